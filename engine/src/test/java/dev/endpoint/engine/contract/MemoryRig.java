package dev.endpoint.engine.contract;

import dev.endpoint.engine.EndpointCatalog;
import dev.endpoint.engine.Engine;
import dev.endpoint.engine.testing.FakeProcesses;
import dev.endpoint.engine.testing.FakeReactor;
import dev.endpoint.engine.testing.FakeResolver;
import dev.endpoint.engine.testing.MemoryNetwork;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Assertions;

/// Memory and virtual time.
public final class MemoryRig implements Rig {
  private final FakeReactor reactor = new FakeReactor();
  private final MemoryNetwork network = new MemoryNetwork(reactor);
  private final FakeResolver resolver = new FakeResolver(reactor);
  private final FakeProcesses processes = new FakeProcesses(reactor);
  private final Engine engine;

  public MemoryRig() {
    this(EndpointCatalog.installed());
  }

  public MemoryRig(EndpointCatalog catalog) {
    engine = new Engine(reactor, network, resolver, processes, catalog);
  }

  public FakeReactor reactor() {
    return reactor;
  }

  public MemoryNetwork network() {
    return network;
  }

  public FakeResolver resolver() {
    return resolver;
  }

  public FakeProcesses processes() {
    return processes;
  }

  @Override
  public Engine engine() {
    return engine;
  }

  @Override
  public <T> T ask(Callable<T> action) throws Exception {
    return action.call();
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T> T elsewhere(Callable<T> action) throws Exception {
    Object[] result = new Object[1];
    Exception[] raised = new Exception[1];
    reactor.elsewhere(
        () -> {
          try {
            result[0] = action.call();
          } catch (Exception e) {
            raised[0] = e;
          }
        });
    if (raised[0] != null) {
      throw raised[0];
    }
    return (T) result[0];
  }

  @Override
  public void until(String what, BooleanSupplier condition) {
    reactor.runUntilIdle();
    Assertions.assertTrue(condition.getAsBoolean(), what);
  }

  @Override
  public void settle() {
    reactor.runUntilIdle();
  }

  @Override
  public void pass(Duration time) {
    reactor.advance(time);
  }

  @Override
  public int open() {
    return network.openEnds() + network.pendingDials() + network.listeners() + processes.open();
  }

  @Override
  public List<String> takeReports() {
    return reactor.takeReports().stream().map(report -> report.cause().getMessage()).toList();
  }

  @Override
  public void close() {}
}
