package dev.endpoint.app.model;

import java.io.PrintWriter;
import java.io.StringWriter;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// What went wrong inside the workbench itself: the newest in words, how many there were, and all
/// there is to know about the newest for a bug report. Shown as a quiet band until dismissed.
public final class TroubleModel {
  private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper(this, "words", "");
  private final ReadOnlyBooleanWrapper shown = new ReadOnlyBooleanWrapper(this, "shown");
  private String details = "";
  private int count;

  /// @param where what was being done, in words
  public void add(String where, Throwable cause) {
    count++;
    details = details(where, cause);
    say(
        "Something went wrong in the workbench while "
            + where
            + ": "
            + brief(cause)
            + (count > 1 ? " (and " + (count - 1) + " before)" : ""));
  }

  /// Something the user should know that is no fault of the program.
  public void note(String sentence) {
    String all = shown.get() ? words.get() + " " + sentence : sentence;
    details = shown.get() ? details + "\n" + sentence : sentence;
    say(all);
  }

  private void say(String sentence) {
    words.set(sentence);
    shown.set(true);
  }

  public void dismiss() {
    count = 0;
    shown.set(false);
  }

  /// With the stack trace, for the clipboard.
  public String details() {
    return details;
  }

  public String getWords() {
    return words.get();
  }

  public ReadOnlyStringProperty wordsProperty() {
    return words.getReadOnlyProperty();
  }

  public boolean isShown() {
    return shown.get();
  }

  public ReadOnlyBooleanProperty shownProperty() {
    return shown.getReadOnlyProperty();
  }

  private static String brief(Throwable cause) {
    String message = cause.getMessage();
    return message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
  }

  private static String details(String where, Throwable cause) {
    StringWriter text = new StringWriter();
    text.append("Endpoint workbench, while ").append(where).append(":\n");
    cause.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }
}
