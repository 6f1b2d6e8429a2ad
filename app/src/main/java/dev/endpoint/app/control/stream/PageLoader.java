package dev.endpoint.app.control.stream;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Fetches pages off the FX thread, one at a time; the last page stays on the screen until the next
/// one is there. Requests made meanwhile are put together, so that no backlog grows. FX thread
/// only, but for the fetching itself.
final class PageLoader {
  /// Hears of what was fetched, on the FX thread.
  interface Listener {
    void loaded(Page page, Request request);

    void failed(Exception problem);
  }

  private final Executor background;
  private final Executor fx;
  private final Supplier<Viewpoint> viewpoint;
  private final Listener listener;
  private final Deque<Request> waiting = new ArrayDeque<>();
  private @Nullable Navigator navigator;
  private boolean busy;

  PageLoader(Executor background, Executor fx, Supplier<Viewpoint> viewpoint, Listener listener) {
    this.background = background;
    this.fx = fx;
    this.viewpoint = viewpoint;
    this.listener = listener;
  }

  /// From now on pages come from here; what is under way for another one is dropped.
  void use(@Nullable Navigator next) {
    navigator = next;
    waiting.clear();
    busy = false;
  }

  void ask(Request request) {
    if (request.isAbsolute()) {
      waiting.clear();
    }
    Request last = waiting.pollLast();
    Request both = last == null ? null : last.with(request);
    if (last != null && both == null) {
      waiting.add(last);
    }
    waiting.add(both == null ? request : both);
    go();
  }

  private void go() {
    Navigator from = navigator;
    if (busy || from == null || waiting.isEmpty()) {
      return;
    }
    busy = true;
    Request request = waiting.remove();
    Viewpoint view = viewpoint.get();
    background.execute(() -> fetch(from, view, request));
  }

  private void fetch(Navigator from, Viewpoint view, Request request) {
    Consumer<Listener> news;
    try {
      Page page = from.page(view, request);
      news = l -> l.loaded(page, request);
    } catch (IOException | RuntimeException e) {
      news = l -> l.failed(e);
    }
    Consumer<Listener> result = news;
    fx.execute(() -> arrived(from, result));
  }

  private void arrived(Navigator from, Consumer<Listener> news) {
    if (from != navigator) {
      return;
    }
    busy = false;
    news.accept(listener);
    go();
  }
}
