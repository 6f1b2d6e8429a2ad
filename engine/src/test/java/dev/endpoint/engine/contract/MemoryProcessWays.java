package dev.endpoint.engine.contract;

import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.net.DirectClient;
import dev.endpoint.engine.net.Processes.Command;
import dev.endpoint.engine.net.Processes.ErrorStream;
import dev.endpoint.engine.net.ProgramAddress;
import dev.endpoint.engine.testing.Answer;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Programs of the fake seam.
final class MemoryProcessWays extends ProcessWays {
  private static final String RELAY = "relay";
  private static final String SILENCE = "silence";

  private final MemoryRig rig;

  private MemoryProcessWays(MemoryRig rig) {
    super(MemoryTcpWays.on(rig));
    this.rig = rig;
    rig.processes().answer(SILENCE, Answer.hang()).answer("no-such-program", Answer.refuse());
  }

  static Ways make() {
    return new MemoryProcessWays(new MemoryRig());
  }

  @Override
  public ClientEndpoint clientOf(SocketAddress address) throws Exception {
    rig.processes().runs(RELAY, program -> FakeRelay.run(program, rig.network(), address));
    return rig.engine().clientFromString("process:" + RELAY);
  }

  @Override
  public boolean isPeer(SocketAddress seen, SocketAddress listening) {
    return seen.equals(ProgramAddress.of(RELAY));
  }

  @Override
  public ClientEndpoint clientOfSilence(Duration timeout) {
    Command command = new Command(List.of(SILENCE), true, Map.of(), null, ErrorStream.SEPARATE);
    return new DirectClient(
            rig.reactor(),
            ProgramAddress.of(SILENCE),
            (address, handler) -> rig.processes().start(command, handler))
        .within(timeout, "");
  }
}
