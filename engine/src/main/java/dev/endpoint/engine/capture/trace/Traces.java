package dev.endpoint.engine.capture.trace;

import dev.endpoint.engine.capture.CaptureFolder;
import dev.endpoint.engine.capture.Progress;
import dev.endpoint.engine.capture.Recorder;
import dev.endpoint.engine.capture.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// Looks through a trace for its TCP streams, and makes a capture of one. Blocks.
public final class Traces {
  private static final int PACKETS_BETWEEN_NEWS = 4096;

  private Traces() {}

  /// What is in a trace.
  ///
  /// @param streams its TCP streams, the first 100,000 of them
  /// @param streamCount how many there are
  /// @param packets how many packets there are
  /// @param others those that are not TCP, or of a kind of network that is not understood
  /// @param damage why the packets end before the file does, in words; null when they do not
  public record Survey(
      List<TraceStream> streams,
      int streamCount,
      long packets,
      long others,
      @Nullable String damage) {
    public Survey {
      streams = List.copyOf(streams);
    }
  }

  /// Reads the trace once.
  ///
  /// @throws IOException in words, when the file is no trace or cannot be read
  /// @throws CancellationException when `progress` called it off
  public static Survey survey(Path file, Progress progress) throws IOException {
    Streams streams = new Streams();
    try (TraceFile trace = new TraceFile(file)) {
      long packets = 0;
      long others = 0;
      Segment segment = new Segment();
      while (trace.next()) {
        if (packets++ % PACKETS_BETWEEN_NEWS == 0) {
          tell(progress, trace);
        }
        if (segment.parse(trace.packet())) {
          streams.of(segment, trace.packet().time());
        } else {
          others++;
        }
      }
      tell(progress, trace);
      return new Survey(streams.all(), streams.count(), packets, others, trace.damage());
    }
  }

  /// Reads the trace once and records one of its streams: what the client sent as sent, what the
  /// server sent as received, each at its own time. What the trace does not hold becomes an event.
  /// The recording's clock is the wall clock, in nanoseconds since 1970.
  ///
  /// @param stream as [#survey] found it
  /// @param folder where the capture is put
  /// @return the recording; when the disk takes no more, its trouble says so
  /// @throws IOException in words, when the file cannot be read
  /// @throws CancellationException when `progress` called it off
  public static Recording extract(Path file, TraceStream stream, Path folder, Progress progress)
      throws IOException {
    Clock clock = new Clock(stream.firstTime());
    Deque<Runnable> later = new ArrayDeque<>();
    CaptureFolder captures =
        new CaptureFolder(() -> clock.nanos, () -> clock.start, later::add, folder);
    Recorder recorder = captures.newRecorder(file.getFileName() + " " + stream.number());
    boolean whole = false;
    try (TraceFile trace = new TraceFile(file)) {
      Extraction extraction = new Extraction(stream, recorder);
      extraction.begin(file);
      Streams streams = new Streams();
      Segment segment = new Segment();
      long packets = 0;
      while (trace.next()) {
        if (packets++ % PACKETS_BETWEEN_NEWS == 0) {
          tell(progress, trace);
          run(later);
        }
        long time = trace.packet().time();
        if (segment.parse(trace.packet()) && streams.of(segment, time).number == stream.number()) {
          clock.reach(time);
          extraction.add(segment);
        }
      }
      extraction.end(trace.damage());
      whole = true;
      return recorder.recording();
    } finally {
      recorder.close();
      run(later);
      Path made = recorder.recording().file();
      if (!whole && made != null) {
        Files.deleteIfExists(made);
      }
    }
  }

  private static void run(Deque<Runnable> later) {
    for (Runnable task = later.poll(); task != null; task = later.poll()) {
      task.run();
    }
  }

  private static void tell(Progress progress, TraceFile trace) {
    if (!progress.at(trace.position(), trace.size())) {
      throw new CancellationException("called off");
    }
  }

  /// The time of the packet that is being recorded; it never goes back, though traces do.
  private static final class Clock {
    private final Instant start;
    private long nanos;

    Clock(long nanos) {
      this.nanos = nanos;
      start = Instant.ofEpochSecond(0, nanos);
    }

    void reach(long time) {
      nanos = Math.max(nanos, time);
    }
  }
}
