package dev.endpoint.engine.decode;

/// What a message is.
///
/// @param protocol the name of the decoder
/// @param words one short line
public record Summary(String protocol, String words) {}
