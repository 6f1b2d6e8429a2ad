package dev.endpoint.app.control.stream;

import java.util.LinkedHashMap;
import java.util.Map;

/// Keeps what was used most recently.
final class Recent<K, V> extends LinkedHashMap<K, V> {
  private static final long serialVersionUID = 1;

  private final int capacity;

  Recent(int capacity) {
    super(capacity * 2, 0.75f, true);
    this.capacity = capacity;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > capacity;
  }
}
