package dev.endpoint.engine.service;

import dev.endpoint.engine.endpoint.Outcome;
import dev.endpoint.engine.transport.Protocol;
import java.util.ArrayList;
import java.util.List;

/// Those who wait for a connection, each with the number of failures it still puts up with. They
/// are taken off before they are told, because one that is told may call anything. Reactor thread.
final class Waiters {
  /// Puts up with any number of failures.
  static final int PATIENT = 0;

  private record Waiter(Outcome<Protocol> stage, int left) {}

  private List<Waiter> waiting = new ArrayList<>();

  void add(Outcome<Protocol> stage, int failAfter) {
    waiting.add(new Waiter(stage, failAfter));
  }

  /// Counts one failure, and takes off those who put up with no more.
  List<Outcome<Protocol>> takeFedUp() {
    List<Outcome<Protocol>> fedUp = new ArrayList<>();
    List<Waiter> rest = new ArrayList<>();
    for (Waiter waiter : waiting) {
      switch (waiter.left()) {
        case PATIENT -> rest.add(waiter);
        case 1 -> fedUp.add(waiter.stage());
        default -> rest.add(new Waiter(waiter.stage(), waiter.left() - 1));
      }
    }
    waiting = rest;
    return fedUp;
  }

  List<Outcome<Protocol>> takeAll() {
    List<Outcome<Protocol>> all = waiting.stream().map(Waiter::stage).toList();
    waiting = new ArrayList<>();
    return all;
  }
}
