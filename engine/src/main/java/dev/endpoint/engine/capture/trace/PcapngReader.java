package dev.endpoint.engine.capture.trace;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// The newer format, pcapng (draft-ietf-opsawg-pcapng): blocks; each section has its own byte order
/// and its own interfaces, each interface its own link type and clock. Blocks that hold no packet
/// are passed over.
final class PcapngReader implements PacketReader {
  static final int SECTION = 0x0A0D0D0A;

  private static final int BYTE_ORDER_MAGIC = 0x1A2B3C4D;
  private static final int INTERFACE = 1;
  private static final int OLD_PACKET = 2;
  private static final int SIMPLE_PACKET = 3;
  private static final int ENHANCED_PACKET = 6;

  private static final int BLOCK_HEADER = 8;
  private static final int BLOCK_TRAILER = 4;
  private static final int SECTION_HEADER = 24;

  private record Interface(int link, int snapLength, TraceClock clock) {}

  private final TraceInput input;
  private final List<Interface> interfaces = new ArrayList<>();
  private long lastTime;

  /// @param input at a section header
  PcapngReader(TraceInput input) {
    this.input = input;
  }

  @Override
  public boolean next(Packet packet) throws IOException {
    while (input.has(BLOCK_HEADER)) {
      int type = input.getInt(0);
      if (type == SECTION) {
        beginSection();
      }
      long length = Integer.toUnsignedLong(input.getInt(4));
      if (length < BLOCK_HEADER + BLOCK_TRAILER || (length & 3) != 0) {
        throw new TraceDamage("a block cannot have a length of " + length);
      }
      if (input.position() + length > input.size()) {
        throw new TraceDamage("the last block is cut off");
      }
      if (read(type, length, packet)) {
        return true;
      }
    }
    if (input.position() < input.size()) {
      throw new TraceDamage("the last block is cut off");
    }
    return false;
  }

  /// The type reads the same in both byte orders; what follows decides the section's.
  private void beginSection() throws IOException {
    if (!input.has(SECTION_HEADER)) {
      throw new TraceDamage("a section's header is cut off");
    }
    if (input.getInt(BLOCK_HEADER) != BYTE_ORDER_MAGIC) {
      ByteOrder other =
          input.window().order() == ByteOrder.BIG_ENDIAN
              ? ByteOrder.LITTLE_ENDIAN
              : ByteOrder.BIG_ENDIAN;
      input.order(other);
    }
    if (input.getInt(BLOCK_HEADER) != BYTE_ORDER_MAGIC) {
      throw new TraceDamage("a section in no byte order there is");
    }
    interfaces.clear();
  }

  /// Whether the block, which the input now stands behind, holds a packet.
  private boolean read(int type, long length, Packet packet) throws IOException {
    boolean wanted =
        type == INTERFACE || type == ENHANCED_PACKET || type == SIMPLE_PACKET || type == OLD_PACKET;
    if (!wanted) {
      input.skip(length);
      return false;
    }
    if (length > TraceInput.MOST || !input.has((int) length)) {
      throw new TraceDamage("a block of " + length + " bytes");
    }
    int size = (int) length;
    if (input.getInt(size - BLOCK_TRAILER) != size) {
      throw new TraceDamage("a block's two lengths differ");
    }
    switch (type) {
      case INTERFACE -> interfaces.add(readInterface(size));
      case ENHANCED_PACKET -> readPacket(size, input.getInt(8), packet);
      case OLD_PACKET -> readPacket(size, input.getShort(8), packet);
      default -> readSimple(size, packet);
    }
    input.skip(length);
    return type != INTERFACE;
  }

  private Interface readInterface(int size) throws TraceDamage {
    if (size < 20) {
      throw new TraceDamage("an interface's block of " + size + " bytes");
    }
    return new Interface(
        input.getShort(8), input.getInt(12), TraceClock.of(input, 16, size - BLOCK_TRAILER));
  }

  /// Enhanced packets and the older ones before them have all but the interface in the same places.
  private void readPacket(int size, int from, Packet packet) throws TraceDamage {
    int header = 28;
    int captured = size < header + BLOCK_TRAILER ? -1 : input.getInt(20);
    if (captured < 0 || captured > size - header - BLOCK_TRAILER) {
      throw new TraceDamage("a packet is longer than its block");
    }
    Interface known = known(from);
    lastTime = known.clock.nanos((long) input.getInt(12) << 32 | input.getInt(16) & 0xffff_ffffL);
    set(packet, known, header, captured);
  }

  /// A simple packet says neither when nor where it was captured: it is the first interface's.
  private void readSimple(int size, Packet packet) throws TraceDamage {
    int header = 12;
    Interface known = known(0);
    long captured = Integer.toUnsignedLong(input.getInt(8));
    if (known.snapLength > 0) {
      captured = Math.min(captured, known.snapLength);
    }
    set(packet, known, header, (int) Math.min(captured, size - header - BLOCK_TRAILER));
  }

  private void set(Packet packet, Interface known, int header, int captured) {
    packet.set(
        lastTime,
        known.link,
        input.window().slice(input.at() + header, captured).order(ByteOrder.BIG_ENDIAN));
  }

  private Interface known(int number) throws TraceDamage {
    if (number < 0 || number >= interfaces.size()) {
      throw new TraceDamage(
          "a packet of interface " + Integer.toUnsignedString(number) + ", which is not described");
    }
    return interfaces.get(number);
  }
}
