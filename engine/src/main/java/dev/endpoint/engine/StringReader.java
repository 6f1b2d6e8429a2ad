package dev.endpoint.engine;

import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.endpoint.ServerEndpoint;
import dev.endpoint.engine.syntax.Arguments;
import dev.endpoint.engine.syntax.Description;
import dev.endpoint.engine.syntax.Diagnostic.Suggestion;
import dev.endpoint.engine.syntax.Findings;
import dev.endpoint.engine.syntax.Grammar;
import dev.endpoint.engine.syntax.Item;
import dev.endpoint.engine.syntax.Nearest;
import dev.endpoint.engine.syntax.NestedEndpoint;
import dev.endpoint.engine.syntax.Schema;
import dev.endpoint.engine.syntax.Side;
import dev.endpoint.engine.syntax.Text;
import dev.endpoint.engine.syntax.Words;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads endpoint strings of one side: takes them apart, finds the type, checks the arguments.
///
/// @param <E> what they describe
final class StringReader<E> {
  /// Endpoints inside endpoints inside endpoints; more than this is nobody's intention.
  private static final int DEEPEST = 16;

  private final TypeTable table;
  private final Side side;
  private final Function<TypeTable.Entry, @Nullable EndpointRole<E>> roleOf;
  private final BiFunction<Footing, E, E> lay;

  /// Whether files that a string names are looked into.
  private final boolean looks;

  private StringReader(
      TypeTable table,
      Side side,
      Function<TypeTable.Entry, @Nullable EndpointRole<E>> roleOf,
      BiFunction<Footing, E, E> lay,
      boolean looks) {
    this.table = table;
    this.side = side;
    this.roleOf = roleOf;
    this.lay = lay;
    this.looks = looks;
  }

  static StringReader<ClientEndpoint> client(TypeTable table, boolean looks) {
    return new StringReader<>(table, Side.CLIENT, TypeTable.Entry::client, Footing::client, looks);
  }

  static StringReader<ServerEndpoint> server(TypeTable table, boolean looks) {
    return new StringReader<>(table, Side.SERVER, TypeTable.Entry::server, Footing::server, looks);
  }

  private static StringReader<?> of(TypeTable table, Side side, boolean looks) {
    return side == Side.CLIENT ? client(table, looks) : server(table, looks);
  }

  ParsedEndpoint<E> read(String text) {
    Findings findings = new Findings();
    Description description = Grammar.read(text, findings);
    ParsedString<E> parsed = read(description, findings, 0);
    if (findings.errors() > 0) {
      boolean fineThere = otherSide().reads(text);
      new Mender(table, side, this::reads, fineThere).mend(parsed, findings);
    }
    return parsed.with(findings);
  }

  /// Whether a string has no error; looks for nothing that could mend it.
  private boolean reads(String text) {
    Findings findings = new Findings();
    read(Grammar.read(text, findings), findings, 0);
    return findings.errors() == 0;
  }

  private StringReader<?> otherSide() {
    return of(table, side == Side.CLIENT ? Side.SERVER : Side.CLIENT, looks);
  }

  private ParsedString<E> read(Description description, Findings findings, int depth) {
    Item typeItem = description.type();
    if (typeItem == null) {
      noType(description.text(), findings);
      return ParsedString.unknown(side, description, table.secrets());
    }
    Text word = typeItem.value();
    TypeTable.Entry entry = table.find(side, word.value());
    EndpointRole<E> role = entry == null ? null : roleOf.apply(entry);
    if (entry == null || role == null) {
      unknownType(word, entry, findings);
      return ParsedString.unknown(side, description, table.secrets());
    }
    long before = findings.errors();
    NestedEndpoint.Reader nested =
        (innerSide, inner, found) -> readNested(innerSide, inner, found, depth + 1);
    Arguments arguments =
        role.schema().bind(description, otherSchema(entry), findings, nested, looks);
    if (findings.errors() == before) {
      role.check(arguments);
    }
    return new ParsedString<>(
        side, description, entry.type(), role, arguments, List.of(), false, table.secrets(), lay);
  }

  private NestedEndpoint readNested(
      Side innerSide, Description description, Findings findings, int depth) {
    if (depth > DEEPEST) {
      Text text = description.text();
      findings.error(text.start(), text.end(), "Endpoints are nested too deeply here.", null);
      return ParsedString.unknown(innerSide, description, table.secrets());
    }
    return of(table, innerSide, looks).read(description, findings, depth);
  }

  private @Nullable Schema otherSchema(TypeTable.Entry entry) {
    EndpointRole<?> other = entry.role(side == Side.CLIENT ? Side.SERVER : Side.CLIENT);
    return other == null ? null : other.schema();
  }

  private void noType(Text place, Findings findings) {
    String example = side == Side.CLIENT ? "tcp:localhost:8080." : "tcp:8080.";
    boolean nothing = place.source().isBlank();
    String message = nothing ? "Type an endpoint, such as " : "The type is missing, as in ";
    findings.error(place.start(), place.end(), message + example, null);
  }

  private void unknownType(Text word, TypeTable.@Nullable Entry entry, Findings findings) {
    String name = word.value();
    if (name.isBlank()) {
      noType(word, findings);
      return;
    }
    if (entry != null) {
      String can =
          side == Side.CLIENT
              ? "only listens, it cannot connect."
              : "only connects, it cannot listen.";
      findings.error(word.start(), word.end(), "\"" + name + "\" " + can, null);
      return;
    }
    Optional<EndpointCatalog.Broken> left = table.leftOut(name);
    if (left.isPresent()) {
      String what = left.get().name() + " was left out: " + left.get().reason() + ".";
      findings.error(
          word.start(), word.end(), "There is no endpoint type \"" + name + "\"; " + what, null);
      return;
    }
    List<String> near = Nearest.to(name, table.names(side));
    String message = "There is no endpoint type \"" + name + "\" in this version. ";
    if (near.isEmpty()) {
      message += "There are " + Words.list(table.names(side), "and") + ".";
      findings.error(word.start(), word.end(), message, null);
    } else {
      message += "Did you mean " + Words.list(near, "or") + "?";
      String best = near.getFirst();
      findings.error(
          word.start(), word.end(), message, new Suggestion("Use " + best, word.spliceAll(best)));
    }
  }
}
