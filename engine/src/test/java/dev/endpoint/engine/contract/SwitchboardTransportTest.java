package dev.endpoint.engine.contract;

import dev.endpoint.engine.memory.MemoryAddress;
import java.net.SocketAddress;

/// Connections in memory inside a real engine.
class SwitchboardTransportTest extends TransportContract {
  @Override
  Rig newRig() throws Exception {
    return new LoopbackRig();
  }

  @Override
  SocketAddress newAddress() {
    return MemoryAddress.of("a name");
  }
}
