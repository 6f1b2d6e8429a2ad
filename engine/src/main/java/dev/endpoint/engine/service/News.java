package dev.endpoint.engine.service;

import dev.endpoint.engine.reactor.Cancellable;
import dev.endpoint.engine.reactor.Reactor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Tells observers of each state, in order: what an observer brings about when it hears one is told
/// after all have heard that one.
final class News<S> {
  private final Reactor reactor;
  private final List<Follower> followers = new ArrayList<>();
  private final Deque<Runnable> untold = new ArrayDeque<>();
  private boolean telling;

  News(Reactor reactor) {
    this.reactor = reactor;
  }

  /// Reactor thread.
  void tell(S state) {
    untold.add(() -> List.copyOf(followers).forEach(follower -> follower.hear(state)));
    tellAll();
  }

  /// The observer hears the current state first, then those to come. Any thread.
  Cancellable follow(Supplier<S> current, Consumer<? super S> observer) {
    Follower follower = new Follower(observer);
    reactor.run(() -> join(follower, current.get()));
    return () -> reactor.run(() -> leave(follower));
  }

  private void join(Follower follower, S current) {
    untold.add(
        () -> {
          followers.add(follower);
          follower.hear(current);
        });
    tellAll();
  }

  private void leave(Follower follower) {
    follower.gone = true;
    followers.remove(follower);
  }

  private void tellAll() {
    if (!telling) {
      telling = true;
      while (!untold.isEmpty()) {
        untold.remove().run();
      }
      telling = false;
    }
  }

  private final class Follower {
    private final Consumer<? super S> observer;
    private boolean gone;

    Follower(Consumer<? super S> observer) {
      this.observer = observer;
    }

    void hear(S state) {
      if (gone) {
        followers.remove(this);
        return;
      }
      try {
        observer.accept(state);
      } catch (Throwable e) {
        reactor.report("observing a service", e);
      }
    }
  }
}
