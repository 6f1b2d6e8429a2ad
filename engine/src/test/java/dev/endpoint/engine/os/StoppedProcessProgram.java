package dev.endpoint.engine.os;

import java.time.Duration;

/// Sets a timer and tells how long it took, on the reactor's clock and on the system's, and for how
/// long nothing ran.
final class StoppedProcessProgram {
  static final Duration DELAY = Duration.ofSeconds(2);

  private StoppedProcessProgram() {}

  /// Entry point.
  public static void main(String[] args) throws Exception {
    NioReactor reactor = NioReactor.start("reactor");
    reactor.whenStoodStill(time -> System.out.println("stood still " + time.toNanos()));
    reactor.execute(() -> set(reactor));
    reactor.awaitClosed(Duration.ofMinutes(5));
  }

  private static void set(NioReactor reactor) {
    long start = reactor.nanos();
    long systemStart = System.nanoTime();
    reactor.after(
        DELAY,
        () -> {
          long elapsed = reactor.nanos() - start;
          System.out.println("fired " + elapsed + " " + (System.nanoTime() - systemStart));
          reactor.close();
        });
    System.out.println("set");
  }
}
