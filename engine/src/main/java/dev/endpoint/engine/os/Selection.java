package dev.endpoint.engine.os;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.List;
import java.util.function.Consumer;

/// The reactor's selector, which replaces itself when it no longer sleeps. All but [#wakeup]
/// belongs to the reactor thread.
final class Selection {
  /// So many returns in a row without an event, a wake-up or a time-out mean that the selector is
  /// broken. Systems and JDKs have had such bugs again and again; they show as a core at 100 %.
  static final int SPINNING = 512;

  private volatile Selector selector;
  private int premature;

  Selection() throws IOException {
    selector = Selector.open();
  }

  SelectionKey register(SelectableChannel channel, int operations, ChannelHandler handler)
      throws IOException {
    return channel.register(selector, operations, handler);
  }

  /// Handles what is ready now, without sleeping.
  void poll(Consumer<SelectionKey> action) throws IOException {
    selector.selectNow(action);
  }

  /// Sleeps until a channel is ready, somebody wakes it, or the time is over; 0 for no limit.
  /// Returns whether it came back because a channel was ready.
  boolean sleep(long millis, Consumer<SelectionKey> action) throws IOException {
    return selector.select(action, millis) > 0;
  }

  /// Any thread.
  void wakeup() {
    selector.wakeup();
  }

  /// Counts how sleeps ended; true when the selector spins and is to be [rebuilt][#rebuild].
  boolean spins(boolean withReason) {
    premature = withReason ? 0 : premature + 1;
    return premature >= SPINNING;
  }

  /// Moves every channel to a new selector.
  void rebuild() throws IOException {
    Selector old = selector;
    Selector fresh = Selector.open();
    for (SelectionKey key : List.copyOf(old.keys())) {
      move(key, fresh);
    }
    selector = fresh;
    premature = 0;
    old.close();
  }

  private static void move(SelectionKey key, Selector fresh) {
    ChannelHandler handler = (ChannelHandler) key.attachment();
    if (!key.isValid()) {
      return;
    }
    int operations = key.interestOps();
    try {
      handler.moved(key.channel().register(fresh, operations, handler));
      key.cancel();
    } catch (IOException e) {
      handler.abandon();
    }
  }

  /// The handlers of all channels there are.
  List<ChannelHandler> handlers() {
    return selector.keys().stream()
        .filter(SelectionKey::isValid)
        .map(key -> (ChannelHandler) key.attachment())
        .toList();
  }

  void close() throws IOException {
    selector.close();
  }
}
