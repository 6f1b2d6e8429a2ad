package dev.endpoint.engine.capture;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The two ends of a conversation as the first packet of its capture names them, and which of them
/// opened it.
///
/// @param accepted whether the peer did
record Ends(Flow flow, boolean accepted) {
  private static final int FIRST_OPTION = 16;

  /// A recording in memory has none.
  static Ends of(Recording recording) throws IOException {
    Path file = recording.file();
    return file == null ? new Ends(Flow.unknown("memory"), false) : read(file);
  }

  private static Ends read(Path file) throws IOException {
    ByteBuffer start = start(file);
    Block block = new Block();
    String description = "";
    for (int at = 0; block.parse(start, at); at += block.length()) {
      if (block.type() == Pcapng.INTERFACE) {
        description = description(start, at, block.length());
      } else if (block.type() == Pcapng.ENHANCED_PACKET) {
        return ends(start, at + Pcapng.PACKET_AT, block.direction(), description);
      }
    }
    throw new EOFException(file + " has become shorter");
  }

  private static ByteBuffer start(Path file) throws IOException {
    ByteBuffer start =
        ByteBuffer.allocate(Pcapng.MAX_HEADER + Packets.MAX_HANDSHAKE).order(Pcapng.ORDER);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      while (start.hasRemaining() && channel.read(start) >= 0) {
        // a file may be read in pieces
      }
    }
    return start.flip();
  }

  private static String description(ByteBuffer start, int block, int length) {
    int at = block + FIRST_OPTION;
    while (at + 4 <= block + length - 4) {
      int size = start.getShort(at + 2) & 0xffff;
      if (start.getShort(at) == Pcapng.OPTION_IF_DESCRIPTION) {
        byte[] words = new byte[size];
        start.get(at + 4, words);
        return new String(words, StandardCharsets.UTF_8);
      }
      at += 4 + (size + 3 & ~3);
    }
    return "";
  }

  /// The first packet is the SYN.
  private static Ends ends(ByteBuffer start, int ip, Direction way, String description) {
    boolean four = start.get(ip) >> 4 == 4;
    int width = four ? 4 : 16;
    byte[] from = new byte[width];
    byte[] to = new byte[width];
    start.get(ip + (four ? 12 : 8), from).get(ip + (four ? 12 : 8) + width, to);
    int tcp = ip + (four ? 20 : 40);
    int fromPort = Short.reverseBytes(start.getShort(tcp)) & 0xffff;
    int toPort = Short.reverseBytes(start.getShort(tcp + 2)) & 0xffff;
    return way == Direction.SENT
        ? new Ends(new Flow(from, fromPort, to, toPort, description), false)
        : new Ends(new Flow(to, toPort, from, fromPort, description), true);
  }
}
