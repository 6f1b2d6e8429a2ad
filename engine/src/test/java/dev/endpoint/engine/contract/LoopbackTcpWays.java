package dev.endpoint.engine.contract;

import java.io.Closeable;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/// TCP on the real loopback. Silence is a listener that accepts nobody and whose backlog is full:
/// Linux drops what else comes.
final class LoopbackTcpWays extends TcpWays {
  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
  private static final int MORE_THAN_FIT = 4;

  private final List<Closeable> held = new ArrayList<>();
  private InetSocketAddress silence;

  private LoopbackTcpWays(Rig rig) {
    super(rig);
  }

  static LoopbackTcpWays make() throws Exception {
    return on(new LoopbackRig());
  }

  static LoopbackTcpWays on(LoopbackRig rig) {
    return new LoopbackTcpWays(rig);
  }

  @Override
  InetSocketAddress silence() throws Exception {
    if (silence == null) {
      ServerSocket full = new ServerSocket(0, 1, LOOPBACK);
      held.add(full);
      silence = new InetSocketAddress(LOOPBACK, full.getLocalPort());
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
    try (ServerSocket gone = new ServerSocket(0, 1, LOOPBACK)) {
      return new InetSocketAddress(LOOPBACK, gone.getLocalPort());
    }
  }

  @Override
  public void close() throws Exception {
    for (Closeable one : held) {
      one.close();
    }
  }
}
