package dev.endpoint.app.model;

import dev.endpoint.engine.session.SessionState;
import dev.endpoint.engine.session.SessionState.Phase;
import dev.endpoint.engine.session.SessionState.Role;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// Closing the window: asks once when something is open, then ends everything and leaves. The one
/// question in the program, because the answer ends the user's own work.
public final class CloseModel {
  private final WorkbenchModel workbench;
  private final Runnable endEverything;
  private final ReadOnlyBooleanWrapper asking = new ReadOnlyBooleanWrapper(this, "asking");
  private final ReadOnlyBooleanWrapper closing = new ReadOnlyBooleanWrapper(this, "closing");
  private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper(this, "words", "");

  /// @param endEverything ends all sessions and then the program; returns at once
  public CloseModel(WorkbenchModel workbench, Runnable endEverything) {
    this.workbench = workbench;
    this.endEverything = endEverything;
  }

  /// The user wants to close the window: asks first if that would end anything. Asking for it again
  /// while the question stands is the answer yes.
  public void request() {
    if (workbench.isBusy() && !asking.get() && !closing.get()) {
      words.set(words());
      asking.set(true);
    } else {
      confirm();
    }
  }

  /// Yes, close.
  public void confirm() {
    if (!closing.get()) {
      closing.set(true);
      endEverything.run();
    }
  }

  /// No, keep everything open.
  public void dismiss() {
    if (!closing.get()) {
      asking.set(false);
    }
  }

  private String words() {
    int listeners = 0;
    int connections = 0;
    int attempts = 0;
    int waiting = 0;
    for (SessionModel session : workbench.sessions()) {
      SessionState state = session.state();
      listeners += state.role() == Role.LISTEN && isUp(state.phase()) ? 1 : 0;
      connections += state.phase().isConnected() ? 1 : 0;
      attempts += state.phase() == Phase.ATTEMPTING ? 1 : 0;
      waiting += state.phase() == Phase.WAITING ? 1 : 0;
    }
    List<String> parts = new ArrayList<>();
    add(parts, connections, "open connection", "open connections");
    add(parts, listeners, "listener", "listeners");
    add(parts, attempts, "attempt under way", "attempts under way");
    add(parts, waiting, "wait for another attempt", "waits for other attempts");
    return "This ends " + list(parts) + ". What was captured stays on disk.";
  }

  private static boolean isUp(Phase phase) {
    return phase == Phase.LISTENING || phase == Phase.STOPPING;
  }

  private static void add(List<String> parts, int n, String one, String many) {
    if (n > 0) {
      parts.add(Words.count(n, one, many));
    }
  }

  private static String list(List<String> parts) {
    return parts.size() < 2
        ? String.join("", parts)
        : String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + parts.getLast();
  }

  public boolean isAsking() {
    return asking.get();
  }

  /// Whether the question is to be seen.
  public ReadOnlyBooleanProperty askingProperty() {
    return asking.getReadOnlyProperty();
  }

  public boolean isClosing() {
    return closing.get();
  }

  /// Whether everything is being ended now.
  public ReadOnlyBooleanProperty closingProperty() {
    return closing.getReadOnlyProperty();
  }

  public String getWords() {
    return words.get();
  }

  /// What would be ended.
  public ReadOnlyStringProperty wordsProperty() {
    return words.getReadOnlyProperty();
  }
}
