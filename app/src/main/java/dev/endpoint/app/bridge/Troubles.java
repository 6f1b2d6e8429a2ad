package dev.endpoint.app.bridge;

import dev.endpoint.app.model.TroubleModel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;

/// Takes what went wrong inside the program, on any thread, to the log and to the window. However
/// many there are, the log tells each one and the window is given the latest few.
public final class Troubles {
  private static final System.Logger LOG = System.getLogger(Troubles.class.getName());
  private static final int MOST_WAITING = 20;

  private record Trouble(String where, Throwable cause) {}

  private final TroubleModel model;
  private final Doorbell doorbell;
  private final Deque<Trouble> waiting = new ArrayDeque<>();

  /// @param fx runs tasks on the FX thread
  public Troubles(TroubleModel model, Executor fx) {
    this.model = model;
    this.doorbell = new Doorbell(fx, this::tell);
  }

  /// Logs it and shows it.
  ///
  /// @param where what was being done, in words
  public void report(String where, Throwable cause) {
    LOG.log(System.Logger.Level.ERROR, where, cause);
    show(where, cause);
  }

  /// Shows what is in the log already.
  public void show(String where, Throwable cause) {
    synchronized (waiting) {
      waiting.add(new Trouble(where, cause));
      if (waiting.size() > MOST_WAITING) {
        waiting.remove();
      }
    }
    doorbell.ring();
  }

  /// Hears of what no thread caught.
  public void watchThreads() {
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, thrown) -> report("running the thread \"" + thread.getName() + "\"", thrown));
  }

  private boolean tell() {
    Trouble next;
    synchronized (waiting) {
      next = waiting.poll();
    }
    if (next != null) {
      model.add(next.where(), next.cause());
    }
    return next != null;
  }
}
