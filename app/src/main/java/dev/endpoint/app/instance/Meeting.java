package dev.endpoint.app.instance;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where the starts of one user on one display meet: a socket file, in a folder that nobody else
/// can enter. A file beside it is locked while a start looks who is there and, if nobody is, takes
/// the place, so that of two starts at the same moment one comes first. A socket that was left
/// behind answers nobody, and is replaced.
public final class Meeting {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");

  private final Path folder;
  private final Path socket;
  private final Path lock;

  /// @param folder holds nothing else; it is made when it is needed
  /// @param display sets the meetings of one user apart
  public Meeting(Path folder, String display) {
    this.folder = folder;
    String name = "window" + display.replaceAll("[^A-Za-z0-9]", "_");
    this.socket = folder.resolve(name + ".socket");
    this.lock = folder.resolve(name + ".lock");
  }

  /// Looks who is there, and takes the place if nobody is.
  ///
  /// @throws IOException if starts cannot meet here; the message says why
  public Standing join() throws IOException {
    prepareFolder();
    try (FileChannel gate = open();
        FileLock _ = gate.lock()) {
      SocketChannel running = connect();
      if (running != null) {
        return new Later(running);
      }
      Files.deleteIfExists(socket);
      return new First(listen(), this);
    }
  }

  /// Leaves the place to the next start.
  void leave(ServerSocketChannel listening) throws IOException {
    try (FileChannel gate = open();
        FileLock _ = gate.lock()) {
      listening.close();
      Files.deleteIfExists(socket);
    }
  }

  private FileChannel open() throws IOException {
    return FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private @Nullable SocketChannel connect() {
    try {
      return SocketChannel.open(UnixDomainSocketAddress.of(socket));
    } catch (IOException e) {
      // There is no socket, or nobody listens on it any more.
      return null;
    }
  }

  private ServerSocketChannel listen() throws IOException {
    ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      return channel.bind(UnixDomainSocketAddress.of(socket));
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private void prepareFolder() throws IOException {
    if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      Files.createDirectories(folder);
      return;
    }
    Files.createDirectories(folder.toAbsolutePath().getParent());
    try {
      Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    } catch (FileAlreadyExistsException e) {
      // From an earlier start; or somebody else's, which is looked at now.
    }
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
        || !Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS).equals(OWNER_ONLY)) {
      throw new IOException(folder + " is not a folder that only its owner can enter");
    }
  }
}
