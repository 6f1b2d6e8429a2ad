package dev.endpoint.app.model;

import dev.endpoint.app.model.BarMessage.Tone;
import dev.endpoint.engine.EndpointCatalog;
import dev.endpoint.engine.ParsedEndpoint;
import dev.endpoint.engine.syntax.Diagnostic;
import dev.endpoint.engine.syntax.Diagnostic.Suggestion;
import dev.endpoint.engine.syntax.Side;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What there is to say about one endpoint string: read again with every key, by the engine's own
/// parser.
///
/// @param ok whether it can be used
/// @param exposed whether a listener made from it can be reached from other computers
/// @param overlooked whether it names files that were not looked into
public record EndpointText(
    Side side,
    String text,
    boolean ok,
    boolean exposed,
    boolean overlooked,
    List<Diagnostic> diagnostics,
    BarMessage message,
    String ghost) {

  /// Looks into the files that it names, too: off the FX thread.
  public static EndpointText read(EndpointCatalog catalog, Side side, String text) {
    return of(catalog, side, text, side == Side.CLIENT ? catalog::client : catalog::server);
  }

  /// Looks into no file.
  public static EndpointText glance(EndpointCatalog catalog, Side side, String text) {
    return of(catalog, side, text, string -> catalog.glance(side, string));
  }

  private static EndpointText of(
      EndpointCatalog catalog, Side side, String text, Function<String, ParsedEndpoint<?>> reader) {
    if (text.isBlank()) {
      BarMessage hint = new BarMessage(Tone.HINT, hint(side), null);
      return new EndpointText(side, text, false, false, false, List.of(), hint, "");
    }
    ParsedEndpoint<?> parsed = reader.apply(text);
    boolean exposed = parsed.ok() && parsed.exposed();
    return new EndpointText(
        side,
        text,
        parsed.ok(),
        exposed,
        parsed.isOverlooked(),
        parsed.diagnostics(),
        exposed ? exposedMessage(parsed) : message(parsed),
        catalog.ghost(side, text));
  }

  boolean isOf(Side wanted, String string) {
    return side == wanted && text.equals(string);
  }

  /// Whether what is wrong first is the very word that is being typed, so that it is too early to
  /// complain.
  boolean isUnfinished() {
    return diagnostics.stream()
        .filter(Diagnostic::isError)
        .findFirst()
        .filter(first -> first.end() >= text.length())
        .isPresent();
  }

  private static String hint(Side side) {
    return side == Side.CLIENT
        ? "Type where to connect to, for example tcp:localhost:8080"
        : "Type where to listen, for example tcp:8080:interface=127.0.0.1";
  }

  private static BarMessage message(ParsedEndpoint<?> parsed) {
    Optional<Diagnostic> first = first(parsed, true).or(() -> first(parsed, false));
    if (first.isEmpty()) {
      return new BarMessage(Tone.EXPLAIN, parsed.explain(), null);
    }
    Diagnostic diagnostic = first.get();
    return new BarMessage(
        tone(parsed.text(), diagnostic), diagnostic.message(), diagnostic.suggestion());
  }

  private static BarMessage exposedMessage(ParsedEndpoint<?> parsed) {
    Suggestion fix =
        parsed
            .loopbackOnly()
            .map(text -> new Suggestion("Keep it on this computer", text))
            .orElse(null);
    return new BarMessage(Tone.WARNING, parsed.explain(), fix);
  }

  private static Optional<Diagnostic> first(ParsedEndpoint<?> parsed, boolean error) {
    return parsed.diagnostics().stream().filter(d -> d.isError() == error).findFirst();
  }

  /// Something missing at the end is not wrong yet: it is still being typed.
  private static Tone tone(String text, Diagnostic diagnostic) {
    if (!diagnostic.isError()) {
      return Tone.WARNING;
    }
    return diagnostic.start() >= text.length() && diagnostic.suggestion() == null
        ? Tone.HINT
        : Tone.ERROR;
  }
}
