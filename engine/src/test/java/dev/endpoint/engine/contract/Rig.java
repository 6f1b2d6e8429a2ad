package dev.endpoint.engine.contract;

import dev.endpoint.engine.Engine;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;

/// Where a contract is tried: the same test runs on memory in virtual time and on the real thing.
public interface Rig {
  /// Something to do on the reactor thread.
  @FunctionalInterface
  interface Action {
    void run() throws Exception;
  }

  Engine engine();

  /// Runs the action on the reactor thread and hands back what it returns or throws.
  <T> T ask(Callable<T> action) throws Exception;

  /// Runs the action on a thread that is not the reactor's.
  <T> T elsewhere(Callable<T> action) throws Exception;

  default void run(Action action) throws Exception {
    ask(
        () -> {
          action.run();
          return null;
        });
  }

  /// Lets the world go on until the condition holds, which is asked on the reactor thread; fails
  /// with `what` if it never does.
  void until(String what, BooleanSupplier condition) throws Exception;

  /// Lets everything happen that is under way, so that a test can assert that something did not
  /// happen.
  void settle() throws Exception;

  /// Lets this much time pass.
  void pass(Duration time) throws Exception;

  /// Ends of connections, dials under way and listeners that are open.
  int open() throws Exception;

  /// What was reported so far, newest last; taken away.
  List<String> takeReports() throws Exception;

  /// Ends it.
  void close() throws Exception;
}
