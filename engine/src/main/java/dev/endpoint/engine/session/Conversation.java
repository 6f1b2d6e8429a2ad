package dev.endpoint.engine.session;

import dev.endpoint.engine.capture.Recorder;
import dev.endpoint.engine.layer.Tap;
import dev.endpoint.engine.session.SessionState.Phase;
import dev.endpoint.engine.transport.CloseReason;
import dev.endpoint.engine.transport.MessageKind;
import dev.endpoint.engine.transport.Protocol;
import dev.endpoint.engine.transport.Transport;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// An open connection under a person's hands: the tap that records it, knows which halves are still
/// open, and lets the person write, pause and end it beside its own protocol.
final class Conversation extends Tap {
  /// Hears what changed; on the reactor thread.
  interface Watcher {
    void entered(Phase phase);

    /// The peer's first bytes; they stay where they are.
    void greeted(ByteBuffer bytes);

    /// The outbox or the reading hold changed.
    void moved();

    void closed(CloseReason reason);
  }

  private final Watcher watcher;
  private Phase phase = Phase.ATTEMPTING;
  private boolean greeted;
  private boolean heldByPerson;
  private boolean pausedByProtocol;
  private long heard;
  private @Nullable Sending transfer;

  Conversation(Protocol above, Recorder recorder, boolean accepted, Watcher watcher) {
    super(above, recorder, accepted);
    this.watcher = watcher;
  }

  Phase phase() {
    return phase;
  }

  boolean isHeld() {
    return heldByPerson;
  }

  /// How many bytes have come since something was last sent.
  long heard() {
    return heard;
  }

  @Nullable Sending transfer() {
    return transfer;
  }

  void transfer(Sending started) {
    transfer = started;
  }

  void hold(boolean held) {
    if (!phase.isConnected() || held == heldByPerson) {
      return;
    }
    heldByPerson = held;
    recorder().event(held ? "you paused reading" : "you resumed reading");
    steer();
    watcher.moved();
  }

  @Override
  protected void attached(Transport transport) {
    super.attached(transport);
    enter(Phase.OPEN);
  }

  @Override
  public void writable() throws Exception {
    if (transfer != null) {
      transfer.goOn();
    }
    watcher.moved();
    super.writable();
  }

  @Override
  public void received(ByteBuffer bytes) throws Exception {
    int count = bytes.remaining();
    if (!greeted) {
      greeted = true;
      watcher.greeted(bytes);
    }
    super.received(bytes);
    answered(count);
  }

  @Override
  public void message(ByteBuffer bytes, MessageKind kind) throws Exception {
    int count = bytes.remaining();
    super.message(bytes, kind);
    answered(count);
  }

  private void answered(int count) {
    heard += count;
    if (transfer != null && !transfer.isOver()) {
      transfer.received(count);
    }
  }

  @Override
  public void write(ByteBuffer bytes) {
    heard = 0;
    super.write(bytes);
  }

  @Override
  public void write(ByteBuffer bytes, MessageKind kind) {
    heard = 0;
    super.write(bytes, kind);
  }

  @Override
  public void finished() throws Exception {
    enter(phase == Phase.OPEN ? Phase.PEER_FINISHED : Phase.CLOSING);
    super.finished();
    if (transfer != null && !transfer.isOver()) {
      transfer.peerFinished();
    }
  }

  @Override
  public void finish() {
    if (phase.canSend()) {
      enter(phase == Phase.OPEN ? Phase.WE_FINISHED : Phase.CLOSING);
      super.finish();
    }
  }

  @Override
  public void close() {
    if (phase.isConnected() && phase != Phase.CLOSING) {
      enter(Phase.CLOSING);
    }
    if (phase.isConnected()) {
      super.close();
    }
  }

  @Override
  public void abort() {
    if (phase.isConnected()) {
      super.abort();
    }
  }

  @Override
  public void closed(CloseReason reason) throws Exception {
    phase = Phase.CLOSED;
    if (transfer != null) {
      transfer.stop();
    }
    try {
      super.closed(reason);
    } finally {
      watcher.closed(reason);
    }
  }

  @Override
  public void pause() {
    pausedByProtocol = true;
    steer();
  }

  @Override
  public void resume() {
    pausedByProtocol = false;
    steer();
  }

  /// Reading goes on only when neither the person nor the protocol holds it.
  private void steer() {
    if (heldByPerson || pausedByProtocol) {
      super.pause();
    } else {
      super.resume();
    }
  }

  private void enter(Phase next) {
    phase = next;
    watcher.entered(next);
  }
}
