package dev.endpoint.app.control.stream;

import dev.endpoint.app.bridge.OneAtATime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
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

  private final OneAtATime<Navigator> work;
  private final Supplier<Viewpoint> viewpoint;
  private final Listener listener;
  private final Deque<Request> waiting = new ArrayDeque<>();

  PageLoader(Executor background, Executor fx, Supplier<Viewpoint> viewpoint, Listener listener) {
    this.viewpoint = viewpoint;
    this.listener = listener;
    work = new OneAtATime<>(background, fx, listener::failed, this::go);
  }

  /// From now on pages come from here; what is under way for another one is dropped.
  void use(@Nullable Navigator next) {
    work.use(next);
    waiting.clear();
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
    if (!work.isFree() || waiting.isEmpty()) {
      return;
    }
    Request request = waiting.remove();
    Viewpoint view = viewpoint.get();
    work.begin(
        from -> {
          Page page = from.page(view, request);
          return () -> listener.loaded(page, request);
        });
  }
}
