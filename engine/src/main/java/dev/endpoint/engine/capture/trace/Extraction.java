package dev.endpoint.engine.capture.trace;

import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.Recorder;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Records one stream of a trace as the client saw it.
final class Extraction {
  private final TraceStream stream;
  private final Recorder recorder;
  private final Half sent = new Half(sink(Direction.SENT, "the client"));
  private final Half received = new Half(sink(Direction.RECEIVED, "the server"));
  private boolean reset;

  Extraction(TraceStream stream, Recorder recorder) {
    this.stream = stream;
    this.recorder = recorder;
  }

  void begin(Path file) {
    recorder.opened(stream.client(), stream.server(), false);
    recorder.event("stream " + stream.number() + " of " + file.getFileName());
    if (!stream.opening()) {
      recorder.event("the trace begins in the middle of this stream");
    }
  }

  void add(Segment segment) {
    boolean fromClient = segment.from().equals(stream.client());
    Half half = fromClient ? sent : received;
    if (segment.has(Segment.RST)) {
      reset(fromClient ? "the client" : "the server");
      return;
    }
    if (segment.has(Segment.ACK)) {
      (fromClient ? received : sent).acknowledged(segment.acknowledged());
    }
    int sequence = segment.sequence();
    if (segment.has(Segment.SYN)) {
      half.opens(sequence);
      sequence++;
    }
    half.segment(sequence, segment.payload(), segment.length(), segment.has(Segment.FIN));
  }

  private void reset(String who) {
    if (!reset) {
      reset = true;
      recorder.event(who + " reset the connection");
    }
  }

  void end(@Nullable String damage) {
    sent.end();
    received.end();
    if (damage != null) {
      recorder.event(damage);
    }
    recorder.event("end of the trace");
  }

  private Half.Sink sink(Direction direction, String who) {
    return new Half.Sink() {
      @Override
      public void bytes(ByteBuffer bytes) {
        recorder.data(direction, bytes);
      }

      @Override
      public void missing(long count) {
        recorder.event(count + " bytes that " + who + " sent here are not in the trace");
      }

      @Override
      public void finished() {
        recorder.finished(direction);
        recorder.event(who + " finished sending");
      }
    };
  }
}
