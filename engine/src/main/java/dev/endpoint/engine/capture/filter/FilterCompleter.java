package dev.endpoint.engine.capture.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Says how a filter could go on.
final class FilterCompleter {
  private final List<FilterCompletion> found = new ArrayList<>();
  private final int start;
  private final int end;
  private final String typed;

  private FilterCompleter(int start, int end, String typed) {
    this.start = start;
    this.end = end;
    this.typed = typed;
  }

  static List<FilterCompletion> complete(String text, int caret) {
    int start = caret;
    while (start > 0 && Character.isLetter(text.charAt(start - 1))) {
      start--;
    }
    FilterReader reader = new FilterReader(text.substring(0, start));
    reader.read();
    Expected expected = reader.expected();
    if (expected == null) {
      return List.of();
    }
    FilterCompleter completer =
        new FilterCompleter(start, caret, text.substring(start, caret).toLowerCase(Locale.ROOT));
    completer.offer(expected);
    return completer.found;
  }

  private void offer(Expected expected) {
    String of = expected.of() == null ? "" : expected.of();
    switch (expected.what()) {
      case CONDITION -> conditions();
      case OPERATOR -> operators(of);
      case VALUE -> values(of);
      case JOIN -> {
        offer("&&", "both");
        offer("||", "one of them, or both");
        if (expected.inside()) {
          offer(")", "ends what ( began");
        }
      }
    }
  }

  private void conditions() {
    for (Kind kind : Kind.values()) {
      if (kind != Kind.RECEIVED) {
        offer(kind.word, kind.help);
      }
    }
    for (Quantity quantity : Quantity.values()) {
      offer(quantity.word, quantity.help);
    }
    offer(FilterReader.CLOCK, "time of day");
    offer(FilterReader.TEXT, "what it says, in UTF-8");
    offer(FilterReader.INFO, "what is said of it beside its bytes, as GET /x HTTP/1.1");
    offer(FilterReader.PROTO, "what it is: " + String.join(", ", Protocols.words()));
    offer(FilterReader.HEX, "its bytes");
    if (typed.isEmpty()) {
      offer("!", "not");
      offer("(", "several conditions as one");
    }
  }

  private void operators(String of) {
    if (of.equals(FilterReader.TEXT) || of.equals(FilterReader.INFO)) {
      offer(FilterReader.CONTAINS, "text, as in contains \"GET\"");
      offer("~", "an expression, as in ~ /GET|PUT/");
    } else if (of.equals(FilterReader.HEX)) {
      offer(FilterReader.CONTAINS, "bytes, as in contains DE AD ?? EF");
    } else if (of.equals(FilterReader.PROTO)) {
      offer(Relation.IS.sign, Relation.IS.help);
      offer(Relation.IS_NOT.sign, Relation.IS_NOT.help);
    } else {
      for (Relation relation :
          List.of(
              Relation.MORE,
              Relation.LESS,
              Relation.AT_LEAST,
              Relation.AT_MOST,
              Relation.IS,
              Relation.IS_NOT)) {
        offer(relation.sign, relation.help);
      }
    }
  }

  private void values(String of) {
    for (Quantity quantity : Quantity.values()) {
      if (quantity.word.equals(of)) {
        offer(quantity.example, quantity.timed ? "s, ms or us" : "for example");
      }
    }
    switch (of) {
      case FilterReader.CLOCK -> offer(FilterReader.CLOCK_EXAMPLE, "hours, minutes, seconds");
      case FilterReader.PROTO -> Protocols.words().forEach(word -> offer(word, ""));
      case FilterReader.TEXT -> offer("\"\"", "text in quotation marks");
      case "~" -> offer("//", "an expression between slashes; i behind it ignores letter case");
      case FilterReader.HEX -> offer("DE AD ?? EF", "for example; ?? is any byte");
      default -> {
        // Numbers were offered above.
      }
    }
  }

  private void offer(String word, String help) {
    if (word.startsWith(typed) && !word.equals(typed)) {
      found.add(new FilterCompletion(start, end, word, help));
    }
  }
}
