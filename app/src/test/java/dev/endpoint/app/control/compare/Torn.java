package dev.endpoint.app.control.compare;

import dev.endpoint.engine.capture.ByteSource;
import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.Recording;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A recording whose bytes cannot be read.
record Torn(Recording whole) implements Recording {
  @Override
  public Extent extent() {
    return whole.extent();
  }

  @Override
  public Record record(long number) throws IOException {
    return whole.record(number);
  }

  @Override
  public int records(long first, Record[] into) throws IOException {
    return whole.records(first, into);
  }

  @Override
  public String words(Record event) throws IOException {
    return whole.words(event);
  }

  @Override
  public ByteSource bytes(@Nullable Direction direction) {
    return new ByteSource() {
      @Override
      public long length() {
        return extent().bytes(direction);
      }

      @Override
      public int read(long offset, ByteBuffer into) throws IOException {
        throw new IOException("the file is gone");
      }
    };
  }

  @Override
  public long recordAt(@Nullable Direction direction, long offset) throws IOException {
    return whole.recordAt(direction, offset);
  }

  @Override
  public @Nullable Path file() {
    return null;
  }
}
