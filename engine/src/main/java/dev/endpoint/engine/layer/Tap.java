package dev.endpoint.engine.layer;

import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.Recorder;
import dev.endpoint.engine.transport.Addresses;
import dev.endpoint.engine.transport.CloseReason;
import dev.endpoint.engine.transport.Protocol;
import dev.endpoint.engine.transport.Transport;
import java.nio.ByteBuffer;

/// Records everything that passes, and changes nothing. Sent bytes are recorded when they are
/// handed to the transport, received ones before the protocol sees them.
public class Tap extends Layer {
  private final Recorder recorder;
  private final boolean accepted;
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
  }

  @Override
  public void received(ByteBuffer bytes) throws Exception {
    recorder.data(Direction.RECEIVED, bytes);
    super.received(bytes);
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
      recorder.data(Direction.SENT, bytes);
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
