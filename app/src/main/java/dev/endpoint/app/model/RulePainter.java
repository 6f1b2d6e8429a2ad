package dev.endpoint.app.model;

import dev.endpoint.engine.capture.Calendar;
import dev.endpoint.engine.capture.Recording;
import dev.endpoint.engine.capture.filter.Filter;
import dev.endpoint.engine.capture.message.Message;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the rule that colours a message. It is asked about what is on the screen, again each time
/// a message grows; so it looks at the beginning of each message only, and does not ask a rule
/// again whose expression takes too long. Used by one thread at a time.
public final class RulePainter {
  private static final long MOST_BYTES = 64 * 1024;

  private record Asked(ColourRules.Rule rule, Filter.Asking filter) {}

  private final ColourRules rules;
  private final List<Asked> asked;

  /// @param calendar tells the time of day, where it is known
  public RulePainter(ColourRules rules, Recording recording, @Nullable Calendar calendar) {
    this.rules = rules;
    asked =
        rules.rules().stream()
            .map(rule -> new Asked(rule, rule.filter().on(recording, calendar, MOST_BYTES)))
            .toList();
  }

  /// Whether these are the rules it goes by.
  public boolean goesBy(ColourRules others) {
    return rules == others;
  }

  /// Reads from disk; null where no rule is met.
  public ColourRules.@Nullable Rule rule(Message message) throws IOException {
    for (Asked each : asked) {
      if (!each.filter.gaveUp() && each.filter.accepts(message)) {
        return each.rule;
      }
    }
    return null;
  }

  /// Whether an expression took too long somewhere.
  public boolean gaveUp() {
    return asked.stream().anyMatch(each -> each.filter.gaveUp());
  }
}
