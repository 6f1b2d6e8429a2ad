package dev.endpoint.engine.type.proxy;

import dev.endpoint.engine.Engine;
import dev.endpoint.engine.endpoint.Attempt;
import dev.endpoint.engine.endpoint.AttemptDriver;
import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.transport.Failures;
import dev.endpoint.engine.transport.Protocol;
import dev.endpoint.engine.transport.ProtocolFactory;
import java.net.InetAddress;
import java.util.function.Predicate;

/// Looks the name up here and then asks the proxy for its addresses, one after the other.
///
/// @param destination a name
/// @param carries whether the proxy can be told an address
record LookingUpClient(
    Engine engine, ProxyHop hop, Destination destination, Predicate<InetAddress> carries)
    implements ClientEndpoint {
  @Override
  public Attempt<Protocol> connect(ProtocolFactory factory) {
    String target = destination.text();
    AttemptDriver<Protocol> driver =
        new AttemptDriver<>(engine.reactor(), target, LookingUpConnect.RESOLVING);
    return driver.start(
        attempt -> new LookingUpConnect(this, factory, attempt).start(),
        error -> Failures.of(error, LookingUpConnect.RESOLVING, target));
  }
}
