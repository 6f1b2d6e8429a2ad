package dev.endpoint.app.model;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// The folder captures are kept in, as one types or chooses it. It counts once it is known that
/// captures can be written there. FX thread only.
public final class FolderModel {
  private final CaptureStore store;
  private final StringProperty setting;
  private final Path usual;
  private final Path home;
  private final Runnable moved;
  private final StringProperty text = new SimpleStringProperty(this, "text", "");
  private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper(this, "words", "");
  private final ReadOnlyBooleanWrapper wrong = new ReadOnlyBooleanWrapper(this, "wrong");
  private final ReadOnlyBooleanWrapper checking = new ReadOnlyBooleanWrapper(this, "checking");

  /// @param setting what is remembered of it; empty for the usual folder
  /// @param home what `~` stands for
  /// @param moved runs when captures are kept elsewhere
  FolderModel(CaptureStore store, StringProperty setting, Path home, Runnable moved) {
    this.store = store;
    this.setting = setting;
    this.home = home;
    this.moved = moved;
    usual = store.folder();
    show();
  }

  /// Before anything is recorded: takes the folder that is remembered. Whether anything can be
  /// written there the first recording says.
  void begin(TroubleModel troubles) {
    String remembered = setting.get();
    if (remembered.isEmpty()) {
      return;
    }
    try {
      store.moveTo(Path.of(remembered));
    } catch (InvalidPathException e) {
      troubles.note(
          "The settings name a folder for captures that cannot be one, \""
              + remembered
              + "\"; they are kept in "
              + usual
              + ".");
    }
    show();
  }

  /// What was typed is dropped.
  public void show() {
    text.set(store.folder().toString());
    say("", false);
  }

  /// Takes what was typed: a whole path; nothing stands for the usual folder.
  public void commit() {
    String typed = text.get().strip();
    if (checking.get()) {
      return;
    }
    if (typed.equals(store.folder().toString())) {
      if (wrong.get()) {
        show();
      }
      return;
    }
    try {
      Path folder = typed.isEmpty() ? usual : path(typed);
      if (folder.isAbsolute()) {
        check(folder.normalize());
      } else {
        say("Type the whole path of the folder, as in " + usual + ".", true);
      }
    } catch (InvalidPathException e) {
      say("\"" + typed + "\" cannot be a folder: " + e.getReason() + ".", true);
    }
  }

  private Path path(String typed) {
    boolean atHome = typed.equals("~") || typed.startsWith("~/");
    return atHome ? home.resolve(typed.substring(Math.min(2, typed.length()))) : Path.of(typed);
  }

  /// Takes a folder that was chosen.
  public void choose(Path folder) {
    text.set(folder.toString());
    commit();
  }

  private void check(Path folder) {
    checking.set(true);
    say("Looking whether captures can be written there \u2026", false);
    store.check(folder, this::take, this::refuse);
  }

  private void take(Path folder) {
    Path before = store.folder();
    checking.set(false);
    store.moveTo(folder);
    setting.set(folder.equals(usual) ? "" : folder.toString());
    show();
    if (!folder.equals(before)) {
      say(
          "What begins from now on is recorded here. What has begun is recorded to its end in "
              + before
              + "; what is there stays, until you remove it.",
          false);
    }
    moved.run();
  }

  private void refuse(Throwable why) {
    checking.set(false);
    say(
        (why.getMessage() == null ? why.toString() : why.getMessage())
            + " Captures are kept in "
            + store.folder()
            + ", as before.",
        true);
  }

  private void say(String now, boolean isWrong) {
    words.set(now);
    wrong.set(isWrong);
  }

  /// Where captures are kept now.
  public Path now() {
    return store.folder();
  }

  public StringProperty textProperty() {
    return text;
  }

  /// What came of choosing; empty for nothing.
  public ReadOnlyStringProperty wordsProperty() {
    return words.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty wrongProperty() {
    return wrong.getReadOnlyProperty();
  }

  /// Whether it is being looked at what was typed.
  public ReadOnlyBooleanProperty checkingProperty() {
    return checking.getReadOnlyProperty();
  }
}
