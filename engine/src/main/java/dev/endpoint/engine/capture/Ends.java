package dev.endpoint.engine.capture;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// The two ends of a conversation as the first packet of its capture names them, and which of them
/// opened it.
///
/// @param accepted whether the peer did
/// @param begun when it did, in nanoseconds since 1970
/// @param label what a part of a capture says of itself; null where it is the first
/// @param below what it says of what passed below; null where it says nothing
record Ends(
    Flow flow, boolean accepted, long begun, @Nullable PartLabel label, @Nullable PartLabel below) {
  private static final int FIRST_OPTION = 16;

  /// Which file of the capture it is.
  int number() {
    return label == null ? 1 : label.number();
  }

  Parties parties() {
    return flow.parties(accepted);
  }

  /// A recording in memory has none.
  static Ends of(Recording recording) throws IOException {
    Path file = recording.file();
    return file == null ? new Ends(Flow.unknown("memory"), false, 0, null, null) : read(file);
  }

  static Ends read(Path file) throws IOException {
    ByteBuffer start = start(file);
    Block block = new Block();
    String description = "";
    PartLabel label = null;
    PartLabel below = null;
    int faces = 0;
    for (int at = 0; block.parse(start, at); at += block.length()) {
      if (block.type() == Pcapng.INTERFACE) {
        PartLabel said = PartLabel.parse(text(start, at, block.length(), Pcapng.OPTION_COMMENT));
        if (faces++ == Parts.PLAIN) {
          description = text(start, at, block.length(), Pcapng.OPTION_IF_DESCRIPTION);
          label = said;
        } else {
          below = said;
        }
      } else if (block.type() == Pcapng.ENHANCED_PACKET && !block.other()) {
        Flow flow = flow(start, at + Pcapng.PACKET_AT, block.direction(), description);
        return label == null
            ? new Ends(flow, block.direction() == Direction.RECEIVED, block.time(), null, null)
            : new Ends(flow, label.accepted(), label.begun(), label, below);
      }
    }
    throw new EOFException(file + " has become shorter");
  }

  private static ByteBuffer start(Path file) throws IOException {
    ByteBuffer start =
        ByteBuffer.allocate(Pcapng.MAX_HEADER + Pcapng.MAX_BLOCK).order(Pcapng.ORDER);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      while (start.hasRemaining() && channel.read(start) >= 0) {
        // a file may be read in pieces
      }
    }
    return start.flip();
  }

  private static String text(ByteBuffer start, int block, int length, int code) {
    int at = block + FIRST_OPTION;
    while (at + 4 <= block + length - 4) {
      int size = start.getShort(at + 2) & 0xffff;
      if (start.getShort(at) == code && at + 4 + size <= block + length) {
        byte[] words = new byte[size];
        start.get(at + 4, words);
        return new String(words, StandardCharsets.UTF_8);
      }
      at += 4 + (size + 3 & ~3);
    }
    return "";
  }

  private static Flow flow(ByteBuffer start, int ip, Direction way, String description) {
    boolean four = start.get(ip) >> 4 == 4;
    int width = four ? 4 : 16;
    byte[] from = new byte[width];
    byte[] to = new byte[width];
    start.get(ip + (four ? 12 : 8), from).get(ip + (four ? 12 : 8) + width, to);
    int tcp = ip + (four ? 20 : 40);
    int fromPort = Short.reverseBytes(start.getShort(tcp)) & 0xffff;
    int toPort = Short.reverseBytes(start.getShort(tcp + 2)) & 0xffff;
    return way == Direction.SENT
        ? new Flow(from, fromPort, to, toPort, description)
        : new Flow(to, toPort, from, fromPort, description);
  }
}
