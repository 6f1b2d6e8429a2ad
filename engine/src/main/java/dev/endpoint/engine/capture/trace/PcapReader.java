package dev.endpoint.engine.capture.trace;

import java.io.IOException;
import java.nio.ByteOrder;

/// The older format, libpcap's (draft-ietf-opsawg-pcap): a header, then packets, each with its time
/// and two lengths; in either byte order, with microseconds or nanoseconds.
final class PcapReader implements PacketReader {
  static final int MICROSECONDS = 0xA1B2C3D4;
  static final int NANOSECONDS = 0xA1B23C4D;

  private static final int HEADER = 24;
  private static final int LINK_AT = 20;
  private static final int LINK_MASK = 0xffff;
  private static final int PACKET_HEADER = 16;

  private final TraceInput input;
  private final int link;
  private final long unit;

  /// @param input at the header, in an order that makes its first four bytes a magic number
  PcapReader(TraceInput input) throws IOException {
    if (!input.has(HEADER)) {
      throw new TraceDamage("its header is cut off");
    }
    this.input = input;
    unit = input.getInt(0) == NANOSECONDS ? 1 : 1_000;
    link = input.getInt(LINK_AT) & LINK_MASK;
    input.skip(HEADER);
  }

  /// Whether the first four bytes say so, in one order or the other.
  static boolean begins(int magic) {
    return magic == MICROSECONDS || magic == NANOSECONDS;
  }

  @Override
  public boolean next(Packet packet) throws IOException {
    if (!input.has(PACKET_HEADER)) {
      return atEnd();
    }
    long seconds = Integer.toUnsignedLong(input.getInt(0));
    long fraction = Integer.toUnsignedLong(input.getInt(4));
    int captured = input.getInt(8);
    if (captured < 0 || captured > TraceInput.MOST - PACKET_HEADER) {
      throw new TraceDamage("a packet of " + Integer.toUnsignedString(captured) + " bytes");
    }
    if (!input.has(PACKET_HEADER + captured)) {
      return atEnd();
    }
    packet.set(
        seconds * 1_000_000_000L + fraction * unit,
        link,
        input.window().slice(input.at() + PACKET_HEADER, captured).order(ByteOrder.BIG_ENDIAN));
    input.skip(PACKET_HEADER + captured);
    return true;
  }

  private boolean atEnd() throws TraceDamage {
    if (input.position() < input.size()) {
      throw new TraceDamage("the last packet is cut off");
    }
    return false;
  }
}
