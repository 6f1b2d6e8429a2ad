package dev.endpoint.engine.capture.trace;

import java.nio.ByteBuffer;

/// One packet as a trace has it. Reused from packet to packet; its bytes are valid until the next
/// one is read.
final class Packet {
  private long time;
  private int link;
  private ByteBuffer bytes = ByteBuffer.allocate(0);

  /// @param bytes in network order, from 0 to the limit: as much of the packet as was captured
  void set(long time, int link, ByteBuffer bytes) {
    this.time = time;
    this.link = link;
    this.bytes = bytes;
  }

  /// Nanoseconds since 1970.
  long time() {
    return time;
  }

  /// What the packet begins with, as <https://www.tcpdump.org/linktypes.html> numbers it.
  int link() {
    return link;
  }

  ByteBuffer bytes() {
    return bytes;
  }
}
