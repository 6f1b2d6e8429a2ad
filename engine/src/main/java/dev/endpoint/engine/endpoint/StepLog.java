package dev.endpoint.engine.endpoint;

import dev.endpoint.engine.endpoint.Attempt.StepObserver;
import dev.endpoint.engine.reactor.Reactor;
import java.util.ArrayList;
import java.util.List;

/// The steps of an attempt and those who follow them. Each observer hears every step once and in
/// order, whenever it came and whatever observers do when they hear one.
final class StepLog {
  private record Timed(long nanos, Step step) {}

  private final Reactor reactor;
  private final List<Timed> steps = new ArrayList<>();
  private final List<Follower> followers = new ArrayList<>();

  StepLog(Reactor reactor) {
    this.reactor = reactor;
  }

  void add(Step step) {
    steps.add(new Timed(reactor.nanos(), step));
    List.copyOf(followers).forEach(Follower::catchUp);
  }

  void follow(StepObserver observer) {
    Follower follower = new Follower(observer);
    followers.add(follower);
    follower.catchUp();
  }

  private final class Follower {
    private final StepObserver observer;
    private int heard;

    Follower(StepObserver observer) {
      this.observer = observer;
    }

    void catchUp() {
      while (heard < steps.size()) {
        Timed next = steps.get(heard++);
        try {
          observer.step(next.nanos(), next.step());
        } catch (Throwable e) {
          reactor.report("observing an attempt", e);
        }
      }
    }
  }
}
