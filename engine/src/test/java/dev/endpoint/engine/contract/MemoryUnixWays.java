package dev.endpoint.engine.contract;

import dev.endpoint.engine.testing.Answer;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;

/// Socket files of the fake network.
final class MemoryUnixWays extends UnixWays {
  private MemoryUnixWays(MemoryRig rig) {
    super(rig, Path.of("/run"));
    rig.network().answer(silence(), Answer.hang());
  }

  static Ways make() {
    return new MemoryUnixWays(new MemoryRig());
  }

  @Override
  UnixDomainSocketAddress silence() {
    return file("silence");
  }
}
