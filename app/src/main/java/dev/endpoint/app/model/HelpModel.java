package dev.endpoint.app.model;

import dev.endpoint.engine.EndpointCatalog;
import dev.endpoint.engine.EndpointType;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/// The help page: the keys, and every type of endpoint there is or should have been.
public final class HelpModel {
  /// @param keys as printed on them
  public record Key(String keys, String does) {}

  /// @param summary what it is, and the plug-in it comes from
  /// @param sides what it can do: connect, listen or both
  public record Type(String name, String summary, String sides) {}

  public static final List<Key> KEYS =
      List.of(
          new Key("Ctrl+L", "go to the address bar"),
          new Key("Enter", "connect, or listen, with what the bar says"),
          new Key("Alt+Enter", "listen instead"),
          new Key("Shift+Enter", "connect and keep trying"),
          new Key("Tab", "take the completion or the correction"),
          new Key("Alt+K", "apply what the line below the bar offers"),
          new Key("F4", "the arguments as a form; Esc leaves it"),
          new Key("\u2191 \u2193", "completions; strings used before"),
          new Key("Esc", "cancel the attempt, else leave the field"),
          new Key("Ctrl+O", "open a capture, a trace, or a file of endpoints"),
          new Key("Ctrl+T", "something new"),
          new Key("Ctrl+W", "cancel, close, stop or forget what is selected"),
          new Key("Ctrl+R", "connect or listen again, after it ended; try now"),
          new Key(
              "Alt+\u2190 \u2192", "the attempt before or after, of those that are tried again"),
          new Key("Ctrl+E", "go to what to send"),
          new Key("Ctrl+D", "finish sending, once you agree"),
          new Key("Ctrl+Shift+D", "reset the connection, once you agree"),
          new Key("Ctrl+1 2 3", "show the bytes as text, hex, or both"),
          new Key("Ctrl+4", "show them as messages, cut as you say"),
          new Key("Ctrl+5", "show rates, waits for answers and sizes over time"),
          new Key(
              "\u2190 \u2192",
              "in the plot: move along it; + and \u2212 zoom, 0 shows all of it again"),
          new Key("Enter", "in the plot: go to that time in the stream"),
          new Key("Ctrl+C", "in the plot: copy the values as CSV; Ctrl+Shift+C the picture"),
          new Key("Ctrl+6", "compare them with another stream, side by side"),
          new Key(
              "N",
              "in the comparison: the next difference; P the one before; F3 and Shift+F3 likewise"
                  + " while nothing is looked for"),
          new Key("H", "in the comparison: hex, or text"),
          new Key("Enter", "in the comparison: go to the left byte in the stream"),
          new Key("Ctrl+/", "filter the messages, as in recv && size>100"),
          new Key("Enter", "in the messages: go to the selected one in the stream"),
          new Key("C", "in the messages: colour those like the selected one; F shows only those"),
          new Key(
              "Ctrl+F",
              "find text, hex or an expression in the bytes, or in both streams of the comparison;"
                  + " Events shows the events that say it"),
          new Key("F3", "the next match; Shift+F3 the one before"),
          new Key("Ctrl+G", "go to a byte, or to a time"),
          new Key("T", "in the stream: the next kind of time"),
          new Key("I", "in the stream: show more or fewer of the invisible characters"),
          new Key("Space", "in the stream: hold reading, go on reading"),
          new Key("End", "in the stream: follow what comes"),
          new Key("Ctrl+C", "in the stream: copy; Ctrl+Shift+C in other forms"),
          new Key(
              "Shift+F10",
              "the menu of the stream, with the encoding of text and more, or of a message"),
          new Key("Ctrl+M", "note something on what is selected, or on the byte at the caret"),
          new Key(
              "Ctrl+S",
              "save what was said, what is selected, or a range of bytes or time, to a file"),
          new Key("Ctrl+I", "show or hide the facts, and what the bytes at the caret mean"),
          new Key(
              "Ctrl+,",
              "captures: the folder they are in, how much they may take and how long they stay"),
          new Key("Ctrl+B", "fold the sidebar"),
          new Key("F6", "next region of the window"),
          new Key("F1", "this page"));

  private final Actions actions;
  private final Path plugins;
  private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper(this, "open");

  /// @param plugins the folder of the user's plug-ins
  public HelpModel(Actions actions, Path plugins) {
    this.actions = actions;
    this.plugins = plugins;
  }

  public void toggle() {
    open.set(!open.get());
  }

  public void close() {
    open.set(false);
  }

  public List<Type> types() {
    return actions.catalog().types().stream()
        .map(type -> new Type(type.name(), summary(type), sides(type)))
        .toList();
  }

  private String summary(EndpointType type) {
    String place = actions.catalog().place(type);
    return place.isEmpty() ? type.summary() : type.summary() + " (from " + place + ")";
  }

  /// Where more types come from.
  public String pluginWords() {
    return "More types come from plug-ins: jars in "
        + plugins
        + ", read when the workbench starts.";
  }

  /// Types, or whole plug-ins, that could not be used.
  public List<EndpointCatalog.Broken> leftOut() {
    return actions.catalog().broken();
  }

  /// The same for a line of the window; nothing when nothing was left out.
  public Optional<String> leftOutNote() {
    List<EndpointCatalog.Broken> left = leftOut();
    if (left.isEmpty()) {
      return Optional.empty();
    }
    EndpointCatalog.Broken first = left.getFirst();
    String one = first.name() + " was left out: " + first.reason() + ".";
    int more = left.size() - 1;
    return Optional.of(more == 0 ? one : one + " And " + more + " more; help (F1) names them all.");
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
