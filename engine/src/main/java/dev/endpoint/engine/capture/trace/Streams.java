package dev.endpoint.engine.capture.trace;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Tells which stream each segment belongs to. Ports are used again: a SYN with another number
/// begins another stream between the same two ends.
final class Streams {
  /// A trace of a scan of the network can hold millions; nobody looks through so many.
  static final int MOST = 100_000;

  private record Ends(InetSocketAddress one, InetSocketAddress other) {
    static Ends of(Segment segment) {
      return new Ends(segment.from(), segment.to());
    }

    Ends turned() {
      return new Ends(other, one);
    }
  }

  /// What is counted of one stream.
  static final class Count {
    final int number;
    final InetSocketAddress client;
    final InetSocketAddress server;
    final boolean opening;
    private final int sequence;
    private final long firstTime;
    private long lastTime;
    private long packets;
    private long clientBytes;
    private long serverBytes;

    Count(int number, Segment first, long time) {
      this.number = number;
      boolean answer = first.has(Segment.SYN) && first.has(Segment.ACK);
      client = answer ? first.to() : first.from();
      server = answer ? first.from() : first.to();
      opening = first.has(Segment.SYN);
      sequence = answer ? first.acknowledged() - 1 : first.sequence();
      firstTime = time;
      lastTime = time;
    }

    boolean isFromClient(Segment segment) {
      return segment.from().equals(client);
    }

    private void add(Segment segment, long time) {
      packets++;
      lastTime = Math.max(lastTime, time);
      if (isFromClient(segment)) {
        clientBytes += segment.length();
      } else {
        serverBytes += segment.length();
      }
    }

    TraceStream stream() {
      return new TraceStream(
          number, client, server, packets, clientBytes, serverBytes, firstTime, lastTime, opening);
    }
  }

  private final Map<Ends, Count> current = new HashMap<>();
  private final List<Count> all = new ArrayList<>();
  private int number;

  /// Counts the segment in and returns its stream.
  Count of(Segment segment, long time) {
    Ends ends = Ends.of(segment);
    Count known = current.get(ends);
    if (known == null) {
      known = current.get(ends.turned());
    }
    if (known == null || begins(segment, known)) {
      current.remove(ends.turned());
      known = new Count(number++, segment, time);
      current.put(ends, known);
      if (all.size() < MOST) {
        all.add(known);
      }
    }
    known.add(segment, time);
    return known;
  }

  private static boolean begins(Segment segment, Count known) {
    return segment.has(Segment.SYN)
        && !segment.has(Segment.ACK)
        && !(known.opening && known.isFromClient(segment) && known.sequence == segment.sequence());
  }

  List<TraceStream> all() {
    return all.stream().map(Count::stream).toList();
  }

  /// How many streams there are, those that are not kept included.
  int count() {
    return number;
  }
}
