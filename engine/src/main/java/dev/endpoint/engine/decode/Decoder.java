package dev.endpoint.engine.decode;

import org.jspecify.annotations.Nullable;

/// Says in one line what the bytes of a message are, found by [java.util.ServiceLoader]. It only
/// looks: the bytes it is given are for reading. See `engine/docs/decoders.md`.
public interface Decoder {
  /// What it recognises, as a person calls it: `HTTP/1`.
  String name();

  /// One short line; null where the bytes are something else, or may be.
  @Nullable String summary(Sample sample);
}
