package dev.endpoint.engine.testing;

import dev.endpoint.engine.EndpointCatalog;
import dev.endpoint.engine.Engine;

/// A whole engine on fakes: virtual time, names, programs and a network in memory.
///
/// @param engine what the code under test gets
public record FakeEngine(
    FakeReactor reactor,
    MemoryNetwork network,
    FakeResolver resolver,
    FakeProcesses processes,
    Engine engine) {

  /// With every endpoint type that is installed.
  public static FakeEngine create() {
    return create(EndpointCatalog.installed());
  }

  public static FakeEngine create(EndpointCatalog catalog) {
    FakeReactor reactor = new FakeReactor();
    MemoryNetwork network = new MemoryNetwork(reactor);
    FakeResolver resolver = new FakeResolver(reactor);
    FakeProcesses processes = new FakeProcesses(reactor);
    Engine engine = new Engine(reactor, network, resolver, processes, catalog);
    return new FakeEngine(reactor, network, resolver, processes, engine);
  }

  /// Fails when a connection, dial, listener, look-up or timer is left over, or something was
  /// reported.
  public void expectNothingLeft() {
    network.expectNothingOpen();
    if (processes.open() > 0) {
      throw new AssertionError(processes.open() + " programs are still open");
    }
    if (resolver.pendingLookUps() > 0) {
      throw new AssertionError(resolver.pendingLookUps() + " look-ups are still under way");
    }
    if (reactor.timers() > 0) {
      throw new AssertionError(reactor.timers() + " timers are still set");
    }
    if (!reactor.reports().isEmpty()) {
      throw new AssertionError("reported: " + reactor.reports());
    }
  }
}
