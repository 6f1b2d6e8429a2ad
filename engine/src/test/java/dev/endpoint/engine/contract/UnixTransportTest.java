package dev.endpoint.engine.contract;

import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/// Connections by real socket files.
class UnixTransportTest extends TransportContract {
  @TempDir Path folder;

  @Override
  Rig newRig() throws Exception {
    return new LoopbackRig();
  }

  @Override
  SocketAddress newAddress() {
    return UnixDomainSocketAddress.of(folder.resolve("socket"));
  }

  /// Such sockets know no reset.
  @Override
  boolean abortIsAReset() {
    return false;
  }
}
