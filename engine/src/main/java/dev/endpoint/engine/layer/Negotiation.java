package dev.endpoint.engine.layer;

import dev.endpoint.engine.reactor.Reactor;
import dev.endpoint.engine.transport.Facet;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Protocol;
import java.net.SocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// On whose behalf a [NegotiatingLayer] talks: an attempt to connect, or a listener. Of [#agreed]
/// and [#failed] it hears exactly one, unless it gave the layer up itself. All on the reactor
/// thread.
public interface Negotiation {
  Reactor reactor();

  /// Who is on the other side, as a person would write it.
  String target();

  /// The name of this stage, for failures: `securing`.
  String stage();

  /// The connection below is there and the talk begins.
  void begun();

  /// What it likely means if the peer says nothing more from here on.
  default void slow(String reason) {}

  /// The talk has succeeded: the protocol for the payload. Null when nobody wants the connection
  /// any more; an exception is a refusal, see [dev.endpoint.engine.transport.ProtocolFactory].
  @Nullable Protocol agreed(SocketAddress peer, List<Facet> learned) throws Exception;

  /// That protocol heard of its connection: it is usable.
  void usable(Protocol protocol);

  /// Something worth telling that ends nothing: a certificate that is about to expire. A listener
  /// tells it to [dev.endpoint.engine.endpoint.ListeningPort#onTrouble].
  default void trouble(Failure failure) {}

  /// The talk has failed; the connection below is being closed.
  void failed(Failure failure);
}
