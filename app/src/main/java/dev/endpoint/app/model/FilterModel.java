package dev.endpoint.app.model;

import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/// Which messages are shown. Each connection keeps its own filter.
public final class FilterModel {
  private final FilterText typed = new FilterText();
  private final Map<SessionModel, String> texts = new WeakHashMap<>();
  private @Nullable SessionModel session;

  public FilterModel() {
    typed.textProperty().subscribe((before, now) -> keep(now));
  }

  /// Filters the messages of this session from now on.
  void show(@Nullable SessionModel next) {
    session = next;
    typed.begin(next == null ? "" : texts.getOrDefault(next, ""));
  }

  private void keep(String text) {
    if (session != null) {
      texts.put(session, text);
    }
  }

  /// Without a filter all messages are shown.
  public FilterText typed() {
    return typed;
  }
}
