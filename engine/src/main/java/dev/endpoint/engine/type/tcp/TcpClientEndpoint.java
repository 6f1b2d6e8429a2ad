package dev.endpoint.engine.type.tcp;

import dev.endpoint.engine.Engine;
import dev.endpoint.engine.endpoint.Attempt;
import dev.endpoint.engine.endpoint.AttemptDriver;
import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.transport.Addresses;
import dev.endpoint.engine.transport.Failures;
import dev.endpoint.engine.transport.Protocol;
import dev.endpoint.engine.transport.ProtocolFactory;

/// Connects by TCP: looks the name up, races its addresses, and builds the protocol upon the
/// connection that is there first.
public final class TcpClientEndpoint implements ClientEndpoint {
  private final Engine engine;
  private final TcpDial dial;

  public TcpClientEndpoint(Engine engine, TcpDial dial) {
    this.engine = engine;
    this.dial = dial;
  }

  @Override
  public Attempt<Protocol> connect(ProtocolFactory factory) {
    String target = target();
    AttemptDriver<Protocol> driver =
        new AttemptDriver<>(
            engine.reactor(), target, Hosts.isName(dial.host()) ? "resolving" : "connecting");
    return driver.start(
        attempt -> new TcpConnect(engine, dial, factory, attempt).start(),
        error -> Failures.of(error, "connecting", target));
  }

  private String target() {
    return Addresses.text(dial.host().isEmpty() ? "localhost" : dial.host(), dial.port());
  }
}
