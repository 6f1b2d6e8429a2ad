package dev.endpoint.engine.contract;

import dev.endpoint.engine.net.Network;
import dev.endpoint.engine.net.Network.DialHandler;
import dev.endpoint.engine.net.Network.DialOptions;
import dev.endpoint.engine.testing.FakeProgram;
import dev.endpoint.engine.transport.CloseReason;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Protocol;
import dev.endpoint.engine.transport.Transport;
import dev.endpoint.engine.transport.Wire;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// What [RelayProgram] does, by a fake program on a fake network: it connects, then passes on what
/// it reads and says what it hears, and is over when either side is.
final class FakeRelay implements DialHandler, Protocol {
  private final FakeProgram program;
  private @Nullable Transport transport;
  private boolean inputEnded;

  private FakeRelay(FakeProgram program) {
    this.program = program;
  }

  static void run(FakeProgram program, Network network, SocketAddress address) {
    FakeRelay relay = new FakeRelay(program);
    program.reads(false);
    program.onInput(relay::heard);
    program.onExit(relay::exited);
    network.dial(address, DialOptions.defaults(), relay);
  }

  private void heard(@Nullable ByteBuffer bytes) {
    Transport there = transport;
    if (bytes == null) {
      inputEnded = true;
    }
    if (there != null && bytes == null) {
      there.close();
    } else if (there != null) {
      there.write(bytes);
    }
  }

  private void exited() {
    if (transport != null) {
      transport.abort();
    }
  }

  @Override
  public void dialed(Wire wire) {
    try {
      wire.attach(this);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void failed(Failure failure) {
    program.exit(1);
  }

  @Override
  public void connected(Transport transport) {
    this.transport = transport;
    if (program.hasExited()) {
      transport.abort();
    } else if (inputEnded) {
      transport.close();
    } else {
      program.reads(true);
    }
  }

  @Override
  public void received(ByteBuffer bytes) {
    program.say(StandardCharsets.UTF_8.decode(bytes).toString());
  }

  @Override
  public void finished() {
    transport.close();
  }

  @Override
  public void closed(CloseReason reason) {
    program.exit(0);
  }
}
