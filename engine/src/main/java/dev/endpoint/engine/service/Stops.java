package dev.endpoint.engine.service;

import dev.endpoint.engine.reactor.Cancellable;
import dev.endpoint.engine.reactor.Reactor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Those who wait for a service to stop, and how long connections may take to close. Reactor
/// thread.
final class Stops {
  private final Reactor reactor;
  private List<CompletableFuture<Void>> waiting = new ArrayList<>();
  private @Nullable Cancellable patience;

  Stops(Reactor reactor) {
    this.reactor = reactor;
  }

  void add(CompletableFuture<Void> stop) {
    waiting.add(stop);
  }

  /// When it ends before the stop does, `reset` runs; the last patience counts.
  void patience(Duration limit, Runnable reset) {
    endPatience();
    patience = reactor.after(limit, reset);
  }

  /// It has stopped: takes off all who are to be told.
  List<CompletableFuture<Void>> take() {
    endPatience();
    List<CompletableFuture<Void>> taken = waiting;
    waiting = new ArrayList<>();
    return taken;
  }

  private void endPatience() {
    if (patience != null) {
      patience.cancel();
      patience = null;
    }
  }
}
