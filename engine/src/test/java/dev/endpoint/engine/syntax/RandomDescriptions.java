package dev.endpoint.engine.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Descriptions made of the characters that matter.
public final class RandomDescriptions {
  private static final String ALPHABET = "\\\\::==[]{}ab1 é\n\u0000";

  private RandomDescriptions() {}

  static String text(Random random, int most) {
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(most + 1); length > 0; length--) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }

  static Description next(Random random) {
    List<Item> items = new ArrayList<>();
    for (int count = 1 + random.nextInt(4); count > 0; count--) {
      items.add(
          random.nextBoolean()
              ? Item.positional(text(random, 6))
              : Item.keyword(text(random, 4), text(random, 6)));
    }
    return Description.of(items);
  }

  /// A description as a string, and what Twisted should make of it.
  public record Shown(String written, List<String> positionals, Map<String, String> keywords) {}

  /// One whose keywords Twisted can take: plain ASCII.
  public static Shown shown(Random random) {
    while (true) {
      Description description = next(random);
      Map<String, String> keywords = TwistedGrammarTest.keywords(description);
      if (keywords.keySet().stream().allMatch(key -> key.chars().allMatch(c -> c < 0x80))) {
        return new Shown(
            description.write(), TwistedGrammarTest.positionals(description), keywords);
      }
    }
  }
}
