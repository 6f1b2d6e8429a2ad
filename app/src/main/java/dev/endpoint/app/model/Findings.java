package dev.endpoint.app.model;

import dev.endpoint.engine.syntax.Choice;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Values that take a moment to find, such as the files in a folder. What was found last is there
/// at once and is looked for anew in the background; when that brings something else it is told. FX
/// thread only.
final class Findings {
  private final Function<String, List<Choice>> finder;
  private final Executor background;
  private final Executor fx;
  private final Runnable changed;

  private @Nullable String key;
  private List<Choice> found = List.of();
  private boolean busy;
  private boolean again;

  /// @param finder runs in the background; raises nothing
  /// @param fx runs tasks on the FX thread
  Findings(
      Function<String, List<Choice>> finder, Executor background, Executor fx, Runnable changed) {
    this.finder = finder;
    this.background = background;
    this.fx = fx;
    this.changed = changed;
  }

  /// What is known for a key by now.
  List<Choice> of(String wanted) {
    if (!wanted.equals(key)) {
      key = wanted;
      found = List.of();
    }
    if (busy) {
      again = true;
    } else {
      look(wanted);
    }
    return found;
  }

  private void look(String wanted) {
    busy = true;
    background.execute(
        () -> {
          List<Choice> now = finder.apply(wanted);
          fx.execute(() -> take(wanted, now));
        });
  }

  private void take(String wanted, List<Choice> now) {
    busy = false;
    boolean asked = again;
    again = false;
    String next = key;
    if (wanted.equals(next)) {
      boolean news = !now.equals(found);
      found = now;
      if (news) {
        changed.run();
      }
    } else if (asked && next != null) {
      look(next);
    }
  }
}
