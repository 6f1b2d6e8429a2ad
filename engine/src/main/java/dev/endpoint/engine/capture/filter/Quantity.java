package dev.endpoint.engine.capture.filter;

import dev.endpoint.engine.capture.message.Message;

/// What can be compared with a number.
enum Quantity {
  SIZE("size", "how many bytes", "100", false),
  NUMBER("number", "which message it is", "10", false),
  TIME("time", "since the recording began", "+1.5s", true),
  DELTA("delta", "since the message before", "200ms", true);

  final String word;
  final String help;
  final String example;

  /// Whether its values are times, counted in nanoseconds.
  final boolean timed;

  Quantity(String word, String help, String example, boolean timed) {
    this.word = word;
    this.help = help;
    this.example = example;
    this.timed = timed;
  }

  /// @param opened reactor time of the first record
  long of(Message message, long opened) {
    return switch (this) {
      case SIZE -> message.size();
      case NUMBER -> message.number();
      case TIME -> message.nanos() - opened;
      case DELTA -> message.delta();
    };
  }
}
