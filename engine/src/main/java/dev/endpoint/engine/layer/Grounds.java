package dev.endpoint.engine.layer;

import dev.endpoint.engine.Footing;
import dev.endpoint.engine.capture.Recorder;
import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.endpoint.ServerEndpoint;
import dev.endpoint.engine.reactor.Reactor;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Protocol;
import dev.endpoint.engine.transport.ProtocolFactory;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What passes right upon the ground of an endpoint's connections, below all its layers, is heard
/// for the [Tap] above them; and for itself, where an attempt, or a connection that was accepted,
/// fails before there is a conversation.
public final class Grounds implements Footing {
  /// Who fails over and over must not fill the disk: so many accepted connections that failed are
  /// recorded, and one more each time so long has passed.
  static final int MOST_REFUSED = 10;

  static final Duration ANOTHER_REFUSED = Duration.ofMinutes(1);

  /// Hears of connections that were accepted and failed before there was a conversation.
  @FunctionalInterface
  public interface Refusals {
    /// Returns what the connection is recorded with.
    ///
    /// @param since when it was accepted, by the reactor's clock
    Recorder refused(SocketAddress local, SocketAddress peer, long since, Failure why);
  }

  private final Reactor reactor;
  private @Nullable Refusals refusals;
  private int refused;
  private long refusedSince;

  /// Of the connection that was opened last.
  private @Nullable GroundTap last;

  /// Why the attempt failed that was recorded last.
  private String recorded = "";

  public Grounds(Reactor reactor) {
    this.reactor = reactor;
  }

  @Override
  public ClientEndpoint client(ClientEndpoint ground) {
    return factory -> ground.connect(tapped(factory, true));
  }

  @Override
  public ServerEndpoint server(ServerEndpoint ground) {
    return factory -> ground.listen(tapped(factory, false));
  }

  /// Sets who hears of accepted connections that fail.
  public void whenRefused(Refusals watcher) {
    refusals = watcher;
  }

  /// @param ours whether it is for an attempt of ours
  private ProtocolFactory tapped(ProtocolFactory factory, boolean ours) {
    return peer -> {
      Protocol built = factory.buildProtocol(peer);
      if (built == null) {
        return null;
      }
      GroundTap tap = new GroundTap(built, reactor, ours ? null : this::refused);
      last = ours ? tap : null;
      return tap;
    };
  }

  /// An attempt begins: what passed in those before it is not its own.
  public void begin() {
    last = null;
  }

  /// The attempt has failed. What passed on the connection it opened last, if anything did, is
  /// recorded, with what still passes until that is closed. Who tries again and again records the
  /// first of those that fail the same way. Returns what it is recorded with; null for nothing.
  ///
  /// @param words why it failed
  public @Nullable Recorder failed(Supplier<Recorder> recorders, String words) {
    GroundTap tap = last;
    last = null;
    if (tap == null || !tap.isFruitless() || words.equals(recorded)) {
      return null;
    }
    recorded = words;
    Recorder recorder = recorders.get();
    tap.keep(recorder, words);
    return recorder;
  }

  private @Nullable Recorder refused(
      SocketAddress local, SocketAddress peer, long since, Failure why) {
    return refusals == null || !mayRecord() ? null : refusals.refused(local, peer, since, why);
  }

  private boolean mayRecord() {
    long now = reactor.nanos();
    long more = refused == 0 ? 0 : (now - refusedSince) / ANOTHER_REFUSED.toNanos();
    long left = Math.max(0, refused - more);
    refusedSince = left == 0 ? now : refusedSince + more * ANOTHER_REFUSED.toNanos();
    boolean may = left < MOST_REFUSED;
    refused = (int) left + (may ? 1 : 0);
    return may;
  }
}
