package dev.endpoint.app.control.stream;

import org.jspecify.annotations.Nullable;

/// Where one asked to go, in words, and the place; without one the words are why not.
public record Goal(@Nullable Place place, String words) {
  /// The end, wherever that is by then.
  public static final Goal END = new Goal(new Place(Long.MAX_VALUE, 0), "the end");

  public static final Goal NOT_ASKED = new Goal(new Place(0, 0), "");

  static Goal to(Place place, String words) {
    return new Goal(place, words);
  }

  public static Goal nowhere(String words) {
    return new Goal(null, words);
  }
}
