package dev.endpoint.app.cli;

import dev.endpoint.engine.layer.PassingLayer;
import dev.endpoint.engine.transport.CloseReason;
import dev.endpoint.engine.transport.MessageKind;
import dev.endpoint.engine.transport.Protocol;
import dev.endpoint.engine.transport.Transport;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// Writes what comes on a connection to standard output, as fast as that takes it, and ends the
/// command when all of it is written. Reactor thread.
final class Answers implements Protocol {
  private final Run run;
  private @Nullable Transport output;
  private Run.@Nullable Watched hand;
  private @Nullable Transport connection;
  private @Nullable Integer status;

  Answers(Run run) {
    this.run = run;
  }

  /// The protocol of the connection, whose bytes are written before it hears of them.
  Protocol of(Protocol above) {
    return new Heard(above);
  }

  /// Nothing more comes. The first status counts.
  void end(int code) {
    if (status == null) {
      status = code;
      open().close();
    }
  }

  private Transport open() {
    if (output == null) {
      throw new IllegalStateException("answers before there is something to write them to");
    }
    return output;
  }

  private void pass(ByteBuffer bytes, Transport from) {
    if (status == null) {
      open().write(bytes.duplicate());
      if (!open().hasRoom()) {
        connection = from;
        from.pause();
      }
    }
  }

  /// Standard input is not read.
  @Override
  public void connected(Transport transport) {
    output = transport;
    transport.pause();
    hand = Run.watch(transport);
    run.opened(hand);
  }

  @Override
  public void received(ByteBuffer bytes) {
    throw new IllegalStateException("standard input was not to be read");
  }

  /// That standard input is over changes nothing.
  @Override
  public void finished() {}

  @Override
  public void writable() {
    if (connection != null) {
      connection.resume();
      connection = null;
    }
  }

  @Override
  public void closed(CloseReason reason) {
    if (hand != null) {
      run.closed(hand);
    }
    run.finish(status != null && reason.orderly() ? status : Exit.FAILED);
  }

  private final class Heard extends PassingLayer {
    Heard(Protocol above) {
      super(above);
    }

    @Override
    public void received(ByteBuffer bytes) throws Exception {
      pass(bytes, below());
      super.received(bytes);
    }

    @Override
    public void message(ByteBuffer bytes, MessageKind kind) throws Exception {
      pass(bytes, below());
      super.message(bytes, kind);
    }
  }
}
