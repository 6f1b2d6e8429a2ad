package dev.endpoint.engine.contract;

import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.endpoint.ServerEndpoint;
import dev.endpoint.engine.memory.MemoryAddress;
import dev.endpoint.engine.net.DirectClient;
import dev.endpoint.engine.net.Network.DialOptions;
import dev.endpoint.engine.testing.Answer;
import java.net.SocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;

/// `memory:` names, on the fakes or inside a real engine.
final class MemoryTypeWays implements Ways {
  private static final MemoryAddress SILENCE = MemoryAddress.of("silence");

  private final Rig rig;

  private MemoryTypeWays(Rig rig) {
    this.rig = rig;
  }

  static Ways onFakes() {
    MemoryRig rig = new MemoryRig();
    rig.network().answer(SILENCE, Answer.hang());
    return new MemoryTypeWays(rig);
  }

  static Ways real() throws Exception {
    return new MemoryTypeWays(new LoopbackRig());
  }

  @Override
  public Rig rig() {
    return rig;
  }

  @Override
  public ServerEndpoint server() throws Exception {
    return rig.engine().serverFromString("memory:a name");
  }

  @Override
  public ServerEndpoint serverAt(SocketAddress address) throws Exception {
    return rig.engine().serverFromString("memory:" + ((MemoryAddress) address).name());
  }

  @Override
  public ClientEndpoint clientOf(SocketAddress address) throws Exception {
    return rig.engine().clientFromString("memory:" + ((MemoryAddress) address).name());
  }

  @Override
  public ClientEndpoint clientOfNobody() throws Exception {
    return rig.engine().clientFromString("memory:nobody");
  }

  @Override
  public ClientEndpoint clientOfSilence(Duration timeout) {
    Assumptions.assumeTrue(rig instanceof MemoryRig, "inside a program a name always answers");
    return new DirectClient(
            rig.engine().reactor(),
            SILENCE,
            (address, handler) ->
                rig.engine().network().dial(address, DialOptions.defaults(), handler))
        .within(timeout, "");
  }
}
