package dev.endpoint.engine.capture.trace;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A trace, packet after packet, as far as it can be read. The file is never changed.
final class TraceFile implements Closeable {
  private static final int GZIP = 0x1F8B;
  private static final int ZSTD = 0x28B52FFD;
  private static final int SNOOP = 0x736E6F6F;

  private final TraceInput input;
  private final PacketReader reader;
  private final Packet packet = new Packet();
  private @Nullable String damage;

  /// @throws IOException in words, when it is no trace
  TraceFile(Path file) throws IOException {
    input = new TraceInput(file);
    try {
      reader = reader(file, input);
    } catch (IOException | RuntimeException | Error e) {
      input.close();
      throw e;
    }
  }

  private static PacketReader reader(Path file, TraceInput input) throws IOException {
    if (input.has(4)) {
      input.order(ByteOrder.BIG_ENDIAN);
      int magic = input.getInt(0);
      if (magic == PcapngReader.SECTION) {
        return new PcapngReader(input);
      }
      if (PcapReader.begins(magic)) {
        return new PcapReader(input);
      }
      if (PcapReader.begins(Integer.reverseBytes(magic))) {
        input.order(ByteOrder.LITTLE_ENDIAN);
        return new PcapReader(input);
      }
      if (magic >>> 16 == GZIP || magic == ZSTD) {
        throw new IOException(file + " is compressed. Unpack it and open what comes out.");
      }
      if (magic == SNOOP) {
        throw new IOException(
            file + " is a snoop trace. Wireshark can save it as pcapng, which opens here.");
      }
    }
    throw new IOException(file + " holds no packets: it is neither a pcapng nor a pcap file.");
  }

  /// Reads the next packet; false at the end, or where [#damage] is.
  boolean next() throws IOException {
    if (damage != null) {
      return false;
    }
    try {
      return reader.next(packet);
    } catch (TraceDamage e) {
      damage =
          "Damaged at byte %d of %d: %s. What comes before is shown."
              .formatted(input.position(), input.size(), e.getMessage());
      return false;
    }
  }

  Packet packet() {
    return packet;
  }

  /// How far it is read.
  long position() {
    return input.position();
  }

  long size() {
    return input.size();
  }

  /// Why the packets end before the file does, in words; null when they do not.
  @Nullable String damage() {
    return damage;
  }

  @Override
  public void close() throws IOException {
    input.close();
  }
}
