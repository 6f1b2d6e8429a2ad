package dev.endpoint.engine.endpoint;

import java.util.concurrent.CompletableFuture;

/// A stage for others to wait for, which only its owner completes. It fails with the
/// [dev.endpoint.engine.transport.FailureException] itself: what is handed out is the source and no
/// copy, because a copy would wrap the failure in a `CompletionException`; as a future it gives a
/// copy, which the caller may complete without harm.
public final class Outcome<T> extends CompletableFuture<T> {
  @Override
  public CompletableFuture<T> toCompletableFuture() {
    return copy();
  }

  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new CompletableFuture<>();
  }
}
