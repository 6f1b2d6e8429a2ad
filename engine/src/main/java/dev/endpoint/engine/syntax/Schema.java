package dev.endpoint.engine.syntax;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The arguments an endpoint string of one type and side takes. Immutable; the methods that change
/// something return a new schema.
public final class Schema {
  /// What happens when an argument comes by position and by name.
  public enum Clash {
    /// It is an error, as in a call of Python. Twisted's servers, and most clients of its plug-ins.
    REFUSED,
    /// The position wins and the name is ignored, with a warning. Twisted's built-in clients.
    POSITION_WINS
  }

  private final List<Option<?>> positional;
  private final List<Option<?>> keywordOnly;
  private final Clash clash;
  private final boolean ignoresUnknown;
  private final @Nullable Rest rest;
  private final @Nullable Option<List<String>> repeated;
  private final @Nullable Usual<?> usual;

  /// What a wrapping type wraps: the items that are not its own.
  public record Rest(Side side, Option<NestedEndpoint> option) {}

  /// What a required option most often is.
  ///
  /// @param value makes it of what is given
  record Usual<T>(Option<T> option, Function<Arguments, T> value) {
    String written(Arguments given) {
      return option.kind().write(value.apply(given));
    }
  }

  private Schema(
      List<Option<?>> positional,
      List<Option<?>> keywordOnly,
      Clash clash,
      boolean ignoresUnknown,
      @Nullable Rest rest,
      @Nullable Option<List<String>> repeated,
      @Nullable Usual<?> usual) {
    this.positional = List.copyOf(positional);
    this.keywordOnly = List.copyOf(keywordOnly);
    this.clash = clash;
    this.ignoresUnknown = ignoresUnknown;
    this.rest = rest;
    this.repeated = repeated;
    this.usual = usual;
  }

  /// A schema of options that may be given by position, in this order, or by name.
  public static Schema of(Option<?>... options) {
    return new Schema(Arrays.asList(options), List.of(), Clash.REFUSED, false, null, null, null);
  }

  /// A schema of a type that wraps another: whatever is not one of its own keywords makes up the
  /// inner endpoint, as in `haproxy:tcp:80`.
  public static Schema wrapping(String name, Side side) {
    Rest rest = new Rest(side, Option.endpoint(name, side).required());
    return new Schema(List.of(), List.of(), Clash.REFUSED, false, rest, null, null);
  }

  /// Adds options that can only be given by name.
  public Schema keywords(Option<?>... options) {
    List<Option<?>> all = new ArrayList<>(keywordOnly);
    all.addAll(Arrays.asList(options));
    return new Schema(positional, all, clash, ignoresUnknown, rest, repeated, usual);
  }

  /// Adds an option for all that is left of the items without a name, however many. It can be given
  /// by position only.
  public Schema repeating(Option<List<String>> option) {
    return new Schema(positional, keywordOnly, clash, ignoresUnknown, rest, option, usual);
  }

  public Schema clash(Clash clash) {
    return new Schema(positional, keywordOnly, clash, ignoresUnknown, rest, repeated, usual);
  }

  /// Accepts arguments it does not know, with a warning that they are ignored.
  public Schema ignoringUnknown() {
    return new Schema(positional, keywordOnly, clash, true, rest, repeated, usual);
  }

  /// What is offered for a required option by position where it alone is missing.
  ///
  /// @param value makes it of what is given
  public <T> Schema usually(Option<T> option, Function<Arguments, T> value) {
    Usual<T> most = new Usual<>(option, value);
    return new Schema(positional, keywordOnly, clash, ignoresUnknown, rest, repeated, most);
  }

  /// Options that may be given by position, in this order.
  public List<Option<?>> positional() {
    return positional;
  }

  /// Options that can only be given by name.
  public List<Option<?>> keywordOnly() {
    return keywordOnly;
  }

  public Clash clash() {
    return clash;
  }

  public boolean ignoresUnknown() {
    return ignoresUnknown;
  }

  /// What a string of this type looks like: `tcp:port[:interface][:noDelay=...]`.
  public String form(String type) {
    StringBuilder form = new StringBuilder(type);
    for (Option<?> option : positional) {
      form.append(option.isRequired() ? ":" + option.name() : "[:" + option.name() + "]");
    }
    repeated().ifPresent(all -> form.append("[:").append(all.name()).append("...]"));
    for (Option<?> option : keywordOnly) {
      String named = ":" + option.name() + "=...";
      form.append(option.isRequired() ? named : "[" + named + "]");
    }
    rest().ifPresent(wrapped -> form.append(":").append(wrapped.option().name()));
    return form.toString();
  }

  /// The wrapped endpoint of a wrapping type.
  public Optional<Rest> rest() {
    return Optional.ofNullable(rest);
  }

  /// What takes the items without a name that no other option does.
  public Optional<Option<List<String>>> repeated() {
    return Optional.ofNullable(repeated);
  }

  Optional<Usual<?>> usual() {
    return Optional.ofNullable(usual);
  }

  /// All options that have a name in the string, in the order to show them.
  public List<Option<?>> options() {
    List<Option<?>> all = new ArrayList<>(positional);
    all.addAll(keywordOnly);
    return List.copyOf(all);
  }

  public Optional<Option<?>> find(String name) {
    for (Option<?> option : options()) {
      if (option.name().equals(name)) {
        return Optional.of(option);
      }
    }
    return Optional.empty();
  }

  /// Checks the arguments of a description against this; what is wrong goes to the findings. The
  /// result is complete only when no error was found.
  ///
  /// @param other the schema of the same type's other side, to tell a misplaced argument from an
  ///   unknown one
  /// @param nested reads endpoints inside this one
  /// @param looks as [Arguments#looksAtFiles]
  public Arguments bind(
      Description description,
      @Nullable Schema other,
      Findings findings,
      NestedEndpoint.Reader nested,
      boolean looks) {
    Argument.Context context = new Argument.Context(description, findings, nested, looks);
    return new Binder(this, other, context).bind();
  }
}
