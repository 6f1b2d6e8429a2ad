package dev.endpoint.engine.contract;

import dev.endpoint.engine.testing.Answer;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/// TCP in memory.
final class MemoryTcpWays extends TcpWays {
  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
  private static final InetSocketAddress SILENCE = new InetSocketAddress(LOOPBACK, 7);
  private static final InetSocketAddress NOBODY = new InetSocketAddress(LOOPBACK, 8);

  private final MemoryRig rig;

  private MemoryTcpWays(MemoryRig rig) {
    super(rig);
    this.rig = rig;
    rig.network().answer(SILENCE, Answer.hang());
  }

  static MemoryTcpWays make() {
    return on(new MemoryRig());
  }

  static MemoryTcpWays on(MemoryRig rig) {
    return new MemoryTcpWays(rig);
  }

  MemoryRig memory() {
    return rig;
  }

  @Override
  InetSocketAddress silence() {
    return SILENCE;
  }

  @Override
  InetSocketAddress nobody() {
    return NOBODY;
  }
}
