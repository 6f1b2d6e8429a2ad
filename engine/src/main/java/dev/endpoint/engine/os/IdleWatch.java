package dev.endpoint.engine.os;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Notices that a peer has reset a connection which is neither read nor written: one that is
/// paused, or that nobody attached to yet. Reactor thread only.
///
/// Such a connection has an empty interest, so the selector says nothing of it. Once a second each
/// is asked for `OP_CONNECT`, for one turn: the specification makes a connected channel ready for
/// that only when it "has an error pending". Reading would find the error too, but takes bytes the
/// protocol does not want yet.
final class IdleWatch {
  private static final Duration PERIOD = Duration.ofSeconds(1);

  private final NioReactor reactor;
  private final Set<ChannelTransport> idle = new LinkedHashSet<>();
  private boolean running;

  IdleWatch(NioReactor reactor) {
    this.reactor = reactor;
  }

  void add(ChannelTransport transport) {
    idle.add(transport);
    if (!running) {
      running = true;
      reactor.after(PERIOD, this::probe);
    }
  }

  private void probe() {
    idle.removeIf(transport -> !transport.isIdle());
    running = !idle.isEmpty();
    if (!running) {
      return;
    }
    List<ChannelTransport> probed = List.copyOf(idle);
    probed.forEach(ChannelTransport::probe);
    reactor.afterNextSelect(() -> probed.forEach(ChannelTransport::stopProbing));
    reactor.after(PERIOD, this::probe);
  }
}
