package dev.endpoint.engine.memory;

import dev.endpoint.engine.net.Network.AcceptHandler;
import dev.endpoint.engine.net.Network.Acceptor;
import dev.endpoint.engine.net.Network.DialHandler;
import dev.endpoint.engine.reactor.Cancellable;
import dev.endpoint.engine.reactor.Reactor;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Failure.Kind;
import dev.endpoint.engine.transport.FailureException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The listeners of one engine by name, and the connections to them: a network that never leaves
/// the program. Reactor thread only.
public final class Switchboard implements Medium {
  /// As much as one direction of a connection holds between the two outboxes, and one read brings.
  private static final int BUFFER = 1 << 16;

  private final Reactor reactor;
  private final Map<MemoryAddress, MemoryAcceptor> acceptors = new HashMap<>();
  private final Set<MemoryWire> wires = new LinkedHashSet<>();
  private long callers;
  private int dials;

  public Switchboard(Reactor reactor) {
    this.reactor = reactor;
  }

  /// As [dev.endpoint.engine.net.Network#dial].
  public Cancellable dial(MemoryAddress remote, DialHandler handler) {
    reactor.check();
    Call call = new Call(remote, handler);
    dials++;
    reactor.execute(call::knock);
    return call;
  }

  /// As [dev.endpoint.engine.net.Network#listen].
  public Acceptor listen(MemoryAddress local, AcceptHandler handler) throws FailureException {
    reactor.check();
    if (acceptors.containsKey(local)) {
      throw new Failure(
              Kind.ADDRESS_IN_USE,
              "listening",
              local.toString(),
              local + " is already in use",
              "Another listener of this program has that name. Stop it, or choose another name.")
          .toException();
    }
    MemoryAcceptor acceptor = new MemoryAcceptor(this, local, handler);
    acceptors.put(local, acceptor);
    return acceptor;
  }

  /// Dials under way, listeners and ends of connections that are open.
  public int open() {
    return dials + acceptors.size() + wires.size();
  }

  /// Aborts every connection and stops every listener.
  public void abandon() {
    List.copyOf(wires).forEach(MemoryWire::abort);
    List.copyOf(acceptors.values()).forEach(acceptor -> acceptor.close(() -> {}));
  }

  @Override
  public Reactor reactor() {
    return reactor;
  }

  @Override
  public int readSize() {
    return BUFFER;
  }

  @Override
  public void closed(MemoryWire wire) {
    wires.remove(wire);
  }

  @Override
  public void closed(MemoryAcceptor acceptor) {
    acceptors.values().remove(acceptor);
  }

  /// A dial on its way to its answer.
  private final class Call implements Cancellable {
    private final MemoryAddress remote;
    private final DialHandler handler;
    private boolean over;

    Call(MemoryAddress remote, DialHandler handler) {
      this.remote = remote;
      this.handler = handler;
    }

    @Override
    public void cancel() {
      reactor.run(this::end);
    }

    private void end() {
      if (!over) {
        over = true;
        dials--;
      }
    }

    private void knock() {
      if (over) {
        return;
      }
      end();
      MemoryAcceptor acceptor = acceptors.get(remote);
      if (acceptor == null || !acceptor.isUp()) {
        handler.failed(nobody());
      } else {
        connect(acceptor);
      }
    }

    private Failure nobody() {
      return new Failure(
          Kind.REFUSED,
          "connecting",
          remote.toString(),
          "Nobody listens on " + remote,
          "Such a name is known inside this program only. Listen on " + remote + " here first.");
    }

    private void connect(MemoryAcceptor acceptor) {
      MemoryAddress local = remote.caller(++callers);
      MemoryWire[] ends = MemoryWire.pair(Switchboard.this, local, remote, BUFFER);
      wires.addAll(List.of(ends));
      reactor.execute(() -> acceptor.accept(ends[1]));
      try {
        handler.dialed(ends[0]);
      } catch (Throwable e) {
        ends[0].abort();
        throw e;
      }
    }
  }
}
