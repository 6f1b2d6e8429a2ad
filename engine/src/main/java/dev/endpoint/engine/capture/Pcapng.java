package dev.endpoint.engine.capture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The parts of the pcapng format (draft-ietf-opsawg-pcapng) that captures are made of: a section
/// header, one or two interfaces of raw IP packets with time in nanoseconds, then enhanced packet
/// blocks. Always little-endian.
final class Pcapng {
  static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;

  static final int SECTION = 0x0A0D0D0A;
  static final int INTERFACE = 1;
  static final int ENHANCED_PACKET = 6;
  static final int BYTE_ORDER_MAGIC = 0x1A2B3C4D;

  /// Packets begin with the IPv4 or IPv6 header.
  static final int LINKTYPE_RAW = 101;

  /// Time stamps count units of 10 to the minus this.
  static final int NANOSECONDS = 9;

  /// Everything before the packet in an enhanced packet block.
  static final int PACKET_AT = 28;

  /// The shortest block: type, length, length.
  static final int MIN_BLOCK = 12;

  /// No block of ours, nor one with a long comment added by another program, is longer; so a window
  /// of this size always holds a whole one.
  static final int MAX_BLOCK = 256 * 1024;

  static final int OPTION_END = 0;
  static final int OPTION_COMMENT = 1;
  static final int OPTION_FLAGS = 2;
  static final int OPTION_IF_NAME = 2;
  static final int OPTION_IF_DESCRIPTION = 3;
  static final int OPTION_USER_APPLICATION = 4;
  static final int OPTION_TIME_RESOLUTION = 9;

  /// In the flags of a packet: which way it went, seen from the capturing machine.
  static final int INBOUND = 1;

  static final int OUTBOUND = 2;
  static final int DIRECTION_MASK = 3;

  private static final int MAX_TEXT = 200;
  private static final int MAX_COMMENT = 400;

  /// Room that [#putHeader] takes at most.
  static final int MAX_HEADER = 1024;

  private Pcapng() {}

  /// The blocks before the first packet.
  static void putHeader(ByteBuffer out, String description) {
    putSection(out);
    putInterface(out, "wire", description, "");
  }

  /// @param comment empty for none
  static void putInterface(ByteBuffer out, String name, String description, String comment) {
    int start = begin(out, INTERFACE);
    out.putShort((short) LINKTYPE_RAW).putShort((short) 0).putInt(0);
    if (!comment.isEmpty()) {
      putOption(out, OPTION_COMMENT, utf8(comment, MAX_COMMENT));
    }
    putOption(out, OPTION_IF_NAME, text(name));
    putOption(out, OPTION_IF_DESCRIPTION, text(description));
    putOption(out, OPTION_TIME_RESOLUTION, new byte[] {NANOSECONDS});
    end(out, start);
  }

  /// The first block, the same in all captures: it says whose they are.
  static void putSection(ByteBuffer out) {
    int section = begin(out, SECTION);
    out.putInt(BYTE_ORDER_MAGIC).putShort((short) 1).putShort((short) 0).putLong(-1);
    putOption(out, OPTION_USER_APPLICATION, text("Endpoint Workbench"));
    end(out, section);
  }

  /// Starts a block; its length is filled in by [#end]. Returns where it starts.
  static int begin(ByteBuffer out, int type) {
    int start = out.position();
    out.putInt(type).putInt(0);
    return start;
  }

  /// Ends a block that has options.
  static void end(ByteBuffer out, int start) {
    out.putInt(OPTION_END);
    int length = out.position() + 4 - start;
    out.putInt(length).putInt(start + 4, length);
  }

  static void putOption(ByteBuffer out, int code, byte[] value) {
    out.putShort((short) code).putShort((short) value.length).put(value);
    pad(out, value.length);
  }

  static void putFlags(ByteBuffer out, Direction direction) {
    out.putShort((short) OPTION_FLAGS).putShort((short) 4);
    out.putInt(direction == Direction.SENT ? OUTBOUND : INBOUND);
  }

  /// Fills up to the next multiple of four.
  static void pad(ByteBuffer out, int length) {
    for (int i = length; (i & 3) != 0; i++) {
      out.put((byte) 0);
    }
  }

  private static byte[] text(String words) {
    return utf8(words, MAX_TEXT);
  }

  /// The words in UTF-8, cut between two characters when they are too long.
  static byte[] utf8(String words, int most) {
    byte[] bytes = words.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= most) {
      return bytes;
    }
    int end = most - 3;
    while ((bytes[end] & 0xC0) == 0x80) {
      end--;
    }
    byte[] cut = Arrays.copyOf(bytes, end + 3);
    System.arraycopy("…".getBytes(StandardCharsets.UTF_8), 0, cut, end, 3);
    return cut;
  }
}
