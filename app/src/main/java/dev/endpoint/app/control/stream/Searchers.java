package dev.endpoint.app.control.stream;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/// The threads that search for those who look at bytes.
public final class Searchers {
  private static final int MOST = 4;

  private Searchers() {}

  /// They wait a while for more to search: to start one takes long on a busy machine.
  public static Executor threads() {
    return Executors.newCachedThreadPool(
        Thread.ofPlatform().daemon().name("stream-search-", 0).factory());
  }

  /// How many search at once.
  public static int count() {
    return Math.min(Runtime.getRuntime().availableProcessors(), MOST);
  }
}
