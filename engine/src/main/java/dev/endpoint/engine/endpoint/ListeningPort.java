package dev.endpoint.engine.endpoint;

import dev.endpoint.engine.transport.Failure;
import java.net.SocketAddress;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/// A listener that is up.
public interface ListeningPort {
  /// Where it really listens: with port 0 asked for, the port the system chose.
  SocketAddress address();

  /// Stops listening; connections already accepted stay. Completes on the reactor thread when the
  /// address is free. Idempotent: every call gets the same stage. Any thread.
  CompletionStage<Void> stopListening();

  /// Tells the observer, on the reactor thread, of trouble that does not end the listener, such as
  /// running out of descriptors; at most once a second.
  default void onTrouble(Consumer<Failure> observer) {}
}
