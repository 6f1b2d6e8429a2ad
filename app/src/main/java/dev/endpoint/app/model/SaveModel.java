package dev.endpoint.app.model;

import dev.endpoint.engine.capture.Calendar;
import dev.endpoint.engine.capture.CaptureCopy;
import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.Progress;
import dev.endpoint.engine.capture.Recording;
import dev.endpoint.engine.capture.export.Excerpt;
import dev.endpoint.engine.capture.export.ExcerptFile;
import dev.endpoint.engine.capture.export.Form;
import dev.endpoint.engine.capture.export.Range;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// Saves what was said, or a part of it, to a file: asks what and how, tells how far it is, can be
/// called off. One file at a time. FX thread only; the work is done on another one.
public final class SaveModel {
  public enum Stage {
    CLOSED,
    ASKING,
    SAVING,
    SAVED,
    /// What happened is said; nothing was left behind.
    NOT_SAVED
  }

  public enum Part {
    SELECTION("what is selected", "part", null),
    BOTH("everything", "all", null),
    SENT("what was sent", "sent", Direction.SENT),
    RECEIVED("what was received", "received", Direction.RECEIVED);

    private final String words;
    private final String inName;
    private final @Nullable Direction direction;

    Part(String words, String inName, @Nullable Direction direction) {
      this.words = words;
      this.inName = inName;
      this.direction = direction;
    }

    public String words() {
      return words;
    }
  }

  /// What there is to save.
  ///
  /// @param selected null when nothing is
  public record Source(Recording recording, Calendar calendar, @Nullable Excerpt selected) {
    /// Reads from disk where there is a range.
    Excerpt part(Part part, @Nullable Range range) throws IOException {
      if (part == Part.SELECTION && selected != null) {
        return selected;
      }
      return range == null
          ? Excerpt.all(recording, part.direction, calendar)
          : range.of(recording, part.direction, calendar);
    }
  }

  public static final List<Form> FORMS =
      List.of(
          Form.RAW,
          Form.PCAPNG,
          Form.TRANSCRIPT,
          Form.LINES,
          Form.TEXT,
          Form.DUMP,
          Form.BASE64,
          Form.C,
          Form.JAVA,
          Form.PYTHON,
          Form.RUST);

  private static final String SUFFIX = ".pcapng";
  private static final Range.Reading NO_RANGE = new Range.Reading(null, "");

  private final Executor background;
  private final Executor fx;
  private final ReadOnlyObjectWrapper<Stage> stage =
      new ReadOnlyObjectWrapper<>(this, "stage", Stage.CLOSED);
  private final ReadOnlyObjectWrapper<List<Part>> parts =
      new ReadOnlyObjectWrapper<>(this, "parts", List.of());
  private final ObjectProperty<Part> part = new SimpleObjectProperty<>(this, "part", Part.BOTH);
  private final ObjectProperty<Form> form = new SimpleObjectProperty<>(this, "form", Form.RAW);
  private final StringProperty rangeText = new SimpleStringProperty(this, "rangeText", "");
  private final ReadOnlyStringWrapper rangeProblem =
      new ReadOnlyStringWrapper(this, "rangeProblem", "");
  private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper(this, "words", "");
  private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper(this, "fraction");
  private @Nullable Range range;
  private @Nullable Source source;
  private @Nullable Job job;
  private @Nullable Path saved;

  /// @param background where files are written
  /// @param fx runs tasks on the FX thread
  public SaveModel(Executor background, Executor fx) {
    this.background = background;
    this.fx = fx;
    part.subscribe(now -> readRange());
    rangeText.subscribe(now -> readRange());
  }

  private void readRange() {
    String text = hasRange() ? rangeText.get().strip() : "";
    Range.Reading reading = text.isEmpty() ? NO_RANGE : Range.read(text);
    range = reading.range();
    boolean whose = range != null && range.countsBytes() && part.get() == Part.BOTH;
    rangeProblem.set(
        whose
            ? "Each direction counts its own bytes: choose one, or say times."
            : reading.problem());
  }

  /// Whether a range of it can be chosen.
  private boolean hasRange() {
    return part.get() != Part.SELECTION;
  }

  /// Asks what to save; while a file is being saved, that stays what is shown.
  public void ask(Source there) {
    if (stage.get() == Stage.SAVING) {
      return;
    }
    source = there;
    boolean some = there.selected() != null;
    parts.set(some ? List.of(Part.values()) : List.of(Part.BOTH, Part.SENT, Part.RECEIVED));
    if (some) {
      part.set(Part.SELECTION);
    } else if (part.get() == Part.SELECTION) {
      part.set(Part.BOTH);
    }
    rangeText.set("");
    stage.set(Stage.ASKING);
  }

  /// A name for the file, after the capture's.
  public String suggestedName() {
    Path capture = source == null ? null : source.recording().file();
    String name = capture == null ? "conversation" : capture.getFileName().toString();
    String stem = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
    return stem
        + "-"
        + part.get().inName
        + (range == null ? "" : "-part")
        + "."
        + form.get().suffix();
  }

  /// Saves what was chosen, as it is now.
  public void save(Path target) {
    Source from = source;
    if (from == null || stage.get() != Stage.ASKING || !rangeProblem.get().isEmpty()) {
      return;
    }
    Part chosen = part.get();
    Range limits = range;
    Form wanted = form.get();
    begin(
        "Saving " + target.getFileName(),
        at -> {
          Excerpt excerpt = from.part(chosen, limits);
          ExcerptFile.save(excerpt, wanted, target, at);
          String gone = excerpt.recording().extent().gone().words();
          String more = gone.isEmpty() ? "" : ". " + gone;
          return new Saved(
              "Saved " + Words.bytes(excerpt.bytes()) + " to " + target + more, target);
        },
        saved -> {});
  }

  /// Puts the files of a recording together to one, for another program.
  ///
  /// @param folder where it is put
  /// @param then is given the file
  public void join(Recording recording, Path folder, Consumer<Path> then) {
    if (stage.get() == Stage.SAVING) {
      return;
    }
    String files = Words.count(recording.files().size(), "file", "files");
    begin(
        "Putting " + files + " together",
        at -> {
          Path joined = CaptureCopy.join(recording, folder, at);
          return new Saved(files + " are one now: " + joined, joined);
        },
        then);
  }

  private void begin(String doing, Writing writing, Consumer<Path> then) {
    Job begun = new Job(doing, writing, then);
    job = begun;
    fraction.set(0);
    words.set(doing);
    stage.set(Stage.SAVING);
    background.execute(begun::run);
  }

  public void cancel() {
    if (job != null) {
      job.cancelled = true;
    }
  }

  /// Closes what is asked or said; a file that is being saved goes on.
  public void close() {
    if (stage.get() != Stage.SAVING) {
      stage.set(Stage.CLOSED);
      source = null;
    }
  }

  /// Another conversation is shown: what was asked about this one is over.
  public void leave() {
    if (stage.get() == Stage.ASKING) {
      close();
    }
  }

  private void progress(String doing, long done, long total) {
    fraction.set(total == 0 ? 1 : (double) done / total);
    words.set("%s: %s of %s".formatted(doing, Words.bytes(done), Words.bytes(total)));
  }

  private void end(Stage how, String said, @Nullable Path file) {
    job = null;
    saved = file;
    words.set(said);
    stage.set(how);
  }

  /// @param words what is said of it
  private record Saved(String words, Path file) {}

  /// Writes a file, off the FX thread.
  @FunctionalInterface
  private interface Writing {
    Saved write(Progress progress) throws IOException;
  }

  /// One file on its way.
  private final class Job {
    private final String doing;
    private final Writing writing;
    private final Consumer<Path> then;
    private volatile boolean cancelled;
    private long told = -1;

    Job(String doing, Writing writing, Consumer<Path> then) {
      this.doing = doing;
      this.writing = writing;
      this.then = then;
    }

    void run() {
      try {
        Saved saved = writing.write(this::at);
        fx.execute(
            () -> {
              end(Stage.SAVED, saved.words(), saved.file());
              then.accept(saved.file());
            });
      } catch (CancellationException e) {
        fx.execute(() -> end(Stage.NOT_SAVED, "Called off; nothing was left behind.", null));
      } catch (IOException e) {
        fx.execute(() -> end(Stage.NOT_SAVED, "Not saved. " + e.getMessage(), null));
      } catch (RuntimeException e) {
        fx.execute(() -> end(Stage.NOT_SAVED, "Not saved: " + e, null));
        throw e;
      }
    }

    /// Tells the FX thread a hundred times at most.
    private boolean at(long done, long total) {
      long percent = total == 0 ? 100 : done * 100 / total;
      if (percent != told) {
        told = percent;
        fx.execute(() -> progress(doing, done, total));
      }
      return !cancelled;
    }
  }

  public ReadOnlyObjectProperty<Stage> stageProperty() {
    return stage.getReadOnlyProperty();
  }

  /// What there is to choose from.
  public ReadOnlyObjectProperty<List<Part>> partsProperty() {
    return parts.getReadOnlyProperty();
  }

  public ObjectProperty<Part> partProperty() {
    return part;
  }

  /// Which part of it is meant, as typed; empty for all of it.
  public StringProperty rangeTextProperty() {
    return rangeText;
  }

  /// What is wrong with it; empty if nothing is.
  public ReadOnlyStringProperty rangeProblemProperty() {
    return rangeProblem.getReadOnlyProperty();
  }

  public ObjectProperty<Form> formProperty() {
    return form;
  }

  /// How far it is, or how it ended.
  public ReadOnlyStringProperty wordsProperty() {
    return words.getReadOnlyProperty();
  }

  public ReadOnlyDoubleProperty fractionProperty() {
    return fraction.getReadOnlyProperty();
  }

  /// The file that was saved last; null when that failed.
  public @Nullable Path saved() {
    return saved;
  }
}
