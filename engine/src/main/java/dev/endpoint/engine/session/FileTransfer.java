package dev.endpoint.engine.session;

import dev.endpoint.engine.reactor.Cancellable;
import dev.endpoint.engine.reactor.Reactor;
import dev.endpoint.engine.session.SessionState.Transfer;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Failures;
import dev.endpoint.engine.transport.Transport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Sends a file piece by piece: the next piece is read (off the reactor) only while the transport
/// has room, so a peer that does not read costs one outbox, not the file's size.
final class FileTransfer {
  private static final int PIECE = 256 * 1024;

  private record Piece(byte[] bytes, int length) {}

  private final Reactor reactor;
  private final Transport transport;
  private final Path file;
  private final Runnable moved;
  private @Nullable InputStream input;
  private @Nullable Cancellable reading;
  private Transfer state;

  FileTransfer(Reactor reactor, Transport transport, Path file, Runnable moved) {
    this.reactor = reactor;
    this.transport = transport;
    this.file = file;
    this.moved = moved;
    Path name = file.getFileName();
    state =
        new Transfer(name == null ? file.toString() : name.toString(), 0, 0, false, false, null);
  }

  Transfer state() {
    return state;
  }

  void start() {
    reading =
        reactor.blocking(
            () -> new Opened(Files.newInputStream(file), Files.size(file)),
            (opened, trouble) -> {
              reading = null;
              if (opened == null) {
                fail(trouble);
              } else if (state.done()) {
                closeQuietly(opened.stream());
              } else {
                input = opened.stream();
                become(state.sent(), opened.size(), false, false, null);
                goOn();
              }
            });
  }

  private record Opened(InputStream stream, long size) {}

  /// Reads and sends the next piece if there is room and none is being read.
  void goOn() {
    InputStream stream = input;
    if (stream == null || reading != null || state.done() || !transport.hasRoom()) {
      return;
    }
    reading =
        reactor.blocking(
            () -> {
              byte[] bytes = new byte[PIECE];
              return new Piece(bytes, stream.readNBytes(bytes, 0, PIECE));
            },
            (piece, trouble) -> {
              reading = null;
              if (state.done()) {
                return;
              }
              if (piece == null) {
                fail(trouble);
              } else {
                sent(piece);
              }
            });
  }

  /// Stops it; what was handed to the transport stays sent. Harmless when it is over.
  void stop() {
    if (!state.done()) {
      end(true, null);
    }
  }

  private void sent(Piece piece) {
    if (piece.length() > 0) {
      transport.write(ByteBuffer.wrap(piece.bytes(), 0, piece.length()));
    }
    long sent = state.sent() + piece.length();
    if (piece.length() < PIECE) {
      state = new Transfer(state.name(), Math.max(state.size(), sent), sent, false, false, null);
      end(false, null);
    } else {
      become(sent, Math.max(state.size(), sent), false, false, null);
      goOn();
    }
  }

  private void fail(@Nullable Throwable trouble) {
    Throwable cause = trouble == null ? new IOException("could not be read") : trouble;
    end(false, Failures.of(cause, "reading", file.toString()));
  }

  private void end(boolean stopped, @Nullable Failure failure) {
    if (reading != null) {
      reading.cancel();
      reading = null;
    }
    InputStream stream = input;
    input = null;
    if (stream != null) {
      closeQuietly(stream);
    }
    become(state.sent(), state.size(), true, stopped, failure);
  }

  private void become(
      long sent, long size, boolean done, boolean stopped, @Nullable Failure failure) {
    state = new Transfer(state.name(), size, sent, done, stopped, failure);
    moved.run();
  }

  /// Nothing depends on closing a file that was only read.
  private void closeQuietly(InputStream stream) {
    try {
      stream.close();
    } catch (IOException e) {
      reactor.report("closing " + file, e);
    }
  }
}
