package dev.endpoint.app.control.messages;

import dev.endpoint.app.bridge.OneAtATime;
import java.util.concurrent.Executor;
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

  private final OneAtATime<MessageSource> work;
  private final Listener listener;
  private @Nullable Ask waiting;

  MessageLoader(Executor background, Executor fx, Listener listener) {
    this.listener = listener;
    work = new OneAtATime<>(background, fx, listener::failed, this::go);
  }

  /// From now on lines come from here; what is under way for another one is dropped.
  void use(@Nullable MessageSource next) {
    work.use(next);
    waiting = null;
  }

  void ask(Ask ask) {
    waiting = ask;
    go();
  }

  private void go() {
    Ask ask = waiting;
    if (work.isFree() && ask != null) {
      waiting = null;
      work.begin(
          from -> {
            Shot shot = from.shot(ask);
            return () -> listener.loaded(shot, ask);
          });
    }
  }
}
