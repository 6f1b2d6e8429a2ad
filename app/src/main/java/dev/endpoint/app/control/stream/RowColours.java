package dev.endpoint.app.control.stream;

import dev.endpoint.app.bridge.OneAtATime;
import dev.endpoint.app.model.ColourRules;
import dev.endpoint.engine.capture.Calendar;
import dev.endpoint.engine.capture.Recording;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// What colours the rows of a view, as far as it is known. It is asked for when a page has come, a
/// few times a second at most, and not at all while more comes than could be read; so a flood costs
/// nothing. FX thread only.
final class RowColours {
  private static final Duration BREATH = Duration.millis(100);
  private static final int KNOWN = 4096;

  private final OneAtATime<RunColours> work;
  private final Runnable changed;
  private final PauseTransition breath = new PauseTransition(BREATH);
  private final Recent<Long, Optional<ColourRules.Rule>> known = new Recent<>(KNOWN);
  private ColourRules rules = ColourRules.NONE;
  private @Nullable Recording recording;
  private @Nullable Calendar calendar;
  private Page page = Page.EMPTY;
  private boolean wanted;

  /// The last record that was shown when colours were asked for.
  private long reached = -1;

  /// @param changed runs when other colours are to be drawn
  RowColours(Executor background, Executor fx, Consumer<Exception> failed, Runnable changed) {
    this.changed = changed;
    work = new OneAtATime<>(background, fx, failed, this::ask);
    breath.setOnFinished(_ -> ask());
  }

  /// Rows of another recording are shown, or other rules hold.
  void use(@Nullable Recording shown, ColourRules now, @Nullable Calendar times) {
    recording = shown;
    rules = now;
    calendar = times;
    restart();
  }

  private void restart() {
    boolean some = recording != null && !rules.rules().isEmpty();
    work.use(some ? new RunColours(recording, rules, calendar) : null);
    known.clear();
    reached = -1;
    wanted = true;
    changed.run();
    ask();
  }

  /// Another page is on the screen.
  void shown(Page now) {
    page = now;
    wanted = true;
    ask();
  }

  private boolean isResting() {
    return breath.getStatus() == PauseTransition.Status.RUNNING;
  }

  private void ask() {
    if (!wanted || page.isEmpty() || !work.isFree() || isResting()) {
      return;
    }
    breath.playFromStart();
    wanted = isRushing();
    if (wanted) {
      return;
    }
    Set<Long> missing = missing();
    if (!missing.isEmpty()) {
      work.begin(
          source -> {
            Map<Long, Optional<ColourRules.Rule>> found = source.of(missing);
            return () -> found(found);
          });
    }
  }

  /// Whether so much has come since the last time that nothing of it is on the screen any more.
  private boolean isRushing() {
    long last = page.rows().getLast().start().record();
    boolean rushing = reached >= 0 && page.atEnd() && last - reached > page.rows().size();
    reached = last;
    return rushing;
  }

  private Set<Long> missing() {
    Set<Long> missing = new HashSet<>();
    for (Row row : page.rows()) {
      row.records().filter(record -> !known.containsKey(record)).forEach(missing::add);
    }
    return missing;
  }

  private void found(Map<Long, Optional<ColourRules.Rule>> found) {
    known.putAll(found);
    if (found.values().stream().anyMatch(Optional::isPresent)) {
      changed.run();
    }
  }

  /// What colours a row; null for nothing, or while that is not known.
  ColourRules.@Nullable Rule of(Row row) {
    return known.isEmpty()
        ? null
        : row.records()
            .mapToObj(record -> known.getOrDefault(record, Optional.empty()))
            .flatMap(Optional::stream)
            .findFirst()
            .orElse(null);
  }
}
