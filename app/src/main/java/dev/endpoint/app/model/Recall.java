package dev.endpoint.app.model;

import java.util.ArrayList;
import java.util.List;

/// What was sent before, to be walked through with the arrow keys. What stood in the box when the
/// walk began comes back at its end.
final class Recall {
  static final int MOST = 200;

  private final List<String> sent = new ArrayList<>();
  private int at;
  private String draft = "";

  /// Remembers what was sent; the same again only once.
  void add(String text) {
    if (!text.isEmpty()) {
      sent.remove(text);
      sent.add(text);
      if (sent.size() > MOST) {
        sent.removeFirst();
      }
    }
    at = sent.size();
  }

  /// What to show instead of `now`: the one sent before it, or `now` itself when there is none.
  String older(String now) {
    if (at == sent.size()) {
      draft = now;
    }
    return at == 0 ? now : sent.get(--at);
  }

  String newer(String now) {
    if (at == sent.size()) {
      return now;
    }
    at++;
    return at == sent.size() ? draft : sent.get(at);
  }
}
