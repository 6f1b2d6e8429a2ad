package dev.endpoint.app.control.messages;

import dev.endpoint.app.model.ColourRules;
import dev.endpoint.engine.capture.message.Message;
import org.jspecify.annotations.Nullable;

/// A message as its row shows it.
///
/// @param sentNanos reactor time of what was last sent before it
/// @param summary what it is, if a decoder knows; else empty
/// @param preview its first bytes as text, or the words of an event
/// @param rule what colours it; null for nothing
public record Line(
    Message message,
    long sentNanos,
    String summary,
    String preview,
    ColourRules.@Nullable Rule rule) {
  Line coloured(ColourRules.@Nullable Rule by) {
    return new Line(message, sentNanos, summary, preview, by);
  }
}
