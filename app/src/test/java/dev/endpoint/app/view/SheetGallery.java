package dev.endpoint.app.view;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.endpoint.app.fxml.Fxml;
import dev.endpoint.app.fxml.FxmlViews;
import dev.endpoint.app.model.Change;
import dev.endpoint.app.model.InspectModel;
import dev.endpoint.app.model.NotesModel;
import dev.endpoint.app.model.RecordingActions;
import dev.endpoint.app.model.SaveModel;
import dev.endpoint.app.model.SheetModel;
import dev.endpoint.app.model.WorkbenchModel;
import dev.endpoint.app.settings.StreamLook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;

/// Shows every state of the sheet and leaves a picture of each in a folder, in both themes:
/// `SheetGallery [folder [width height [name …]]]`.
public final class SheetGallery extends Application {
  private final RecordingActions actions = new RecordingActions();
  private final WorkbenchModel workbench = new WorkbenchModel();
  private final SheetModel model =
      new SheetModel(actions, workbench, id -> {}, (side, text) -> {}, ZoneOffset.UTC);
  private final Deque<Runnable> pictures = new ArrayDeque<>();

  public static void main(String[] arguments) {
    launch(arguments);
  }

  @Override
  public void start(Stage stage) throws IOException {
    List<String> wanted = getParameters().getRaw();
    Path folder = Path.of(wanted.isEmpty() ? "target/gallery" : wanted.getFirst());
    int width = wanted.size() > 2 ? Integer.parseInt(wanted.get(1)) : 900;
    int height = wanted.size() > 2 ? Integer.parseInt(wanted.get(2)) : 620;
    Files.createDirectories(folder);
    FxmlViews.View<Parent, SheetController> view =
        new FxmlViews(
                new SheetParts(
                    model,
                    new SaveModel(Runnable::run, Runnable::run),
                    new InspectModel(Runnable::run, Runnable::run),
                    new NotesModel(Runnable::run, Runnable::run, words -> {}),
                    new StreamLook(),
                    new NoDesktop(null)))
            .load(Fxml.SHEET);
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    Scene scene = new Scene(view.root(), width, height);
    for (String sheet : List.of("base.css", "sheet.css")) {
      var css = Fxml.class.getResource("/dev/endpoint/app/css/" + sheet);
      if (css != null) {
        scene.getStylesheets().add(css.toExternalForm());
      }
    }
    stage.setScene(scene);
    stage.show();
    for (boolean dark : List.of(false, true)) {
      for (Map.Entry<String, Samples.Sample> sample : Samples.all().entrySet()) {
        if (wanted.size() < 4 || wanted.subList(3, wanted.size()).contains(sample.getKey())) {
          String name = sample.getKey() + (dark ? "-dark" : "-light") + ".png";
          pictures.add(() -> show(sample.getValue(), view.controller(), dark));
          for (int i = 0; i < 20; i++) {
            pictures.add(() -> {});
          }
          pictures.add(() -> save(scene, folder.resolve(name)));
        }
      }
    }
    next();
  }

  private void next() {
    Runnable picture = pictures.poll();
    if (picture == null) {
      Platform.exit();
      return;
    }
    picture.run();
    CompletableFuture.delayedExecutor(10, TimeUnit.MILLISECONDS, Platform::runLater)
        .execute(this::next);
  }

  private void show(Samples.Sample sample, SheetController controller, boolean dark) {
    Application.setUserAgentStylesheet(
        dark
            ? new PrimerDark().getUserAgentStylesheet()
            : new PrimerLight().getUserAgentStylesheet());
    actions.now = sample.now();
    model.show(null);
    for (long id = 1; id < 10; id++) {
      workbench.apply(List.of(new Change.Removed(id)), sample.now());
    }
    workbench.apply(List.of(new Change.Changed(sample.state())), sample.now());
    sample
        .children()
        .forEach(child -> workbench.apply(List.of(new Change.Changed(child)), sample.now()));
    model.inspectingProperty().set(sample.state().transfer() != null);
    controller.show(workbench.session(sample.state().id()));
  }

  private static void save(Scene scene, Path file) {
    WritableImage image = scene.snapshot(null);
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    byte[] pixels = new byte[width * height * 4];
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getByteBgraInstance(), pixels, 0, width * 4);
    var picture =
        new java.awt.image.BufferedImage(width, height, java.awt.image.BufferedImage.TYPE_INT_ARGB);
    int[] colours = new int[width * height];
    ByteBuffer.wrap(pixels).order(java.nio.ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(colours);
    picture.setRGB(0, 0, width, height, colours, 0, width);
    try {
      javax.imageio.ImageIO.write(picture, "png", file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
