package dev.endpoint.engine.transport;

import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/// Makes one [Protocol] for each connection.
@FunctionalInterface
public interface ProtocolFactory {
  /// Called on the reactor thread when a connection is about to become usable. `null` or an
  /// exception refuses it: the connection is closed, and a connect attempt fails with
  /// [Failure.Kind#NO_PROTOCOL] or [Failure.Kind#PROTOCOL_RAISED].
  @Nullable Protocol buildProtocol(SocketAddress peer) throws Exception;
}
