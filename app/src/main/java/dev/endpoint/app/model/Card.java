package dev.endpoint.app.model;

import dev.endpoint.engine.EndpointCatalog;
import dev.endpoint.engine.session.SessionState;
import dev.endpoint.engine.session.SessionState.FileRead;
import dev.endpoint.engine.session.SessionState.Phase;
import dev.endpoint.engine.session.SessionState.Role;
import dev.endpoint.engine.transport.CloseReason;
import dev.endpoint.engine.transport.Failure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a session ended, told in the order a person wants it: what happened, what that means, likely
/// causes, what to do next, and last the code.
///
/// @param title what happened
/// @param where the stage, the time and the code: `connecting · 0.4 ms · ECONNREFUSED`
/// @param meaning what that means; may be empty
public record Card(
    Tone tone,
    String title,
    String where,
    String meaning,
    List<String> causes,
    List<NextStep> next) {
  public enum Tone {
    /// Something went wrong.
    DANGER,
    /// Time ran out.
    WARNING,
    /// It ended as somebody wanted it to.
    CALM
  }

  public Card {
    causes = List.copyOf(causes);
    next = List.copyOf(next);
  }

  /// @param others the other sessions there are
  /// @return null while the session has not ended
  /// @param catalog what reads the session's string, for what to do next
  public static @Nullable Card of(
      SessionState state, Collection<SessionState> others, EndpointCatalog catalog) {
    if (!state.phase().isEnded()) {
      return null;
    }
    List<NextStep> next = NextSteps.of(state, others, catalog);
    if (state.file() != null && state.phase() == Phase.CLOSED) {
      return recorded(state, state.file());
    }
    return switch (state.phase()) {
      case CANCELLED -> cancelled(state, next);
      case TIMED_OUT -> gaveUp(state, next);
      case FAILED -> failed(state, next);
      case STOPPED -> stopped(state, next);
      default -> closed(state, next);
    };
  }

  /// A recording that was opened. Its end is no event, but there is nothing more to say on it.
  private static Card recorded(SessionState state, FileRead file) {
    String damage = file.damage();
    return damage == null
        ? new Card(
            Tone.CALM,
            "Recorded earlier",
            "",
            "This is a file; nothing can be sent.",
            List.of(),
            List.of())
        : new Card(
            Tone.WARNING, "Not all of the capture is here", "", damage, List.of(), List.of());
  }

  private static Card cancelled(SessionState state, List<NextStep> next) {
    String time = Times.took(state.phaseNanos() - state.startedNanos());
    return new Card(
        Tone.CALM,
        "Cancelled" + stage(state) + " after " + time,
        "",
        state.role() == Role.FILE
            ? "The file is as it was."
            : state.role() == Role.LISTEN
                ? "Nothing is listening; the address is free."
                : ("You called it off; every socket it had open is closed. "
                        + Race.of(state, state.phaseNanos()).sentence())
                    .strip(),
        List.of(),
        next);
  }

  private static Card gaveUp(SessionState state, List<NextStep> next) {
    Failure failure = state.failure();
    String title = failure == null ? "Gave up" : failure.message();
    String where = failure == null ? "" : where(state, failure);
    String race = Race.of(state, state.phaseNanos()).sentence();
    String meaning = race.isEmpty() && failure != null ? failure.meaning() : race;
    List<String> causes = race.isEmpty() ? List.of() : Causes.of(Failure.Kind.TIMED_OUT);
    return new Card(Tone.WARNING, title + " (your limit)", where, meaning, causes, next);
  }

  private static Card failed(SessionState state, List<NextStep> next) {
    Failure failure = state.failure();
    if (failure == null) {
      return new Card(Tone.DANGER, "Failed", "", "", List.of(), next);
    }
    List<String> causes = new ArrayList<>(Causes.of(failure.kind()));
    String meaning = causes.isEmpty() ? failure.meaning() : firstSentence(failure.meaning());
    return new Card(Tone.DANGER, failure.message(), where(state, failure), meaning, causes, next);
  }

  private static Card stopped(SessionState state, List<NextStep> next) {
    if (state.role() == Role.KEEP) {
      return new Card(Tone.CALM, "Stopped trying", "", "", List.of(), next);
    }
    String clients =
        state.total() == 0
            ? "Nobody connected."
            : Words.count(state.total(), "connection", "connections") + " came in.";
    return new Card(
        Tone.CALM,
        "Stopped listening on " + Words.address(state.local()),
        "",
        clients,
        List.of(),
        next);
  }

  private static Card closed(SessionState state, List<NextStep> next) {
    CloseReason reason = state.closeReason();
    String title = reason == null ? "Closed" : capital(reason.words());
    Failure failure = reason == null ? null : reason.trouble();
    String open = "It was open for " + Times.took(state.phaseNanos() - Story.end(state, 0)) + ".";
    return failure == null
        ? new Card(Tone.CALM, title, "", open, List.of(), next)
        : new Card(
            Tone.DANGER, title, failure.code(), failure.meaning() + " " + open, List.of(), next);
  }

  /// The same beside the bytes that passed, which need the room.
  Card besideBytes() {
    NextStep back = NextStep.look("Back to the attempt");
    return new Card(tone, title, where, "", List.of(), List.of(back));
  }

  private static String where(SessionState state, Failure failure) {
    List<String> parts = new ArrayList<>();
    if (!failure.stage().isEmpty()) {
      parts.add(failure.stage());
    }
    parts.add(Times.took(state.phaseNanos() - state.startedNanos()));
    if (!failure.code().isEmpty()) {
      parts.add(failure.code());
    }
    return String.join(" \u00B7 ", parts);
  }

  private static String stage(SessionState state) {
    Failure failure = state.failure();
    return failure == null || failure.stage().isEmpty() ? "" : " in \"" + failure.stage() + "\"";
  }

  private static String firstSentence(String text) {
    int end = text.indexOf(". ");
    return end < 0 ? text : text.substring(0, end + 1);
  }

  private static String capital(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  /// As lines of text, to copy.
  public String text() {
    StringBuilder text = new StringBuilder(title).append('\n');
    if (!meaning.isEmpty()) {
      text.append(meaning).append('\n');
    }
    causes.forEach(cause -> text.append("  - ").append(cause).append('\n'));
    return where.isEmpty() ? text.toString() : text.append(where).append('\n').toString();
  }
}
