package dev.endpoint.engine.contract;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.Closeable;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/// TCP on the real loopback. Silence is a listener that accepts nobody and whose backlog is full:
/// Linux drops what else comes.
final class LoopbackTcpWays extends TcpWays {
  private static final int MORE_THAN_FIT = 4;

  private final List<Closeable> held = new ArrayList<>();
  private InetSocketAddress silence;

  private LoopbackTcpWays(Rig rig, Kind kind) {
    super(rig, kind);
  }

  static LoopbackTcpWays make() throws Exception {
    return make(Kind.TCP);
  }

  static LoopbackTcpWays make(Kind kind) throws Exception {
    assumeTrue(
        NetworkInterface.getByInetAddress(kind.loopback()) != null,
        "this system has no " + kind.loopback());
    return new LoopbackTcpWays(new LoopbackRig(), kind);
  }

  static LoopbackTcpWays on(LoopbackRig rig) {
    return new LoopbackTcpWays(rig, Kind.TCP);
  }

  @Override
  InetSocketAddress silence() throws Exception {
    if (silence == null) {
      ServerSocket full = new ServerSocket(0, 1, loopback());
      held.add(full);
      silence = new InetSocketAddress(loopback(), full.getLocalPort());
      for (int i = 0; i < MORE_THAN_FIT; i++) {
        SocketChannel waiting = SocketChannel.open();
        held.add(waiting);
        waiting.configureBlocking(false);
        waiting.connect(silence);
      }
    }
    return silence;
  }

  @Override
  InetSocketAddress nobody() throws Exception {
    try (ServerSocket gone = new ServerSocket(0, 1, loopback())) {
      return new InetSocketAddress(loopback(), gone.getLocalPort());
    }
  }

  @Override
  public void close() throws Exception {
    for (Closeable one : held) {
      one.close();
    }
  }
}
