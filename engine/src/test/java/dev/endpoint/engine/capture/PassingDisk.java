package dev.endpoint.engine.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/// The system's disk, of which a test or a bench changes something.
abstract class PassingDisk implements Disk {
  /// What is written with instead.
  abstract Output through(Output output);

  @Override
  public Output create(Path file) throws IOException {
    return through(SYSTEM.create(file));
  }

  @Override
  public Output reopen(Path file) throws IOException {
    return through(SYSTEM.reopen(file));
  }

  @Override
  public boolean exists(Path file) {
    return SYSTEM.exists(file);
  }

  @Override
  public void delete(Path file) {
    SYSTEM.delete(file);
  }

  @Override
  public long free(Path folder) {
    return SYSTEM.free(folder);
  }

  /// Writes to another one.
  abstract static class Passing implements Output {
    private final Output output;

    Passing(Output output) {
      this.output = output;
    }

    @Override
    public int write(ByteBuffer bytes, long position) throws IOException {
      return output.write(bytes, position);
    }

    @Override
    public void truncate(long size) throws IOException {
      output.truncate(size);
    }

    @Override
    public long size() throws IOException {
      return output.size();
    }

    @Override
    public void close() throws IOException {
      output.close();
    }
  }
}
