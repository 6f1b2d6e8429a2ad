package dev.endpoint.engine.capture;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Positional reads of one file from any number of threads, opened at the first one. Java closes a
/// channel under everybody when one of its readers is interrupted; this opens it again, so an
/// interrupt (which stays set) fails no read. Not closing it leaks nothing: the channel closes
/// itself when it is garbage.
final class ReadChannel implements Closeable {
  private final Path file;
  private final AtomicReference<@Nullable FileChannel> open = new AtomicReference<>();

  /// Whether the file is to be removed, because only the newest of a capture are kept.
  private volatile boolean left;

  ReadChannel(Path file) {
    this.file = file;
  }

  Path file() {
    return file;
  }

  boolean isOpen() {
    return open.get() != null;
  }

  /// From now on nothing is read from the file, which is removed by us. Who is reading is told.
  void leave() {
    left = true;
    try {
      close();
    } catch (IOException e) {
      // It was only read, and nobody reads it any more.
      return;
    }
  }

  private GoneException gone() {
    return new GoneException(file.getFileName() + " is gone: only the newest files are kept");
  }

  /// Fills the buffer from there on.
  ///
  /// @throws GoneException when the file was left
  /// @throws EOFException when the file ends before the buffer is full
  void read(ByteBuffer into, long position) throws IOException {
    boolean interrupted = false;
    try {
      int start = into.position();
      while (into.hasRemaining()) {
        if (left) {
          throw gone();
        }
        FileChannel channel = channel();
        try {
          if (channel.read(into, position + into.position() - start) < 0) {
            throw new EOFException(file + " has become shorter");
          }
        } catch (ClosedByInterruptException e) {
          interrupted |= Thread.interrupted();
          open.compareAndSet(channel, null);
        } catch (ClosedChannelException e) {
          open.compareAndSet(channel, null);
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private FileChannel channel() throws IOException {
    FileChannel channel = open.get();
    if (channel != null) {
      return channel;
    }
    FileChannel opened = open();
    FileChannel other = open.compareAndExchange(null, opened);
    if (other == null) {
      return opened;
    }
    opened.close();
    return other;
  }

  private FileChannel open() throws IOException {
    try {
      return FileChannel.open(file, StandardOpenOption.READ);
    } catch (NoSuchFileException e) {
      if (left) {
        throw gone();
      }
      throw new NoSuchFileException(file.toString(), null, "the file has been removed");
    }
  }

  @Override
  public void close() throws IOException {
    FileChannel channel = open.getAndSet(null);
    if (channel != null) {
      channel.close();
    }
  }
}
