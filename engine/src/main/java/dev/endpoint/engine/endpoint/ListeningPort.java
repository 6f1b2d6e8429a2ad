package dev.endpoint.engine.endpoint;

import java.net.SocketAddress;
import java.util.concurrent.CompletionStage;

/// A listener that is up.
public interface ListeningPort {
  /// Where it really listens: with port 0 asked for, the port the system chose.
  SocketAddress address();

  /// Stops listening; connections already accepted stay. Completes on the reactor thread when the address is free.
  /// Idempotent: every call gets the same stage. Any thread.
  CompletionStage<Void> stopListening();
}
