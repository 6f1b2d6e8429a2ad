package dev.endpoint.app.fxml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Objects;
import java.util.Optional;
import javafx.fxml.FXMLLoader;
import javafx.util.Callback;

/// The only place that loads FXML. Controllers come from the given factory, by constructor.
public final class FxmlViews {
  private final Callback<Class<?>, Object> controllers;

  public FxmlViews(Callback<Class<?>, Object> controllers) {
    this.controllers = controllers;
  }

  /// A fresh view with its controller: compiled, where packaging has done that.
  @SuppressWarnings("unchecked") // the caller knows what is in the file
  public <N, C> View<N, C> load(Fxml fxml) {
    return compiled(fxml)
        .map(view -> (View<N, C>) view.make(controllers))
        .orElseGet(() -> interpret(fxml));
  }

  private static Optional<Compiled> compiled(Fxml fxml) {
    try {
      return Optional.of(
          (Compiled) Class.forName(fxml.compiledName()).getConstructor().newInstance());
    } catch (ClassNotFoundException e) {
      return Optional.empty();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(fxml.file(), e);
    }
  }

  private <N, C> View<N, C> interpret(Fxml fxml) {
    URL url = Objects.requireNonNull(Fxml.class.getResource(fxml.file()), fxml.file());
    FXMLLoader loader = new FXMLLoader(url);
    loader.setControllerFactory(controllers);
    try {
      N root = loader.load();
      return new View<>(root, loader.getController());
    } catch (IOException e) {
      throw new UncheckedIOException(fxml.file(), e);
    }
  }

  public record View<N, C>(N root, C controller) {}
}
