package dev.endpoint.engine.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.Closeable;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Real socket files in a folder of their own. Silence is a listener that accepts nobody and whose
/// queue is full.
final class RealUnixWays extends UnixWays {
  private final Path folder;
  private final List<Closeable> held = new ArrayList<>();

  private RealUnixWays(Path folder) throws Exception {
    super(new LoopbackRig(), folder);
    this.folder = folder;
  }

  static Ways make() throws Exception {
    return new RealUnixWays(Files.createTempDirectory("sockets"));
  }

  @Override
  UnixDomainSocketAddress silence() throws Exception {
    UnixDomainSocketAddress silence = file("silence");
    if (held.isEmpty()) {
      held.add(ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(silence, 1));
      while (waits(silence)) {
        continue;
      }
    }
    return silence;
  }

  private boolean waits(UnixDomainSocketAddress silence) throws Exception {
    SocketChannel waiting = SocketChannel.open(StandardProtocolFamily.UNIX);
    held.add(waiting);
    waiting.configureBlocking(false);
    try {
      return waiting.connect(silence);
    } catch (SocketException full) {
      return false;
    }
  }

  @Override
  public void close() throws Exception {
    for (Closeable one : held) {
      one.close();
    }
    Files.deleteIfExists(file("silence").getPath());
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(List.of(), left.toList(), "files left behind");
    }
    Files.delete(folder);
  }
}
