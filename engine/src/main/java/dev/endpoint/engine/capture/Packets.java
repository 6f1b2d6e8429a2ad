package dev.endpoint.engine.capture;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Writes the packets of one conversation, as TCP would have sent them: Wireshark then joins and
/// follows them. What a record needs is in its packet: bytes are the TCP payload; PSH marks the
/// last packet of one read or write; the direction is in the packet's flags option; an event is a
/// bare ACK with a comment.
///
/// Reactor thread. The caller makes room in `out`, which is little-endian.
final class Packets {
  /// The most bytes one packet carries: an IPv4 packet holds 65,535 with its headers, and with this
  /// value four packets fit the writing buffer.
  static final int MAX_PAYLOAD = 65_280;

  /// The most bytes of an event's words.
  static final int MAX_WORDS = 8 * 1024;

  /// What a packet takes besides payload and words, at most: block, IPv6, TCP with an option,
  /// padding, options.
  static final int OVERHEAD = Pcapng.PACKET_AT + 40 + 28 + 3 + 4 + 3 + 8 + 4 + 4;

  /// What [#putHandshake] takes at most.
  static final int MAX_HANDSHAKE = 3 * OVERHEAD;

  static final int FIN = 1;
  static final int PSH = 8;
  private static final int SYN = 2;
  private static final int ACK = 16;

  private static final int TCP_HEADER = 20;
  private static final int TCP = 6;
  private static final int HOPS = 64;

  /// Maximum segment size; then NOP and window scale 14, so that a window of 65,535 stands for 1
  /// GiB and never looks full.
  private static final byte[] SYN_OPTIONS = {
    2, 4, (byte) (MAX_PAYLOAD >> 8), (byte) MAX_PAYLOAD, 1, 3, 3, 14
  };

  private static final int WINDOW = 65_535;

  /// So many bytes one way are acknowledged by a bare packet when the other end has nothing to say.
  private static final long ACKNOWLEDGE_EVERY = 512 * 1024;

  /// A longer hole than this would look like old bytes sent again: sequence numbers have 32 bits.
  static final long MAX_HOLE = 1 << 30;

  private final int face;
  private final boolean accepted;
  private final long firstSequence;
  private final int ipLength;
  private final byte[][] headers = new byte[2][];
  private final long[] pseudoHeaders = new long[2];
  // By direction, from the first SYN on, in 64 bits; packets carry the low 32.
  private final long[] next = new long[2];
  private final long[] acknowledged = new long[2];
  private boolean narrowed;
  private boolean border;

  Packets(Flow flow, boolean accepted) {
    this(flow, accepted, 0, 0);
  }

  /// Packets of what passed below those of that flow.
  static Packets below(Flow flow, boolean accepted) {
    return new Packets(flow.below(), accepted, 0, 1);
  }

  /// @param firstSequence the number of both SYNs
  Packets(Flow flow, boolean accepted, long firstSequence) {
    this(flow, accepted, firstSequence, 0);
  }

  /// @param face the number of their interface
  private Packets(Flow flow, boolean accepted, long firstSequence, int face) {
    this.face = face;
    this.accepted = accepted;
    this.firstSequence = firstSequence;
    ipLength = flow.local().length == 4 ? 20 : 40;
    header(Direction.SENT, flow.local(), flow.localPort(), flow.peer(), flow.peerPort());
    header(Direction.RECEIVED, flow.peer(), flow.peerPort(), flow.local(), flow.localPort());
  }

  private void header(Direction way, byte[] from, int fromPort, byte[] to, int toPort) {
    ByteBuffer header = ByteBuffer.allocate(ipLength + TCP_HEADER);
    if (ipLength == 20) {
      header
          .putInt(0x45000000)
          .putInt(0x00004000)
          .put((byte) HOPS)
          .put((byte) TCP)
          .putShort((short) 0);
    } else {
      header.putInt(0x60000000).putShort((short) 0).put((byte) TCP).put((byte) HOPS);
    }
    header.put(from).put(to).putShort((short) fromPort).putShort((short) toPort);
    headers[way.ordinal()] = header.array();
    ByteBuffer pseudo = ByteBuffer.allocate(2 * to.length + 2).order(Pcapng.ORDER);
    pseudo.put(from).put(to).put((byte) 0).put((byte) TCP);
    pseudoHeaders[way.ordinal()] = Checksum.sum(pseudo, 0, pseudo.capacity());
  }

  private static Direction other(Direction direction) {
    return direction == Direction.SENT ? Direction.RECEIVED : Direction.SENT;
  }

  boolean accepted() {
    return accepted;
  }

  /// SYN, SYN and ACK, ACK. Once, first.
  void putHandshake(ByteBuffer out, long time) {
    Direction client = accepted ? Direction.RECEIVED : Direction.SENT;
    Arrays.fill(next, firstSequence);
    Arrays.fill(acknowledged, firstSequence);
    put(out, client, time, SYN, null, 0, null);
    next[client.ordinal()]++;
    put(out, other(client), time, SYN | ACK, null, 0, null);
    next[other(client).ordinal()]++;
    put(out, client, time, ACK, null, 0, null);
  }

  /// Takes `length` bytes from the payload's position on.
  ///
  /// @param last whether the read or write ends with them
  void putData(
      ByteBuffer out, Direction way, long time, ByteBuffer payload, int length, boolean last) {
    put(out, way, time, last ? ACK | PSH : ACK, payload, length, null);
    next[way.ordinal()] += length;
    if (last && next[way.ordinal()] - acknowledged[way.ordinal()] >= ACKNOWLEDGE_EVERY) {
      put(out, other(way), time, ACK, null, 0, null);
    }
  }

  /// A bare ACK from this end. Its window differs from the one before, so that it is a window
  /// update and not a duplicate ACK, which would stand for a lost packet.
  void putEvent(ByteBuffer out, long time, byte[] words) {
    narrowed = !narrowed;
    put(out, Direction.SENT, time, ACK, null, 0, words);
  }

  void putFinish(ByteBuffer out, Direction way, long time) {
    put(out, way, time, FIN | ACK, null, 0, null);
    next[way.ordinal()]++;
  }

  /// A packet that says nothing but between whom it goes, for a place that later packets were made
  /// for already. Its window is like none beside it, so it is no duplicate ACK.
  ///
  /// @param sent what comes before it that way: bytes, those missed, and the end as one
  /// @param received the same the other way
  void putBorder(ByteBuffer out, long time, long sent, long received) {
    long[] later = next.clone();
    long[] laterAcknowledged = acknowledged.clone();
    next[Direction.SENT.ordinal()] = firstSequence + 1 + sent;
    next[Direction.RECEIVED.ordinal()] = firstSequence + 1 + received;
    border = true;
    put(out, Direction.SENT, time, ACK, null, 0, null);
    border = false;
    System.arraycopy(later, 0, next, 0, later.length);
    System.arraycopy(laterAcknowledged, 0, acknowledged, 0, laterAcknowledged.length);
  }

  /// Leaves a hole for bytes that were missed.
  void miss(Direction way, long bytes) {
    next[way.ordinal()] += Math.min(bytes, MAX_HOLE);
  }

  /// Takes up the sequence numbers where the packets that are in the file end.
  ///
  /// @param bytes how many bytes that way are in the file
  /// @param hole how many are missing from it
  void goOn(Direction way, long bytes, long hole, boolean finished) {
    int i = way.ordinal();
    next[i] = firstSequence + 1 + bytes + hole + (finished ? 1 : 0);
    acknowledged[i] = Math.min(acknowledged[i], next[i]);
  }

  private void put(
      ByteBuffer out,
      Direction way,
      long time,
      int flags,
      @Nullable ByteBuffer payload,
      int length,
      byte @Nullable [] comment) {
    int options = (flags & SYN) != 0 ? SYN_OPTIONS.length : 0;
    int segment = TCP_HEADER + options + length;
    int start = Pcapng.begin(out, Pcapng.ENHANCED_PACKET);
    out.putInt(face).putInt((int) (time >>> 32)).putInt((int) time);
    out.putInt(ipLength + segment).putInt(ipLength + segment);
    int ip = out.position();
    out.put(headers[way.ordinal()]);
    if (options > 0) {
      out.put(SYN_OPTIONS);
    }
    if (payload != null) {
      int limit = payload.limit();
      out.put(payload.limit(payload.position() + length));
      payload.limit(limit);
    }
    fillIp(out, ip, segment);
    fillTcp(out, ip + ipLength, way, flags, segment);
    Pcapng.pad(out, ipLength + segment);
    if (comment != null) {
      Pcapng.putOption(out, Pcapng.OPTION_COMMENT, comment);
    }
    Pcapng.putFlags(out, way);
    Pcapng.end(out, start);
  }

  private void fillIp(ByteBuffer out, int ip, int segment) {
    if (ipLength == 20) {
      putShort(out, ip + 2, ipLength + segment);
      out.putShort(ip + 10, Checksum.fold(Checksum.sum(out, ip, ipLength)));
    } else {
      putShort(out, ip + 4, segment);
    }
  }

  private void fillTcp(ByteBuffer out, int tcp, Direction way, int flags, int segment) {
    int there = other(way).ordinal();
    out.putInt(tcp + 4, Integer.reverseBytes((int) next[way.ordinal()]));
    if ((flags & ACK) != 0) {
      out.putInt(tcp + 8, Integer.reverseBytes((int) next[there]));
      acknowledged[there] = next[there];
    }
    out.put(tcp + 12, (byte) ((flags & SYN) != 0 ? 7 << 4 : 5 << 4));
    out.put(tcp + 13, (byte) flags);
    int window = border ? WINDOW - 2 : narrowed && way == Direction.SENT ? WINDOW - 1 : WINDOW;
    putShort(out, tcp + 14, window);
    long sum = pseudoHeaders[way.ordinal()] + (Short.reverseBytes((short) segment) & 0xffff);
    out.putShort(tcp + 16, Checksum.fold(sum + Checksum.sum(out, tcp, segment)));
  }

  /// In network order.
  private static void putShort(ByteBuffer out, int at, int value) {
    out.putShort(at, Short.reverseBytes((short) value));
  }
}
