package dev.endpoint.engine.capture;

import java.nio.ByteBuffer;

/// One block of a capture, as [Packets] writes it, found in a buffer: where its parts are. Reused
/// from block to block. Trusts nothing: whatever the bytes are, the outcome is a block, a need for
/// more bytes, or [CaptureDamage].
final class Block {
  enum Kind {
    /// Nothing to show: a header, a packet without payload.
    OTHER,
    DATA,
    EVENT
  }

  /// The headers of any packet that can be read are before this.
  static final int HEAD = Pcapng.PACKET_AT + 2 * 60;

  private final int face;
  private Kind kind = Kind.OTHER;
  private Direction direction = Direction.SENT;
  private int type;
  private int length;
  private long time;
  private int contentAt;
  private int contentLength;
  private boolean last;
  private boolean finish;
  private boolean other;
  private int leftOut;

  Block() {
    this(0);
  }

  /// @param face the number of the interface whose packets are looked at
  Block(int face) {
    this.face = face;
  }

  /// Whether the packet is of another interface, and nothing to show.
  boolean other() {
    return other;
  }

  Kind kind() {
    return kind;
  }

  /// Which way the packet went.
  Direction direction() {
    return direction;
  }

  int type() {
    return type;
  }

  /// How many bytes the whole block takes.
  int length() {
    return length;
  }

  /// How many bytes of the payload were left out of the buffer.
  int leftOut() {
    return leftOut;
  }

  /// Nanoseconds since 1970.
  long time() {
    return time;
  }

  /// Where the payload or the words are in the buffer.
  int contentAt() {
    return contentAt;
  }

  int contentLength() {
    return contentLength;
  }

  /// Whether a read or write ends with this payload.
  boolean last() {
    return last;
  }

  /// Whether the packet says that no more comes its way.
  boolean finish() {
    return finish;
  }

  /// Finds the block at `at`; false when it is not whole before the buffer's limit. The buffer is
  /// little-endian.
  boolean parse(ByteBuffer buffer, int at) throws CaptureDamage {
    return parse(buffer, at, 0);
  }

  /// As [#parse(ByteBuffer, int)], where some of the payload is not in the buffer: what is behind
  /// it stands so much earlier there.
  ///
  /// @param without how many bytes, behind [#HEAD]
  boolean parse(ByteBuffer buffer, int at, int without) throws CaptureDamage {
    leftOut = without;
    int left = buffer.limit() - at;
    if (left < 8) {
      return false;
    }
    type = buffer.getInt(at);
    length = buffer.getInt(at + 4);
    if (length < Pcapng.MIN_BLOCK || length > Pcapng.MAX_BLOCK || (length & 3) != 0) {
      throw new CaptureDamage(
          "a block cannot have a length of " + Integer.toUnsignedString(length));
    }
    if (left < length - leftOut) {
      return false;
    }
    if (buffer.getInt(end(at)) != length) {
      throw new CaptureDamage("a block's two lengths differ");
    }
    kind = Kind.OTHER;
    contentLength = 0;
    last = false;
    finish = false;
    other = false;
    if (type == Pcapng.ENHANCED_PACKET) {
      parsePacket(buffer, at);
    } else if (type == Pcapng.INTERFACE) {
      parseInterface(buffer, at);
    }
    return true;
  }

  private void parseInterface(ByteBuffer buffer, int at) throws CaptureDamage {
    if (length < 20 || (buffer.getShort(at + 8) & 0xffff) != Pcapng.LINKTYPE_RAW) {
      throw new CaptureDamage("it holds packets of another kind than this program writes");
    }
    int resolution = option(buffer, at + 16, Pcapng.OPTION_TIME_RESOLUTION, at);
    if (resolution < 0 || buffer.get(resolution) != Pcapng.NANOSECONDS) {
      throw new CaptureDamage("its time is not in nanoseconds");
    }
  }

  private void parsePacket(ByteBuffer buffer, int at) throws CaptureDamage {
    int captured = length < Pcapng.PACKET_AT + 4 ? -1 : buffer.getInt(at + 20);
    if (captured < 0 || captured > length - 4 - Pcapng.PACKET_AT) {
      throw new CaptureDamage("a packet is longer than its block");
    }
    other = buffer.getInt(at + 8) != face;
    if (other) {
      return;
    }
    time = (long) buffer.getInt(at + 12) << 32 | buffer.getInt(at + 16) & 0xffff_ffffL;
    parseTcp(buffer, at + Pcapng.PACKET_AT, captured);
    int options = at + Pcapng.PACKET_AT + (captured + 3 & ~3) - leftOut;
    int flags = option(buffer, options, Pcapng.OPTION_FLAGS, at);
    int way = flags < 0 ? 0 : buffer.getInt(flags) & Pcapng.DIRECTION_MASK;
    if (way != Pcapng.INBOUND && way != Pcapng.OUTBOUND) {
      throw new CaptureDamage("a packet does not say which way it went");
    }
    direction = way == Pcapng.OUTBOUND ? Direction.SENT : Direction.RECEIVED;
    if (contentLength > 0) {
      kind = Kind.DATA;
      return;
    }
    int comment = option(buffer, options, Pcapng.OPTION_COMMENT, at);
    if (comment >= 0) {
      kind = Kind.EVENT;
      contentAt = comment;
      contentLength = buffer.getShort(comment - 2) & 0xffff;
    }
  }

  private void parseTcp(ByteBuffer buffer, int ip, int captured) throws CaptureDamage {
    int version = captured < 40 ? 0 : buffer.get(ip) >> 4 & 0xf;
    int header = version == 4 ? (buffer.get(ip) & 0xf) * 4 : 40;
    if (version != 4 && version != 6 || captured < header + 20) {
      throw new CaptureDamage("a packet is not IP with TCP");
    }
    int size =
        version == 4
            ? Short.reverseBytes(buffer.getShort(ip + 2)) & 0xffff
            : header + (Short.reverseBytes(buffer.getShort(ip + 4)) & 0xffff);
    int tcp = ip + header;
    int tcpHeader = (buffer.get(tcp + 12) >> 4 & 0xf) * 4;
    if (size != captured || header < 20 || tcpHeader < 20 || header + tcpHeader > captured) {
      throw new CaptureDamage("a packet's lengths do not fit together");
    }
    contentAt = tcp + tcpHeader;
    contentLength = captured - header - tcpHeader;
    finish = (buffer.get(tcp + 13) & Packets.FIN) != 0;
    last = (buffer.get(tcp + 13) & Packets.PSH) != 0;
  }

  /// Where the value of the first such option is, or -1.
  ///
  /// @param start where the block's options begin
  /// @param block where the block begins
  private int option(ByteBuffer buffer, int start, int code, int block) throws CaptureDamage {
    int end = end(block);
    int at = start;
    while (at + 4 <= end) {
      int found = buffer.getShort(at) & 0xffff;
      int size = buffer.getShort(at + 2) & 0xffff;
      if (found == Pcapng.OPTION_END) {
        return -1;
      }
      if (size > end - at - 4) {
        throw new CaptureDamage("an option is longer than its block");
      }
      if (found == code && size >= leastSize(code)) {
        return at + 4;
      }
      at += 4 + (size + 3 & ~3);
    }
    return -1;
  }

  /// Where the length is that stands behind all of the block.
  private int end(int at) {
    return at + length - leftOut - 4;
  }

  /// Where in a packet's block its options begin, behind [#HEAD], if there is so much before them
  /// that it may be left out; else 0.
  ///
  /// @param least how many bytes are worth it
  static int optionsBehindPayload(ByteBuffer buffer, int at, int least) {
    if (buffer.limit() - at < HEAD || buffer.getInt(at) != Pcapng.ENHANCED_PACKET) {
      return 0;
    }
    int length = buffer.getInt(at + 4);
    int captured = buffer.getInt(at + 20);
    boolean isPacket = length <= Pcapng.MAX_BLOCK && (length & 3) == 0;
    boolean fits = captured >= 0 && captured <= length - 4 - Pcapng.PACKET_AT;
    int options = Pcapng.PACKET_AT + (captured + 3 & ~3);
    return isPacket && fits && options - HEAD >= least ? options : 0;
  }

  private static int leastSize(int code) {
    return switch (code) {
      case Pcapng.OPTION_FLAGS -> 4;
      case Pcapng.OPTION_TIME_RESOLUTION -> 1;
      default -> 0;
    };
  }
}
