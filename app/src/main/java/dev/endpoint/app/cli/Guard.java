package dev.endpoint.app.cli;

import dev.endpoint.engine.capture.Recorder;
import dev.endpoint.engine.layer.PassingLayer;
import dev.endpoint.engine.layer.Tap;
import dev.endpoint.engine.reactor.Cancellable;
import dev.endpoint.engine.transport.CloseReason;
import dev.endpoint.engine.transport.MessageKind;
import dev.endpoint.engine.transport.Protocol;
import dev.endpoint.engine.transport.Transport;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Counts what passes on one connection of a command, tells of its beginning and its end, and gives
/// the command a hand on it.
final class Guard extends PassingLayer {
  /// What is recorded is called that, where the name is not ours to choose.
  static final String NAME = "connection";

  private final Run run;
  private final boolean accepted;
  private final Consumer<CloseReason> ended;
  private final long number;
  private long sent;
  private long received;
  private Run.@Nullable Watched hand;

  private Guard(Protocol above, Run run, boolean accepted, Consumer<CloseReason> ended) {
    super(above);
    this.run = run;
    this.accepted = accepted;
    this.ended = ended;
    number = run.nextNumber();
  }

  /// The protocol under guard, and recorded where that is wanted.
  ///
  /// @param ended hears how it ended, before everybody else
  static Protocol of(Protocol above, Run run, boolean accepted, Consumer<CloseReason> ended) {
    Guard guard = new Guard(above, run, accepted, ended);
    if (run.captures() == null) {
      return guard;
    }
    Recorder recorder = run.captures().newRecorder(NAME);
    Cancellable standstills = run.reactor().whenStoodStill(recorder::stoodStill);
    return new Tap(guard, recorder, accepted) {
      @Override
      public void closed(CloseReason reason) throws Exception {
        standstills.cancel();
        super.closed(reason);
        run.captured(recorder.recording());
      }
    };
  }

  @Override
  protected void attached(Transport transport) {
    super.attached(transport);
    run.journal().connected(number, accepted, transport);
    hand = Run.watch(this);
    run.opened(hand);
  }

  @Override
  public void received(ByteBuffer bytes) throws Exception {
    received += bytes.remaining();
    super.received(bytes);
  }

  @Override
  public void message(ByteBuffer bytes, MessageKind kind) throws Exception {
    received += bytes.remaining();
    super.message(bytes, kind);
  }

  @Override
  public void write(ByteBuffer bytes, MessageKind kind) {
    sent += bytes.remaining();
    super.write(bytes, kind);
  }

  @Override
  public void write(ByteBuffer bytes) {
    sent += bytes.remaining();
    super.write(bytes);
  }

  @Override
  public void closed(CloseReason reason) throws Exception {
    ended.accept(reason);
    try {
      super.closed(reason);
    } finally {
      run.journal().closed(number, accepted, reason, sent, received);
      if (hand != null) {
        run.closed(hand);
      }
    }
  }
}
