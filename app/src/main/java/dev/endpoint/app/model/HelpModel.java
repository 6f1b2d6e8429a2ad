package dev.endpoint.app.model;

import dev.endpoint.engine.EndpointType;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/// The help page: the keys, and every type of endpoint there is.
public final class HelpModel {
  /// @param keys as printed on them
  public record Key(String keys, String does) {}

  /// @param sides what it can do: connect, listen or both
  public record Type(String name, String summary, String sides) {}

  public static final List<Key> KEYS =
      List.of(
          new Key("Ctrl+L", "go to the address bar"),
          new Key("Enter", "connect, or listen, with what the bar says"),
          new Key("Alt+Enter", "listen instead"),
          new Key("Tab", "take the completion or the correction"),
          new Key("Alt+K", "apply what the line below the bar offers"),
          new Key("\u2191 \u2193", "completions; strings used before"),
          new Key("Esc", "cancel the attempt, else leave the field"),
          new Key("Ctrl+T", "something new"),
          new Key("Ctrl+W", "cancel, close, stop or forget what is selected"),
          new Key("Ctrl+R", "connect or listen again, after it ended"),
          new Key("Ctrl+E", "go to what to send"),
          new Key("Ctrl+D", "finish sending, once you agree"),
          new Key("Ctrl+Shift+D", "reset the connection, once you agree"),
          new Key("Ctrl+1 2 3", "show the bytes as text, hex, or both"),
          new Key("T", "in the stream: the next kind of time"),
          new Key("Space", "in the stream: hold reading, go on reading"),
          new Key("End", "in the stream: follow what comes"),
          new Key("Ctrl+C", "in the stream: copy; Ctrl+Shift+C in other forms"),
          new Key("Ctrl+I", "show or hide the facts"),
          new Key("Ctrl+B", "fold the sidebar"),
          new Key("F6", "next region of the window"),
          new Key("F1", "this page"));

  private final Actions actions;
  private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper(this, "open");

  public HelpModel(Actions actions) {
    this.actions = actions;
  }

  public void toggle() {
    open.set(!open.get());
  }

  public void close() {
    open.set(false);
  }

  public List<Type> types() {
    return actions.catalog().types().stream()
        .map(type -> new Type(type.name(), type.summary(), sides(type)))
        .toList();
  }

  private static String sides(EndpointType type) {
    if (type.client() == null) {
      return "listen";
    }
    return type.server() == null ? "connect" : "connect, listen";
  }

  public boolean isOpen() {
    return open.get();
  }

  public ReadOnlyBooleanProperty openProperty() {
    return open.getReadOnlyProperty();
  }
}
