package dev.endpoint.engine.capture.filter;

import dev.endpoint.engine.decode.Decoders;
import java.util.List;
import java.util.Locale;

/// The words for what decoders recognise: `http` for HTTP/1.
final class Protocols {
  private static final class Installed {
    static final List<String> WORDS =
        Decoders.installed().names().stream().map(Protocols::word).toList();
  }

  private Protocols() {}

  static List<String> words() {
    return Installed.WORDS;
  }

  /// The letters that a name begins with.
  static String word(String name) {
    return name.split("\\P{L}", 2)[0].toLowerCase(Locale.ROOT);
  }
}
