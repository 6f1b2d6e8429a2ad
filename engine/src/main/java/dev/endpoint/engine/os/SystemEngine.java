package dev.endpoint.engine.os;

import dev.endpoint.engine.EndpointCatalog;
import dev.endpoint.engine.Engine;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.BiConsumer;

/// A running [Engine] on the real operating system: a reactor thread of its own, the system's
/// sockets, names and processes.
public final class SystemEngine implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(SystemEngine.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final NioReactor reactor;
  private final NioNetwork network;
  private final Engine engine;

  private SystemEngine(NioReactor reactor, NioNetwork network, Engine engine) {
    this.reactor = reactor;
    this.network = network;
    this.engine = engine;
  }

  /// Starts an engine with every installed endpoint type.
  ///
  /// @throws IOException if the system has no descriptor left
  public static SystemEngine start() throws IOException {
    return start(EndpointCatalog.installed());
  }

  /// Starts an engine with these endpoint types.
  ///
  /// @throws IOException if the system has no descriptor left
  public static SystemEngine start(EndpointCatalog catalog) throws IOException {
    NioReactor reactor = NioReactor.start("reactor");
    try {
      NioNetwork network = new NioNetwork(reactor);
      Engine engine =
          new Engine(
              reactor, network, new SystemResolver(reactor), new SystemProcesses(reactor), catalog);
      return new SystemEngine(reactor, network, engine);
    } catch (IOException | RuntimeException e) {
      reactor.close();
      throw e;
    }
  }

  /// Does now what the first listener or connection would do first, once in a program: it loads
  /// what says why nothing more can be opened, and the logging. Takes some hundredths of a second,
  /// without a cache more. Any thread.
  public void prepare() {
    Rehearsal.once();
  }

  public Engine engine() {
    return engine;
  }

  /// Who else hears of everything that is reported, on the thread it happened on; one at a time.
  public void onReport(BiConsumer<String, Throwable> watcher) {
    reactor.onReport(watcher);
  }

  /// Closes every connection and listener, ends the reactor and waits until it has ended. On the
  /// reactor thread it does not wait. Idempotent.
  @Override
  public void close() {
    reactor.close();
    if (reactor.inReactor()) {
      network.close();
      return;
    }
    try {
      if (reactor.awaitClosed(PATIENCE)) {
        network.close();
      } else {
        LOG.log(Level.WARNING, "the reactor has not ended after " + PATIENCE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
