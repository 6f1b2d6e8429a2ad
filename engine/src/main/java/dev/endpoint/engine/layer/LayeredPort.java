package dev.endpoint.engine.layer;

import dev.endpoint.engine.endpoint.ListeningPort;
import dev.endpoint.engine.reactor.Cancellable;
import dev.endpoint.engine.reactor.Reactor;
import dev.endpoint.engine.transport.Addresses;
import dev.endpoint.engine.transport.Facet;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Protocol;
import dev.endpoint.engine.transport.ProtocolFactory;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A listener whose connections get a layer, and the talks under way on them.
final class LayeredPort implements ListeningPort {
  private static final Duration BETWEEN_TROUBLES = Duration.ofSeconds(1);

  private final Reactor reactor;
  private final LayeredServer.Plan plan;
  private final ProtocolFactory factory;
  private final Set<Talk> talks = new LinkedHashSet<>();
  private final List<Consumer<Failure>> observers = new ArrayList<>();
  private @Nullable ListeningPort inner;
  private @Nullable Long lastTold;
  private int untold;

  LayeredPort(Reactor reactor, LayeredServer.Plan plan, ProtocolFactory factory) {
    this.reactor = reactor;
    this.plan = plan;
    this.factory = factory;
  }

  /// The inner endpoint listens. On the reactor thread, once.
  void up(ListeningPort port) {
    inner = port;
    port.onTrouble(this::tell);
  }

  Protocol accept(Layering layering, SocketAddress peer) throws Exception {
    Talk talk = new Talk(peer);
    NegotiatingLayer layer = layering.layer(talk);
    talk.layer = layer;
    talks.add(talk);
    return layer;
  }

  /// Closes every connection that is not usable yet.
  void giveUpTalks() {
    for (Talk talk : List.copyOf(talks)) {
      talk.giveUp();
    }
  }

  @Override
  public SocketAddress address() {
    return port().address();
  }

  @Override
  public CompletionStage<Void> stopListening() {
    CompletionStage<Void> stopped = port().stopListening();
    reactor.run(this::giveUpTalks);
    return stopped;
  }

  @Override
  public void onTrouble(Consumer<Failure> observer) {
    reactor.run(() -> observers.add(observer));
  }

  private ListeningPort port() {
    ListeningPort port = inner;
    if (port == null) {
      throw new IllegalStateException("not listening yet");
    }
    return port;
  }

  /// Said at most once a second; how many were left out is added to the next one.
  private void trouble(Failure failure) {
    long now = reactor.nanos();
    if (lastTold != null && now - lastTold < BETWEEN_TROUBLES.toNanos()) {
      untold++;
      return;
    }
    lastTold = now;
    String more = untold == 0 ? "" : " " + untold + " more connections failed shortly before.";
    untold = 0;
    tell(failure.withMeaning((failure.meaning() + more).strip()));
  }

  private void tell(Failure failure) {
    for (Consumer<Failure> observer : List.copyOf(observers)) {
      try {
        observer.accept(failure);
      } catch (RuntimeException e) {
        reactor.report("observing a listener", e);
      }
    }
  }

  /// The talk on one accepted connection.
  private final class Talk implements Negotiation {
    private final String peer;
    private @Nullable NegotiatingLayer layer;
    private @Nullable Cancellable limit;

    Talk(SocketAddress peer) {
      this.peer = Addresses.text(peer);
    }

    void giveUp() {
      over();
      if (layer != null) {
        layer.giveUp();
      }
    }

    private void over() {
      talks.remove(this);
      if (limit != null) {
        limit.cancel();
      }
    }

    private void tookTooLong() {
      Failure late =
          new Failure(
              Failure.Kind.TIMED_OUT,
              plan.stage(),
              peer,
              "Gave up " + plan.stage() + " the connection from " + peer,
              plan.hint());
      refuse(late);
      giveUp();
      trouble(late);
    }

    private void refuse(Failure why) {
      if (layer != null) {
        GroundTap.refuse(layer, why);
      }
    }

    @Override
    public Reactor reactor() {
      return reactor;
    }

    @Override
    public String target() {
      return peer;
    }

    @Override
    public String stage() {
      return plan.stage();
    }

    @Override
    public void begun() {
      limit = reactor.after(plan.talk(), this::tookTooLong);
    }

    @Override
    public @Nullable Protocol agreed(SocketAddress peer, List<Facet> learned) throws Exception {
      over();
      return factory.buildProtocol(peer);
    }

    @Override
    public void usable(Protocol protocol) {}

    @Override
    public void trouble(Failure failure) {
      LayeredPort.this.trouble(failure);
    }

    @Override
    public void failed(Failure failure) {
      over();
      refuse(failure);
      trouble(failure);
    }
  }
}
