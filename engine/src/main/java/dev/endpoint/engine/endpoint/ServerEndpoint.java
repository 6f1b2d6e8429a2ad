package dev.endpoint.engine.endpoint;

import dev.endpoint.engine.transport.ProtocolFactory;

/// A place to listen on. Immutable; it can listen again after it was stopped.
public interface ServerEndpoint {
  /// Starts to listen; never blocks and calls nothing back before it returns. Any thread.
  Attempt<ListeningPort> listen(ProtocolFactory factory);
}
