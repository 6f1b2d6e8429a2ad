package dev.endpoint.engine.endpoint;

import dev.endpoint.engine.transport.Facet;
import dev.endpoint.engine.transport.Failure;
import java.net.InetAddress;
import java.net.SocketAddress;
import java.util.List;

/// One observable step of an attempt.
public sealed interface Step {
  /// A name is being looked up.
  record Resolving(String host) implements Step {}

  /// It has these addresses, in the order they will be tried.
  record Resolved(String host, List<InetAddress> addresses) implements Step {
    public Resolved {
      addresses = List.copyOf(addresses);
    }
  }

  /// One address is being tried; several may be under way at once.
  record Dialing(SocketAddress address) implements Step {}

  /// That address failed.
  record DialFailed(SocketAddress address, Failure failure) implements Step {}

  /// That address was given up because another one won, or because the attempt ended.
  record DialAbandoned(SocketAddress address) implements Step {}

  /// That address answered first.
  record Dialed(SocketAddress address) implements Step {}

  /// A listener is asking the system for this address.
  record Binding(SocketAddress address) implements Step {}

  /// A layer upon the connection started its talk with the peer.
  record Negotiating(String layer) implements Step {}

  /// The layer is up, and this is what was learned.
  record Negotiated(String layer, List<Facet> learned) implements Step {
    public Negotiated {
      learned = List.copyOf(learned);
    }
  }
}
