package dev.endpoint.engine;

import dev.endpoint.engine.syntax.Description;
import dev.endpoint.engine.syntax.Diagnostic.Suggestion;
import dev.endpoint.engine.syntax.Findings;
import dev.endpoint.engine.syntax.Grammar;
import dev.endpoint.engine.syntax.Side;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Finds what a string with errors was meant to be, where one idea mends all of it: a type left
/// out, a URL, an IPv6 address without brackets. An idea counts only when the string it leads to
/// reads without an error; then one diagnostic takes the place of all errors, because those were
/// only its consequences.
final class Mender {
  private final TypeTable table;
  private final Side side;
  private final Predicate<String> reads;
  private final boolean fineOnOtherSide;

  /// @param reads whether a string has no error on this side
  /// @param fineOnOtherSide whether the string to mend has none on the other
  Mender(TypeTable table, Side side, Predicate<String> reads, boolean fineOnOtherSide) {
    this.table = table;
    this.side = side;
    this.reads = reads;
    this.fineOnOtherSide = fineOnOtherSide;
  }

  void mend(ParsedString<?> parsed, Findings findings) {
    Optional<Idea> best = ideas(parsed).filter(idea -> reads.test(idea.text())).findFirst();
    if (best.isPresent()) {
      Idea idea = best.get();
      Suggestion suggestion = new Suggestion("Use " + idea.text(), idea.text());
      findings.replaceErrors(idea.start(), idea.end(), idea.message(), suggestion);
      return;
    }
    Description description = parsed.description();
    int open = Grammar.openBracket(description);
    if (open >= 0) {
      int at = description.text().place(open);
      findings.dropErrorsFrom(at);
      findings.error(at, at + 1, "This bracket is never closed.", null);
    }
  }

  /// The likeliest first; each is made only when those before it led nowhere.
  private Stream<Idea> ideas(ParsedString<?> parsed) {
    PastedIdeas pasted = new PastedIdeas(table, side);
    EndpointRole<?> role = parsed.role();
    if (role == null) {
      return Stream.concat(pasted.of(parsed.text()), new TypeIdeas(table, side).of(parsed));
    }
    BracketIdeas brackets = new BracketIdeas(parsed.description(), role.schema());
    return Stream.of(
            pasted.ofUrl(parsed.text()), brackets.all(), meant(role, parsed), brackets.misplaced())
        .flatMap(ideas -> ideas);
  }

  private Stream<Idea> meant(EndpointRole<?> role, ParsedString<?> parsed) {
    return fineOnOtherSide
        ? role.meant(parsed.description()).stream()
            .map(meant -> new Idea(0, parsed.text().length(), meant.message(), meant.text()))
        : Stream.empty();
  }
}
