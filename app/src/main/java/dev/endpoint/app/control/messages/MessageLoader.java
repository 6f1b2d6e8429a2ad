package dev.endpoint.app.control.messages;

import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Gets lines off the FX thread, one part of the list at a time; of what is asked for meanwhile
/// only the last counts. While there is more to be cut it asks by itself. FX thread only, but for
/// the work itself.
final class MessageLoader {
  /// Hears of what was got, on the FX thread.
  interface Listener {
    void loaded(Shot shot, Ask ask);

    void failed(Exception problem);
  }

  private final Executor background;
  private final Executor fx;
  private final Listener listener;
  private @Nullable MessageSource source;
  private @Nullable Ask waiting;
  private boolean busy;

  MessageLoader(Executor background, Executor fx, Listener listener) {
    this.background = background;
    this.fx = fx;
    this.listener = listener;
  }

  /// From now on lines come from here; what is under way for another one is dropped.
  void use(@Nullable MessageSource next) {
    source = next;
    waiting = null;
    busy = false;
  }

  void ask(Ask ask) {
    waiting = ask;
    go();
  }

  private void go() {
    MessageSource from = source;
    Ask ask = waiting;
    if (busy || from == null || ask == null) {
      return;
    }
    busy = true;
    waiting = null;
    background.execute(() -> fetch(from, ask));
  }

  private void fetch(MessageSource from, Ask ask) {
    Consumer<Listener> news;
    try {
      Shot shot = from.shot(ask);
      news = l -> l.loaded(shot, ask);
    } catch (IOException | RuntimeException e) {
      news = l -> l.failed(e);
    }
    Consumer<Listener> result = news;
    fx.execute(() -> arrived(from, result));
  }

  private void arrived(MessageSource from, Consumer<Listener> news) {
    if (from != source) {
      return;
    }
    busy = false;
    news.accept(listener);
    go();
  }
}
