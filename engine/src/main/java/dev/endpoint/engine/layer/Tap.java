package dev.endpoint.engine.layer;

import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.Recorder;
import dev.endpoint.engine.transport.Addresses;
import dev.endpoint.engine.transport.CloseReason;
import dev.endpoint.engine.transport.MessageKind;
import dev.endpoint.engine.transport.Protocol;
import dev.endpoint.engine.transport.Transport;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;

/// Records everything that passes, and changes nothing; with [Grounds] below, what passes there as
/// well. Sent bytes are recorded when they are handed to the transport, received ones before the
/// protocol sees them.
public class Tap extends PassingLayer {
  private final Recorder recorder;
  private final boolean accepted;
  private final Map<Direction, MessageKind> kinds = new EnumMap<>(Direction.class);
  private boolean sending;
  private boolean receiving;

  /// @param accepted whether the peer came to us, which decides who sends the SYN in the capture
  public Tap(Protocol above, Recorder recorder, boolean accepted) {
    super(above);
    this.recorder = recorder;
    this.accepted = accepted;
  }

  protected final Recorder recorder() {
    return recorder;
  }

  @Override
  protected void attached(Transport transport) {
    sending = true;
    receiving = true;
    recorder.opened(transport.localAddress(), transport.peerAddress(), accepted);
    String peer = Addresses.text(transport.peerAddress());
    recorder.event(accepted ? "accepted " + peer : "connected to " + peer);
    GroundTap.tell(transport, recorder);
  }

  @Override
  public void received(ByteBuffer bytes) throws Exception {
    recorder.data(Direction.RECEIVED, bytes);
    super.received(bytes);
  }

  @Override
  public void message(ByteBuffer bytes, MessageKind kind) throws Exception {
    recordMessage(Direction.RECEIVED, bytes, kind);
    super.message(bytes, kind);
  }

  @Override
  public void write(ByteBuffer bytes, MessageKind kind) {
    if (!keepsMessages()) {
      write(bytes);
      return;
    }
    if (sending) {
      recordMessage(Direction.SENT, bytes, kind);
    }
    super.write(bytes, kind);
  }

  /// Each message is a record of its own. Its kind is told where it is another one than that of the
  /// message before, and an empty message has nothing but its event.
  private void recordMessage(Direction direction, ByteBuffer bytes, MessageKind kind) {
    String way = direction == Direction.SENT ? "sent" : "received";
    if (!bytes.hasRemaining()) {
      recorder.event("empty " + kind.word() + " message " + way);
    } else {
      if (kinds.put(direction, kind) != kind) {
        recorder.event(kind.word() + " messages " + way + " from here on");
      }
      recorder.data(direction, bytes);
    }
  }

  @Override
  public void noted(String words) throws Exception {
    recorder.event(words);
    super.noted(words);
  }

  /// It is no part of the stream, so each of its lines is recorded as an event.
  @Override
  public void standardError(ByteBuffer bytes) throws Exception {
    ErrorLines.of(bytes.slice()).forEach(line -> recorder.event("standard error: " + line));
    super.standardError(bytes);
  }

  @Override
  public void write(ByteBuffer bytes) {
    if (sending && bytes.hasRemaining()) {
      if (keepsMessages()) {
        recordMessage(Direction.SENT, bytes, MessageKind.BINARY);
      } else {
        recorder.data(Direction.SENT, bytes);
      }
    }
    super.write(bytes);
  }

  @Override
  public void finished() throws Exception {
    receiving = false;
    recorder.finished(Direction.RECEIVED);
    recorder.event("the peer finished sending");
    super.finished();
  }

  @Override
  public void finish() {
    endSending("you finished sending");
    super.finish();
  }

  @Override
  public void close() {
    endSending("you closed");
    super.close();
  }

  @Override
  public void abort() {
    if (sending || receiving) {
      sending = false;
      recorder.event("you reset the connection");
    }
    super.abort();
  }

  @Override
  public void closed(CloseReason reason) throws Exception {
    sending = false;
    receiving = false;
    recorder.event(reason.words());
    try {
      super.closed(reason);
    } finally {
      recorder.close();
    }
  }

  private void endSending(String words) {
    if (sending) {
      sending = false;
      recorder.finished(Direction.SENT);
      recorder.event(words);
    }
  }
}
