package dev.endpoint.engine.contract;

import java.net.SocketAddress;

/// Joins the other end of the standard streams, as soon as somebody has them, with what listens at
/// an address.
@FunctionalInterface
interface Junction {
  void join(SocketAddress address);
}
