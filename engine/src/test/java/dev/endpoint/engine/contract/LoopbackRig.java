package dev.endpoint.engine.contract;

import dev.endpoint.engine.EndpointCatalog;
import dev.endpoint.engine.Engine;
import dev.endpoint.engine.os.NioNetwork;
import dev.endpoint.engine.os.NioReactor;
import dev.endpoint.engine.os.SystemProcesses;
import dev.endpoint.engine.os.SystemResolver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Assertions;

/// The real reactor and real sockets on loopback.
public final class LoopbackRig implements Rig {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration STEP = Duration.ofMillis(1);

  /// Long for packets on loopback; only asserted about things that must not happen.
  private static final Duration CALM = Duration.ofMillis(50);

  private final NioReactor reactor;
  private final NioNetwork network;
  private final SystemProcesses processes;
  private final Engine engine;
  private final Queue<Throwable> reports = new ConcurrentLinkedQueue<>();

  public LoopbackRig() throws Exception {
    this(EndpointCatalog.installed());
  }

  public LoopbackRig(EndpointCatalog catalog) throws Exception {
    reactor = NioReactor.start("reactor under test");
    network = new NioNetwork(reactor);
    processes = new SystemProcesses(reactor);
    engine = new Engine(reactor, network, new SystemResolver(reactor), processes, catalog);
    reactor.onReport((where, cause) -> reports.add(cause));
  }

  public NioReactor reactor() {
    return reactor;
  }

  public NioNetwork network() {
    return network;
  }

  @Override
  public Engine engine() {
    return engine;
  }

  @Override
  public <T> T ask(Callable<T> action) throws Exception {
    if (reactor.inReactor()) {
      return action.call();
    }
    CompletableFuture<T> answer = new CompletableFuture<>();
    reactor.execute(
        () -> {
          try {
            answer.complete(action.call());
          } catch (Throwable e) {
            answer.completeExceptionally(e);
          }
        });
    return wait(answer);
  }

  @Override
  public <T> T elsewhere(Callable<T> action) throws Exception {
    return action.call();
  }

  @Override
  public void until(String what, BooleanSupplier condition) throws Exception {
    CompletableFuture<Boolean> held = new CompletableFuture<>();
    long end = reactor.nanos() + PATIENCE.toNanos();
    reactor.execute(() -> poll(condition, end, held));
    Assertions.assertTrue(wait(held), what);
  }

  private void poll(BooleanSupplier condition, long end, CompletableFuture<Boolean> held) {
    try {
      if (condition.getAsBoolean()) {
        held.complete(true);
      } else if (reactor.nanos() > end) {
        held.complete(false);
      } else {
        reactor.after(STEP, () -> poll(condition, end, held));
      }
    } catch (Throwable e) {
      held.completeExceptionally(e);
    }
  }

  @Override
  public void settle() throws Exception {
    pass(CALM);
  }

  @Override
  public void pass(Duration time) throws Exception {
    CompletableFuture<Boolean> passed = new CompletableFuture<>();
    reactor.after(time, () -> passed.complete(true));
    wait(passed);
  }

  @Override
  public int open() throws Exception {
    return ask(() -> network.open() + processes.open());
  }

  @Override
  public List<String> takeReports() {
    List<String> taken = new ArrayList<>();
    for (Throwable cause = reports.poll(); cause != null; cause = reports.poll()) {
      taken.add(cause.getMessage());
    }
    return taken;
  }

  @Override
  public void close() throws Exception {
    reactor.close();
    Assertions.assertTrue(reactor.awaitClosed(PATIENCE), "the reactor ends");
    network.close();
  }

  private static <T> T wait(CompletableFuture<T> answer) throws Exception {
    try {
      return answer.get(2 * PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw e;
    }
  }
}
