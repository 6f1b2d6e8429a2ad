package dev.endpoint.engine.capture.trace;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Makes traces, packet by packet, in any of the formats.
public final class TraceMaker {
  /// What a trace is written as.
  public enum Format {
    PCAP(ByteOrder.LITTLE_ENDIAN, 1_000),
    PCAP_BIG(ByteOrder.BIG_ENDIAN, 1_000),
    PCAP_NANOS(ByteOrder.LITTLE_ENDIAN, 1),
    PCAP_NANOS_BIG(ByteOrder.BIG_ENDIAN, 1),
    PCAPNG(ByteOrder.LITTLE_ENDIAN, 1_000),
    PCAPNG_BIG(ByteOrder.BIG_ENDIAN, 1),
    PCAPNG_OLD_PACKETS(ByteOrder.LITTLE_ENDIAN, 1_000),
    PCAPNG_BINARY_CLOCK(ByteOrder.LITTLE_ENDIAN, 0);

    final ByteOrder order;
    final long unit;

    Format(ByteOrder order, long unit) {
      this.order = order;
      this.unit = unit;
    }

    boolean ng() {
      return name().startsWith("PCAPNG");
    }
  }

  static final int ETHERNET = 1;
  public static final long START = 1_700_000_000_000_000_000L;

  private record Frame(long time, byte[] bytes, int original) {}

  private final List<Frame> frames = new ArrayList<>();
  private final int link;
  private int snapLength = 262_144;
  long time = START;

  public TraceMaker() {
    this(ETHERNET);
  }

  TraceMaker(int link) {
    this.link = link;
  }

  TraceMaker snap(int length) {
    snapLength = length;
    return this;
  }

  /// An end of a stream: `10.0.0.1` is given by 1.
  public record End(int host, int port) {}

  /// Adds a segment, in Ethernet and IPv4, a millisecond after the one before.
  public TraceMaker tcp(
      End from, End to, int sequence, int acknowledged, int flags, byte[] payload) {
    ByteBuffer frame = ByteBuffer.allocate(14 + 20 + 20 + payload.length);
    frame.position(12).putShort((short) 0x0800);
    frame.put((byte) 0x45).put((byte) 0).putShort((short) (40 + payload.length)).putInt(0x00004000);
    frame.put((byte) 64).put((byte) 6).putShort((short) 0);
    frame.putInt(0x0A000000 | from.host).putInt(0x0A000000 | to.host);
    frame.putShort((short) from.port).putShort((short) to.port);
    frame.putInt(sequence).putInt(acknowledged).put((byte) 0x50).put((byte) flags);
    frame.putShort((short) 65_000).putInt(0);
    frame.put(payload);
    return frame(frame.array());
  }

  TraceMaker frame(byte[] bytes) {
    time += 1_000_000;
    byte[] captured = java.util.Arrays.copyOf(bytes, Math.min(bytes.length, snapLength));
    frames.add(new Frame(time, captured, bytes.length));
    return this;
  }

  public Path write(Path file, Format format) throws IOException {
    return Files.write(file, bytes(format));
  }

  byte[] bytes(Format format) {
    ByteBuffer out =
        ByteBuffer.allocate(1024 + frames.stream().mapToInt(f -> f.bytes.length + 64).sum())
            .order(format.order);
    if (format.ng()) {
      ng(out, format);
    } else {
      old(out, format);
    }
    byte[] all = new byte[out.position()];
    out.get(0, all);
    return all;
  }

  private void old(ByteBuffer out, Format format) {
    out.putInt(format.unit == 1 ? 0xA1B23C4D : 0xA1B2C3D4).putShort((short) 2).putShort((short) 4);
    out.putInt(0).putInt(0).putInt(snapLength).putInt(link);
    for (Frame frame : frames) {
      out.putInt((int) (frame.time / 1_000_000_000L));
      out.putInt((int) (frame.time % 1_000_000_000L / format.unit));
      out.putInt(frame.bytes.length).putInt(frame.original).put(frame.bytes);
    }
  }

  private void ng(ByteBuffer out, Format format) {
    out.putInt(0x0A0D0D0A).putInt(28).putInt(0x1A2B3C4D).putShort((short) 1).putShort((short) 0);
    out.putLong(-1).putInt(28);
    byte resolution = (byte) (format.unit == 1 ? 9 : format.unit == 0 ? 0x80 | 20 : 6);
    out.putInt(1).putInt(32).putShort((short) link).putShort((short) 0).putInt(snapLength);
    out.putShort((short) 9).putShort((short) 1).put(resolution).put(new byte[3]);
    out.putInt(0).putInt(32);
    // A block that nobody knows, to be passed over.
    out.putInt(0x0BAD0BAD & 0x7fffffff).putInt(16).putInt(1).putInt(16);
    for (Frame frame : frames) {
      int length = 32 + (frame.bytes.length + 3 & ~3);
      long units =
          format.unit == 0
              ? (frame.time / 1_000_000_000L << 20)
                  | (frame.time % 1_000_000_000L << 20) / 1_000_000_000L
              : frame.time / format.unit;
      boolean obsolete = format == Format.PCAPNG_OLD_PACKETS;
      out.putInt(obsolete ? 2 : 6).putInt(length).putInt(0);
      out.putInt((int) (units >>> 32)).putInt((int) units);
      out.putInt(frame.bytes.length).putInt(frame.original).put(frame.bytes);
      out.position(out.position() + (-frame.bytes.length & 3)).putInt(length);
    }
  }
}
