package dev.endpoint.engine.session;

import dev.endpoint.engine.reactor.Cancellable;
import dev.endpoint.engine.reactor.Reactor;
import dev.endpoint.engine.session.SessionState.Transfer;
import dev.endpoint.engine.transport.Failures;
import dev.endpoint.engine.transport.Transport;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Something long on its way to the peer, piece by piece: the next piece is read (off the reactor)
/// only while the transport has room, so a peer that does not read costs one outbox.
abstract class Sending {
  final Reactor reactor;
  final Transport transport;
  private final String what;
  private final Runnable moved;
  private @Nullable Cancellable reading;
  private Transfer state;

  /// @param what what is read, for when it cannot be
  /// @param name what it is called
  /// @param moved is called when the state is another one
  Sending(Reactor reactor, Transport transport, String what, String name, Runnable moved) {
    this.reactor = reactor;
    this.transport = transport;
    this.what = what;
    this.moved = moved;
    state = new Transfer(name, 0, 0, false, false, "", null);
  }

  final Transfer state() {
    return state;
  }

  final boolean isOver() {
    return state.done();
  }

  final boolean isReading() {
    return reading != null;
  }

  abstract void start();

  /// Sends what it can: there is room, or time has passed.
  abstract void goOn();

  /// The peer has sent so many bytes more.
  void received(int count) {}

  /// The peer will send no more.
  void peerFinished() {}

  /// Lets go of what it holds; called once.
  void release() {}

  /// Stops it; what was handed to the transport stays sent. Harmless when it is over.
  final void stop() {
    if (!isOver()) {
      end(new Transfer(state.name(), state.size(), state.sent(), true, true, "", null));
    }
  }

  /// Reads something off the reactor; nothing comes of it when it is over by then.
  final <T> void read(Callable<T> call, Consumer<T> then, Consumer<T> late) {
    reading =
        reactor.blocking(
            call,
            (result, trouble) -> {
              reading = null;
              if (result == null) {
                fail(trouble);
              } else if (isOver()) {
                late.accept(result);
              } else {
                then.accept(result);
              }
            });
  }

  final void write(ByteBuffer bytes) {
    if (bytes.hasRemaining()) {
      transport.write(bytes);
    }
  }

  /// @param note what it waits for; empty if for nothing
  final void come(long sent, long size, String note) {
    become(new Transfer(state.name(), Math.max(size, sent), sent, false, false, note, null));
  }

  final void allSent() {
    end(new Transfer(state.name(), state.sent(), state.sent(), true, false, "", null));
  }

  private void fail(@Nullable Throwable trouble) {
    if (!isOver()) {
      Throwable cause = trouble == null ? new IOException("could not be read") : trouble;
      end(
          new Transfer(
              state.name(),
              state.size(),
              state.sent(),
              true,
              false,
              "",
              Failures.of(cause, "reading", what)));
    }
  }

  private void end(Transfer last) {
    if (reading != null) {
      reading.cancel();
      reading = null;
    }
    release();
    become(last);
  }

  private void become(Transfer next) {
    if (!next.equals(state)) {
      state = next;
      moved.run();
    }
  }
}
