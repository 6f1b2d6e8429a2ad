package dev.endpoint.engine.syntax;

import dev.endpoint.engine.syntax.Diagnostic.Suggestion;
import org.jspecify.annotations.Nullable;

/// One argument as it was given, while its [Kind] reads it.
public final class Argument {
  /// What all arguments of one string share.
  ///
  /// @param nested reads endpoints inside this one
  /// @param looks as [Arguments#looksAtFiles]
  record Context(
      Description description, Findings findings, NestedEndpoint.Reader nested, boolean looks) {
    /// The whole string with this reading of an item's value.
    String with(Item item, String reading) {
      return description.text().splice(item.valueFrom(), item.to(), Quoting.readable(reading));
    }

    /// The whole string without this item.
    String without(Item item) {
      boolean first = item.from() == 0;
      int length = description.text().length();
      int to = first ? Math.min(item.to() + 1, length) : item.to();
      return description.text().splice(first ? 0 : item.from() - 1, to, "");
    }
  }

  private final Context context;
  private final Option<?> option;
  private final Item item;

  Argument(Context context, Option<?> option, Item item) {
    this.context = context;
    this.option = option;
    this.item = item;
  }

  /// The option's name at the beginning of a sentence.
  public String subject() {
    return option.subject();
  }

  public Text text() {
    return item.value();
  }

  public String value() {
    return item.value().value();
  }

  /// Says that the value cannot be used.
  public void refuse(String message) {
    refuse(message, null);
  }

  /// Says that the value cannot be used, and offers another one.
  public void refuse(String message, String label, String reading) {
    refuse(message, new Suggestion(label, context.with(item, reading)));
  }

  /// Says what is wrong with the characters from one index of the value to another.
  public void refuse(int from, int to, String message) {
    context.findings().error(text().place(from), text().place(to), message, null);
  }

  /// Says that there is no value where one has to be; offers to remove an item that can simply go.
  public void refuseEmpty(String expected) {
    String message = subject() + " is empty; it must be " + expected + ".";
    Item last = context.description().items().getLast();
    boolean removable = !option.isRequired() && (item.isKeyword() || item == last);
    refuse(message, removable ? new Suggestion("Remove it", context.without(item)) : null);
  }

  /// Says something about a value that is used all the same, and offers another one.
  public void warn(String message, String label, String reading) {
    warn(message, new Suggestion(label, context.with(item, reading)));
  }

  /// Reads the value as an endpoint string of its own.
  public NestedEndpoint nested(Side side) {
    DescriptionReader.Reading reading = DescriptionReader.read(text());
    Grammar.report(reading, context.findings());
    return context.nested().read(side, reading.description(), context.findings());
  }

  private void refuse(String message, @Nullable Suggestion suggestion) {
    context.findings().error(text().start(), text().end(), message, suggestion);
  }

  private void warn(String message, @Nullable Suggestion suggestion) {
    context.findings().warning(text().start(), text().end(), message, suggestion);
  }
}
