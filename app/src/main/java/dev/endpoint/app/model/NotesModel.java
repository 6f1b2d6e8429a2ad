package dev.endpoint.app.model;

import dev.endpoint.engine.capture.Recording;
import dev.endpoint.engine.capture.export.Excerpt;
import dev.endpoint.engine.capture.note.Colour;
import dev.endpoint.engine.capture.note.Note;
import dev.endpoint.engine.capture.note.NoteFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.WeakHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// The notes of the recording that is shown: each change is kept beside its capture at once. FX
/// thread only; files are read and written on another one, in order.
public final class NotesModel {
  private static final Comparator<Note> ORDER =
      Comparator.comparingLong(Note::from).thenComparingLong(Note::until);

  private static final String NO_BYTES = "A note is on bytes: click one, or select some.";
  private static final String NOTHING_TO_COLOUR =
      "A colour is on bytes: click one, or select some.";

  private final Executor background;
  private final Executor fx;
  private final Consumer<String> trouble;
  private final ReadOnlyObjectWrapper<List<Note>> notes =
      new ReadOnlyObjectWrapper<>(this, "notes", List.of());
  private final ReadOnlyObjectWrapper<@Nullable Note> wanted =
      new ReadOnlyObjectWrapper<>(this, "wanted");
  private final ReadOnlyBooleanWrapper asking = new ReadOnlyBooleanWrapper(this, "asking");
  private final ReadOnlyStringWrapper question = new ReadOnlyStringWrapper(this, "question", "");

  /// What was read or changed in this run; recordings in memory have nothing else.
  private final Map<Recording, List<Note>> known = new WeakHashMap<>();

  /// Work on files, one after the other.
  private final Queue<Runnable> waiting = new ArrayDeque<>();

  private boolean busy;
  private @Nullable Recording shown;
  private @Nullable Excerpt place;

  /// @param background where files are read and written
  /// @param fx runs tasks on the FX thread
  /// @param trouble is told why a note could not be read or kept
  public NotesModel(Executor background, Executor fx, Consumer<String> trouble) {
    this.background = background;
    this.fx = fx;
    this.trouble = trouble;
  }

  /// Shows the notes of this recording from now on.
  public void show(@Nullable Recording recording) {
    leave();
    shown = recording;
    // Notes that are equal, but on another recording, are other notes.
    notes.set(List.of());
    if (recording != null) {
      notes.set(known.getOrDefault(recording, List.of()));
      read(recording);
    }
  }

  private void read(Recording recording) {
    Path file = recording.capture();
    if (file != null) {
      later(
          () -> {
            List<Note> read = NoteFile.read(file, recording.face());
            return () -> put(recording, read);
          });
    }
  }

  private void put(Recording recording, List<Note> all) {
    known.put(recording, all);
    if (recording == shown) {
      notes.set(all);
    }
  }

  /// Asks for the words of a note to these bytes.
  public void ask(@Nullable Excerpt pointed) {
    place = pointed;
    if (pointed == null) {
      refuse(NO_BYTES);
      return;
    }
    later(
        () -> {
          Note draft = draft(pointed);
          return () -> ask(pointed, draft);
        });
  }

  private void ask(Excerpt pointed, @Nullable Note draft) {
    if (place == pointed) {
      place = draft == null ? null : pointed;
      question.set(draft == null ? NO_BYTES : "Note on " + words(draft));
      asking.set(true);
    }
  }

  /// Says why no note can be written.
  private void refuse(String words) {
    place = null;
    question.set(words);
    asking.set(true);
  }

  /// Whether there are bytes for the note that is asked for.
  public boolean hasPlace() {
    return place != null;
  }

  /// No note is wanted.
  public void leave() {
    place = null;
    asking.set(false);
  }

  /// Keeps a note with these words where it was asked for.
  public void add(String words) {
    Excerpt pointed = place;
    leave();
    if (pointed == null || words.isBlank()) {
      return;
    }
    later(
        () -> {
          Note draft = draft(pointed);
          return () -> {
            if (draft != null) {
              change(pointed.recording(), all -> with(all, draft.saying(words.strip())));
            }
          };
        });
  }

  /// Gives bytes a colour: the note on just these has it then, if there is one. Without a colour it
  /// is taken from all notes that they touch.
  public void colour(@Nullable Excerpt pointed, @Nullable Colour colour) {
    if (pointed == null) {
      refuse(NOTHING_TO_COLOUR);
      return;
    }
    later(
        () -> {
          Note draft = draft(pointed);
          return () -> colour(pointed.recording(), draft, colour);
        });
  }

  private void colour(Recording recording, @Nullable Note draft, @Nullable Colour colour) {
    if (draft == null) {
      refuse(NOTHING_TO_COLOUR);
    } else if (colour == null) {
      change(recording, all -> bare(all, draft));
    } else {
      change(recording, all -> coloured(all, draft, colour));
    }
  }

  private static List<Note> bare(List<Note> all, Note draft) {
    return all.stream()
        .map(note -> note.touches(draft) ? note.in(null) : note)
        .filter(note -> !note.isEmpty())
        .toList();
  }

  private static List<Note> coloured(List<Note> all, Note draft, Colour colour) {
    Note before = all.stream().filter(draft::isOnThoseOf).findFirst().orElse(draft);
    return with(without(all, before), before.in(colour));
  }

  /// What is selected, or the byte at the caret; null where there is none.
  private static @Nullable Note draft(Excerpt pointed) throws IOException {
    Recording recording = pointed.recording();
    long bytes = pointed.bytes();
    Recording.Record first = pointed.first();
    if (first == null || first.direction() == null) {
      return null;
    }
    long from = first.offset(first.direction()) + pointed.offsetIn(first);
    long left = recording.extent().bytes(first.direction()) - from;
    if (bytes == 0) {
      return left == 0 ? null : new Note(first.direction(), from, from + 1, "");
    }
    long own = pointed.only(first.direction()).bytes();
    return own == bytes
        ? new Note(first.direction(), from, from + bytes, "")
        : new Note(null, pointed.start(), pointed.start() + bytes, "");
  }

  /// Which bytes a note is on, in words.
  public static String words(Note note) {
    String way =
        note.direction() == null
            ? "of both directions"
            : note.direction().name().toLowerCase(Locale.ROOT);
    return "%s %s at %,d".formatted(Words.count(note.length(), "byte", "bytes"), way, note.from());
  }

  public void rename(Note note, String words) {
    replace(note, note.saying(words.strip()));
  }

  public void recolour(Note note, @Nullable Colour colour) {
    replace(note, note.in(colour));
  }

  public void delete(Note note) {
    replace(note, null);
  }

  private void replace(Note note, @Nullable Note other) {
    Recording recording = shown;
    if (recording != null && !note.equals(other)) {
      change(
          recording,
          all -> {
            List<Note> rest = without(all, note);
            return other == null || other.isEmpty() ? rest : with(rest, other);
          });
    }
  }

  private static List<Note> without(List<Note> all, Note note) {
    List<Note> rest = new ArrayList<>(all);
    rest.remove(note);
    return List.copyOf(rest);
  }

  private static List<Note> with(List<Note> all, Note note) {
    List<Note> more = new ArrayList<>(all);
    more.add(note);
    more.sort(ORDER);
    return List.copyOf(more);
  }

  /// A file that could not be read is not replaced: `known` lacks its recording then.
  private void change(Recording recording, UnaryOperator<List<Note>> change) {
    Path file = recording.capture();
    List<Note> before = known.get(recording);
    if (before == null && file != null) {
      read(recording);
      later(() -> () -> changeRead(recording, change));
      return;
    }
    store(recording, change.apply(before == null ? List.of() : before), file);
  }

  private void changeRead(Recording recording, UnaryOperator<List<Note>> change) {
    List<Note> read = known.get(recording);
    if (read != null) {
      store(recording, change.apply(read), recording.capture());
    }
  }

  private void store(Recording recording, List<Note> all, @Nullable Path file) {
    put(recording, all);
    if (file != null) {
      later(
          () -> {
            NoteFile.write(file, recording.face(), all);
            return () -> {};
          });
    }
  }

  /// @return what is to be done on the FX thread then
  @FunctionalInterface
  private interface Work {
    Runnable run() throws IOException;
  }

  private void later(Work work) {
    waiting.add(() -> run(work));
    next();
  }

  private void next() {
    if (!busy && !waiting.isEmpty()) {
      busy = true;
      background.execute(waiting.remove());
    }
  }

  private void run(Work work) {
    Runnable then = () -> {};
    try {
      then = work.run();
    } catch (IOException e) {
      String words = "Notes: " + e.getMessage();
      then = () -> trouble.accept(words);
    } finally {
      Runnable last = then;
      fx.execute(() -> done(last));
    }
  }

  private void done(Runnable then) {
    busy = false;
    then.run();
    next();
  }

  /// The bytes of this note are to be shown.
  public void goTo(Note note) {
    wanted.set(null);
    wanted.set(note);
  }

  /// The note whose bytes were asked for last.
  public ReadOnlyObjectProperty<@Nullable Note> wantedProperty() {
    return wanted.getReadOnlyProperty();
  }

  /// In the order of their bytes.
  public ReadOnlyObjectProperty<List<Note>> notesProperty() {
    return notes.getReadOnlyProperty();
  }

  /// Whether words are asked for.
  public ReadOnlyBooleanProperty askingProperty() {
    return asking.getReadOnlyProperty();
  }

  /// For which bytes.
  public ReadOnlyStringProperty questionProperty() {
    return question.getReadOnlyProperty();
  }
}
