package dev.endpoint.engine.contract;

import dev.endpoint.engine.testing.Answer;
import java.net.InetSocketAddress;

/// TCP in memory.
final class MemoryTcpWays extends TcpWays {
  private final MemoryRig rig;

  private MemoryTcpWays(MemoryRig rig, Kind kind) {
    super(rig, kind);
    this.rig = rig;
    rig.network().answer(silence(), Answer.hang());
  }

  static MemoryTcpWays make() {
    return make(Kind.TCP);
  }

  static MemoryTcpWays make(Kind kind) {
    return new MemoryTcpWays(new MemoryRig(), kind);
  }

  static MemoryTcpWays on(MemoryRig rig) {
    return new MemoryTcpWays(rig, Kind.TCP);
  }

  MemoryRig memory() {
    return rig;
  }

  @Override
  InetSocketAddress silence() {
    return new InetSocketAddress(loopback(), 7);
  }

  @Override
  InetSocketAddress nobody() {
    return new InetSocketAddress(loopback(), 8);
  }
}
