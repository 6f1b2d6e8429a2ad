package dev.endpoint.engine.service;

import dev.endpoint.engine.transport.Protocol;
import java.util.concurrent.CompletionStage;

/// What has to be settled on a connection before a [ClientService] hands it out, such as a log-in.
@FunctionalInterface
public interface Preparer {
  /// Called on the reactor thread when the connection is open. When the stage completes, on
  /// whatever thread, the connection is handed out; when it fails, or this raises, the connection
  /// is closed and counts as a failed try. Whoever may wait for ever sets a limit of their own.
  ///
  /// @param protocol what the factory built
  CompletionStage<?> prepare(Protocol protocol) throws Exception;
}
