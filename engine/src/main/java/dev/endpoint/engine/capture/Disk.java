package dev.endpoint.engine.capture;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// What writing a capture asks of the system; a seam, so that tests can make each call fail.
interface Disk {
  /// Creates the file, which must not exist, and the folders above it.
  Output create(Path file) throws IOException;

  /// Opens a file made by [#create] to go on writing.
  Output reopen(Path file) throws IOException;

  boolean exists(Path file);

  /// Removes a file in which nothing could be written; that it may fail does no harm.
  void delete(Path file);

  /// How many bytes this program may still write where the folder is, or will be.
  long free(Path folder);

  interface Output extends Closeable {
    /// Writes at least one byte; returns how many.
    int write(ByteBuffer bytes, long position) throws IOException;

    void truncate(long size) throws IOException;

    long size() throws IOException;
  }

  /// The real one. Captures hold what people said: where the system knows owners, nobody else may
  /// read them.
  Disk SYSTEM =
      new Disk() {
        private static final FileAttribute<?>[] NONE = {};
        private final boolean posix =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

        private FileAttribute<?>[] only(String permissions) {
          return posix
              ? new FileAttribute<?>[] {
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
              }
              : NONE;
        }

        @Override
        public Output create(Path file) throws IOException {
          Path folder = file.toAbsolutePath().getParent();
          if (folder != null && !Files.isDirectory(folder)) {
            Files.createDirectories(folder, only("rwx------"));
          }
          Set<OpenOption> options = Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
          return output(FileChannel.open(file, options, only("rw-------")));
        }

        @Override
        public Output reopen(Path file) throws IOException {
          return output(FileChannel.open(file, StandardOpenOption.WRITE));
        }

        @Override
        public boolean exists(Path file) {
          return Files.exists(file);
        }

        @Override
        public void delete(Path file) {
          file.toFile().delete();
        }

        @Override
        public long free(Path folder) {
          Path there = folder.toAbsolutePath();
          while (there.getParent() != null && !Files.exists(there)) {
            there = there.getParent();
          }
          return there.toFile().getUsableSpace();
        }

        private static Output output(FileChannel channel) {
          return new Output() {
            @Override
            public int write(ByteBuffer bytes, long position) throws IOException {
              return channel.write(bytes, position);
            }

            @Override
            public void truncate(long size) throws IOException {
              channel.truncate(size);
            }

            @Override
            public long size() throws IOException {
              return channel.size();
            }

            @Override
            public void close() throws IOException {
              channel.close();
            }
          };
        }
      };
}
