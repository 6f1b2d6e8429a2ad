package dev.endpoint.app.control.messages;

import dev.endpoint.engine.capture.message.Message;

/// A message as its row shows it.
///
/// @param summary what it is, if a decoder knows; else empty
/// @param preview its first bytes as text, or the words of an event
public record Line(Message message, String summary, String preview) {}
