package dev.endpoint.engine.os;

import dev.endpoint.engine.net.PathOption;
import dev.endpoint.engine.transport.FailureException;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.SocketOption;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The file of a listening socket, from its lock to its removal.
///
/// The JDK binds and listens in one go, so permissions set afterwards would come too late. Where
/// the process's umask would let in more people than the mode does, the socket is made in a folder
/// that only we can enter, and appears under its own name when its mode is right.
final class SocketFile {
  private static final int WRITERS = 0222;

  /// The files of this program's own listeners: asking these whether they live would look like a
  /// connection to them.
  private static final Set<Object> OURS = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final @Nullable LockFile lock;
  private @Nullable Object identity;

  private SocketFile(Path path, @Nullable LockFile lock) {
    this.path = path;
    this.lock = lock;
  }

  /// Binds the channel to the path. A socket in its place is removed if nobody listens on it.
  ///
  /// @throws FailureException in words; nothing is left behind then
  static SocketFile bind(
      ServerSocketChannel channel,
      UnixDomainSocketAddress local,
      int backlog,
      Map<SocketOption<?>, Object> options)
      throws FailureException {
    Path path = local.getPath();
    @Nullable SocketFile file = null;
    boolean bound = false;
    try {
      boolean locked = Boolean.TRUE.equals(options.get(PathOption.LOCK));
      file = new SocketFile(path, locked ? LockFile.acquire(path) : null);
      file.removeLeftOver();
      file.bind(channel, backlog, (Integer) options.get(PathOption.MODE));
      bound = true;
      return file;
    } catch (IOException | RuntimeException e) {
      throw PathFailures.listening(e, path).toException();
    } finally {
      if (!bound && file != null) {
        giveUp(file);
      }
    }
  }

  /// Removes the file, unless somebody put another one in its place, and gives the lock back.
  void remove() throws IOException {
    try {
      removeSocket();
    } finally {
      if (lock != null) {
        lock.release();
      }
    }
  }

  private void removeSocket() throws IOException {
    Object ours = identity;
    if (ours == null) {
      return;
    }
    OURS.remove(ours);
    identity = null;
    try {
      if (ours.equals(identity(path))) {
        Files.deleteIfExists(path);
      }
    } catch (NoSuchFileException goneAlready) {
      // somebody took it away
    }
  }

  private static void giveUp(SocketFile file) {
    try {
      file.remove();
    } catch (IOException e) {
      // the failure to bind is told; what cannot be removed is replaced the next time
    }
  }

  private static Object identity(Path path) throws IOException {
    BasicFileAttributes attributes =
        Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    Object key = attributes.fileKey();
    return key == null ? path.toAbsolutePath() : key;
  }

  private void removeLeftOver() throws IOException, FailureException {
    Object there;
    try {
      there = identity(path);
    } catch (NoSuchFileException free) {
      return;
    }
    if (!PathFailures.isSocket(path)) {
      throw PathFailures.notASocket(path, "listening").toException();
    }
    if (OURS.contains(there) || !isLeftOver()) {
      throw PathFailures.inUse(path).toException();
    }
    Files.deleteIfExists(path);
  }

  /// Nobody listens on a socket that refuses: its program is gone.
  private boolean isLeftOver() {
    try (SocketChannel probe = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      probe.configureBlocking(false);
      probe.connect(UnixDomainSocketAddress.of(path));
      return false;
    } catch (ConnectException refused) {
      return true;
    } catch (IOException unknown) {
      return false;
    }
  }

  private void bind(ServerSocketChannel channel, int backlog, @Nullable Integer mode)
      throws IOException {
    if (mode == null) {
      channel.bind(UnixDomainSocketAddress.of(path), backlog);
      identity = identity(path);
    } else if ((Umask.unmasked() & ~mode & WRITERS) == 0) {
      channel.bind(UnixDomainSocketAddress.of(path), backlog);
      identity = identity(path);
      setMode(path, mode);
    } else {
      bindHidden(channel, backlog, mode);
    }
    OURS.add(identity);
  }

  private static void setMode(Path path, int mode) throws IOException {
    Files.setAttribute(path, "unix:mode", mode);
  }

  private void bindHidden(ServerSocketChannel channel, int backlog, int mode) throws IOException {
    Path folder = HiddenFolder.beside(path);
    Path hidden = folder.resolve("s");
    try {
      channel.bind(UnixDomainSocketAddress.of(hidden), backlog);
      setMode(hidden, mode);
      Files.createLink(path, hidden);
      identity = identity(path);
    } catch (FileAlreadyExistsException e) {
      throw new BindException("Address already in use");
    } finally {
      Files.deleteIfExists(hidden);
      Files.deleteIfExists(folder);
    }
  }
}
