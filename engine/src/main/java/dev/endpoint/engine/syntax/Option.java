package dev.endpoint.engine.syntax;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One typed argument of an endpoint type, declared once as a constant: parser, checks, completion,
/// form and help are made from it. Immutable; the methods that change something return a new
/// option.
///
/// Without [#required] or [#orElse] it may be left out and has no value then.
public final class Option<T> {
  private final String name;
  private final Kind<T> kind;
  private final String help;
  private final @Nullable T fallback;
  private final String fallbackWords;
  private final boolean required;
  private final boolean secret;
  private final List<Choice> offers;

  private Option(
      String name,
      Kind<T> kind,
      String help,
      @Nullable T fallback,
      String fallbackWords,
      boolean required,
      boolean secret,
      List<Choice> offers) {
    this.name = name;
    this.kind = kind;
    this.help = help;
    this.fallback = fallback;
    this.fallbackWords = fallbackWords;
    this.required = required;
    this.secret = secret;
    this.offers = List.copyOf(offers);
  }

  /// An option of a kind of one's own.
  public static <T> Option<T> of(String name, Kind<T> kind) {
    return new Option<>(name, kind, "", null, "", false, false, List.of());
  }

  /// Any text.
  public static Option<String> text(String name) {
    return of(name, TextKind.any());
  }

  /// Any texts, for [Schema#repeating].
  public static Option<List<String>> texts(String name) {
    return of(name, new TextsKind());
  }

  /// The path of a file; nothing looks whether it is there.
  public static Option<String> path(String name) {
    return of(name, TextKind.path());
  }

  public static Option<Integer> integer(String name, int min, int max) {
    return of(name, new IntegerKind("number", min, max));
  }

  /// A port to reach: 1 to 65535.
  public static Option<Integer> port(String name) {
    return of(name, new PortKind(1, true));
  }

  /// A port of this computer: 0 to 65535, where 0 means any free one.
  public static Option<Integer> localPort(String name) {
    return of(name, new PortKind(0, false));
  }

  /// A host to reach, by name or IP literal.
  public static Option<String> host(String name) {
    return of(name, new HostKind());
  }

  /// An address of this computer.
  public static Option<String> localAddress(String name) {
    return of(name, new AddressKind());
  }

  /// A length of time, more than none: `1.5`, `300ms`, `2m`.
  public static Option<Duration> seconds(String name) {
    return of(name, new DurationKind(false));
  }

  /// A length of time, or none: `0`.
  public static Option<Duration> secondsOrNone(String name) {
    return of(name, new DurationKind(true));
  }

  /// A length of time, more than none, or `none` for no limit, which is the empty value.
  public static Option<Optional<Duration>> limit(String name) {
    return of(name, new LimitKind());
  }

  public static Option<Boolean> flag(String name) {
    return of(name, new FlagKind());
  }

  /// @param values by word, in lower case, in the order to show them
  public static <T> Option<T> choice(String name, Map<String, T> values) {
    return of(name, new ChoiceKind<>(values));
  }

  /// An endpoint string inside this one.
  public static Option<NestedEndpoint> endpoint(String name, Side side) {
    return of(name, new EndpointKind(side));
  }

  /// @param help one line for completion, form and help page
  public Option<T> help(String help) {
    return new Option<>(name, kind, help, fallback, fallbackWords, required, secret, offers);
  }

  public Option<T> required() {
    return new Option<>(name, kind, help, null, "", true, secret, offers);
  }

  /// What it is when it is left out.
  public Option<T> orElse(T fallback) {
    return orElse(fallback, kind.write(fallback));
  }

  /// @param words how to say the default: `every interface`
  public Option<T> orElse(T fallback, String words) {
    return new Option<>(name, kind, help, fallback, words, false, secret, offers);
  }

  /// Never shown, logged or saved in the clear.
  public Option<T> secret() {
    return new Option<>(name, kind, help, fallback, fallbackWords, required, true, offers);
  }

  /// Values to offer beside those of its kind, the most usual first.
  public Option<T> offering(Choice... offers) {
    return new Option<>(
        name, kind, help, fallback, fallbackWords, required, secret, List.of(offers));
  }

  public String name() {
    return name;
  }

  public Kind<T> kind() {
    return kind;
  }

  public String help() {
    return help;
  }

  public Optional<T> fallback() {
    return Optional.ofNullable(fallback);
  }

  public List<Choice> offers() {
    return offers;
  }

  public boolean isRequired() {
    return required;
  }

  public boolean isSecret() {
    return secret;
  }

  /// Kind and default in words: `seconds, default 30`.
  public String detail() {
    String extra =
        required ? ", required" : fallbackWords.isEmpty() ? "" : ", default " + fallbackWords;
    return kind.words() + extra;
  }

  /// The name at the beginning of a sentence.
  public String subject() {
    boolean word = name.equals(name.toLowerCase(Locale.ROOT));
    return word && !name.isEmpty()
        ? name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1)
        : name;
  }

  @Override
  public String toString() {
    return name;
  }
}
