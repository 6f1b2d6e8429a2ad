package dev.endpoint.engine.capture;

/// Sizes of the synthesized packets.
final class Packets {
  /// The most bytes one packet carries: an IPv4 packet holds 65,535 with its headers, and four of
  /// these fit the writing buffer.
  static final int MAX_PAYLOAD = 65_280;

  private Packets() {}
}
