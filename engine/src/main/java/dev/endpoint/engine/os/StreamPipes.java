package dev.endpoint.engine.os;

import dev.endpoint.engine.pipe.Pipes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Pipes upon Java's blocking streams, each on a thread of its own. Reactor thread only.
abstract class StreamPipes implements Pipes {
  /// What a pipe of Linux holds.
  private static final int PIECE = 1 << 16;

  /// One stream that is read.
  private record Reader(InputStream stream, PipeThread thread, byte[] buffer) {
    @Nullable ByteBuffer read() {
      try {
        int count = stream.read(buffer);
        return count < 0 ? null : ByteBuffer.wrap(buffer, 0, count);
      } catch (IOException closed) {
        return null; // by us, or with the program
      }
    }
  }

  private final NioReactor reactor;
  private final String name;
  private final Map<Source, Reader> readers = new EnumMap<>(Source.class);
  private final OutputStream output;
  private final PipeThread writer;

  StreamPipes(NioReactor reactor, String name, InputStream input, OutputStream output) {
    this.reactor = reactor;
    this.name = name;
    this.output = output;
    writer = new PipeThread(reactor, "to " + name);
    addReader(Source.OUTPUT, input);
  }

  final void addReader(Source source, InputStream stream) {
    PipeThread thread = new PipeThread(reactor, "from " + name);
    readers.put(source, new Reader(stream, thread, new byte[PIECE]));
  }

  @Override
  public void read(Source source, Consumer<@Nullable ByteBuffer> answer) {
    Reader reader = readers.get(source);
    if (reader == null) {
      throw new IllegalStateException("there is no such pipe: " + source);
    }
    reader.thread().run(reader::read, answer);
  }

  @Override
  public void write(ByteBuffer bytes, Consumer<@Nullable IOException> answer) {
    writer.run(() -> writeNow(bytes), answer);
  }

  private @Nullable IOException writeNow(ByteBuffer bytes) {
    try {
      output.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
      output.flush();
      return null;
    } catch (IOException e) {
      return e;
    }
  }

  @Override
  public void endInput() {
    writer.run(() -> close(output), none -> {});
  }

  /// On whatever thread may block.
  static @Nullable IOException close(AutoCloseable stream) {
    try {
      stream.close();
      return null;
    } catch (IOException e) {
      return e;
    } catch (Exception e) {
      throw new AssertionError("streams raise nothing else", e);
    }
  }

  @Override
  public void release() {
    endInput();
    writer.end();
    readers.values().forEach(reader -> reader.thread().end());
  }
}
