package dev.endpoint.engine.session;

import dev.endpoint.engine.reactor.Reactor;
import dev.endpoint.engine.transport.Transport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Sends a file.
final class FileTransfer extends Sending {
  private static final int PIECE = 256 * 1024;

  private record Piece(byte[] bytes, int length) {}

  private record Opened(InputStream stream, long size) {}

  private final Path file;
  private @Nullable InputStream input;

  FileTransfer(Reactor reactor, Transport transport, Path file, Runnable moved) {
    super(reactor, transport, file.toString(), name(file), moved);
    this.file = file;
  }

  private static String name(Path file) {
    Path name = file.getFileName();
    return name == null ? file.toString() : name.toString();
  }

  @Override
  void start() {
    read(
        () -> new Opened(Files.newInputStream(file), Files.size(file)),
        opened -> {
          input = opened.stream();
          come(0, opened.size(), "");
          goOn();
        },
        opened -> closeQuietly(opened.stream()));
  }

  @Override
  void goOn() {
    InputStream stream = input;
    if (stream == null || isReading() || isOver() || !transport.hasRoom()) {
      return;
    }
    read(
        () -> {
          byte[] bytes = new byte[PIECE];
          return new Piece(bytes, stream.readNBytes(bytes, 0, PIECE));
        },
        this::sent,
        late -> {});
  }

  private void sent(Piece piece) {
    write(ByteBuffer.wrap(piece.bytes(), 0, piece.length()));
    come(state().sent() + piece.length(), state().size(), "");
    if (piece.length() < PIECE) {
      allSent();
    } else {
      goOn();
    }
  }

  @Override
  void release() {
    InputStream stream = input;
    input = null;
    if (stream != null) {
      closeQuietly(stream);
    }
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
