package dev.endpoint.engine;

import dev.endpoint.engine.syntax.Item;
import dev.endpoint.engine.syntax.Side;
import dev.endpoint.engine.syntax.Text;
import java.util.stream.Stream;

/// What a string without a known type may have been meant to be.
record TypeIdeas(TypeTable table, Side side) {
  Stream<Idea> of(ParsedString<?> parsed) {
    return Stream.concat(blanks(parsed), leftOut(parsed));
  }

  /// `tcp localhost 80`.
  private Stream<Idea> blanks(ParsedString<?> parsed) {
    String text = parsed.text();
    String[] words = text.strip().split("\\s+", 2);
    return words.length == 2 && table.find(side, words[0]) != null
        ? Stream.of(
            new Idea(
                0,
                text.length(),
                "Colons go between the parts, not blanks.",
                text.strip().replaceAll("\\s+", ":")))
        : Stream.empty();
  }

  /// `tcp=80`, `host=h:port=80`.
  private Stream<Idea> leftOut(ParsedString<?> parsed) {
    Item first = parsed.description().items().getFirst();
    Text key = first.key();
    if (key == null) {
      return Stream.empty();
    }
    String text = parsed.text();
    if (table.find(side, key.value()) != null) {
      String mended = text.substring(0, key.end()) + ":" + text.substring(key.end() + 1);
      String message = "A colon follows the type, not an equals sign.";
      return Stream.of(new Idea(key.end(), key.end() + 1, message, mended));
    }
    return table.names(side).stream()
        .map(name -> new Idea(0, first.to(), "The type is missing.", name + ":" + text));
  }
}
