package dev.endpoint.engine.capture.filter;

import dev.endpoint.engine.capture.Recording;
import dev.endpoint.engine.capture.message.Message;
import dev.endpoint.engine.decode.Decoders;
import dev.endpoint.engine.decode.Summaries;
import dev.endpoint.engine.decode.Summary;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// What decoders say of messages. Several conditions may ask about one message, one after the
/// other; it is decoded once.
final class Information {
  private static final Summary NOTHING = new Summary("", "");

  private final Recording recording;
  private @Nullable Summaries summaries;
  private @Nullable Message last;
  private Summary known = NOTHING;

  Information(Recording recording) {
    this.recording = recording;
  }

  boolean isOf(Message message, String protocol) throws IOException {
    return Protocols.word(of(message).protocol()).equals(protocol);
  }

  /// Empty where nobody recognises it.
  String words(Message message) throws IOException {
    return of(message).words();
  }

  private Summary of(Message message) throws IOException {
    if (!message.equals(last)) {
      if (summaries == null) {
        summaries = new Summaries(recording, Decoders.installed());
      }
      known = summaries.of(message).orElse(NOTHING);
      last = message;
    }
    return known;
  }
}
