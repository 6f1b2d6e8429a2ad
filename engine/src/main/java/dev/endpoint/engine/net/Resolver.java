package dev.endpoint.engine.net;

import dev.endpoint.engine.reactor.Cancellable;
import dev.endpoint.engine.transport.Failure;
import java.net.InetAddress;
import java.util.List;

/// The seam to name look-up. Methods and callbacks belong to the reactor thread.
public interface Resolver {
  /// Looks the name up. The handler hears exactly one answer, never inside this call, and none
  /// after cancelling.
  Cancellable resolve(String host, Handler handler);

  interface Handler {
    /// At least one address, in the resolver's order.
    void resolved(List<InetAddress> addresses);

    void failed(Failure failure);
  }
}
