package dev.endpoint.engine.reactor;

/// Something under way that can be called off.
@FunctionalInterface
public interface Cancellable {
  /// Calls it off. Idempotent; too late is harmless; any thread. Called on the reactor thread it
  /// takes effect before it returns, so nothing of the cancelled work is heard of afterwards.
  void cancel();
}
