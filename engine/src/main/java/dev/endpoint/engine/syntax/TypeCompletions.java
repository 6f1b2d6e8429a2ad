package dev.endpoint.engine.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The types that the beginning of a string could become.
record TypeCompletions(Description description, Item item, int place) {
  List<Completion> of(List<Completer.Word> words) {
    Text text = description.text();
    int start = text.place(item.from());
    String typed = text.source().substring(start, Math.max(start, place)).toLowerCase(Locale.ROOT);
    List<Completer.Word> fitting =
        new ArrayList<>(words.stream().filter(word -> word.name().startsWith(typed)).toList());
    if (fitting.isEmpty()) {
      List<String> near = Nearest.to(typed, words.stream().map(Completer.Word::name).toList());
      words.stream().filter(word -> near.contains(word.name())).forEach(fitting::add);
    }
    return fitting.stream().map(this::completion).toList();
  }

  private Completion completion(Completer.Word word) {
    Text text = description.text();
    boolean colonThere = item.to() < text.length();
    boolean colon = !colonThere && !word.schema().options().isEmpty();
    String expected =
        String.join(
            ":",
            word.schema().positional().stream()
                .filter(Option::isRequired)
                .map(Option::name)
                .toList());
    return new Completion(
        text.place(item.from()),
        text.place(item.to()),
        text.quoted(word.name() + (colon ? ":" : "")),
        word.name(),
        word.summary(),
        expected);
  }
}
