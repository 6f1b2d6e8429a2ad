package dev.endpoint.app.model;

import dev.endpoint.engine.capture.Calendar;
import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.Recording;
import dev.endpoint.engine.capture.export.Excerpt;
import dev.endpoint.engine.capture.export.ExcerptFile;
import dev.endpoint.engine.capture.export.Form;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
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
    SELECTION("what is selected", "part"),
    BOTH("everything", "all"),
    SENT("what was sent", "sent"),
    RECEIVED("what was received", "received");

    private final String words;
    private final String inName;

    Part(String words, String inName) {
      this.words = words;
      this.inName = inName;
    }

    public String words() {
      return words;
    }
  }

  /// What there is to save.
  ///
  /// @param selected null when nothing is
  public record Source(Recording recording, Calendar calendar, @Nullable Excerpt selected) {
    Excerpt part(Part part) {
      return switch (part) {
        case SELECTION -> selected == null ? part(Part.BOTH) : selected;
        case BOTH -> Excerpt.all(recording, null, calendar);
        case SENT -> Excerpt.all(recording, Direction.SENT, calendar);
        case RECEIVED -> Excerpt.all(recording, Direction.RECEIVED, calendar);
      };
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

  private final Executor background;
  private final Executor fx;
  private final ReadOnlyObjectWrapper<Stage> stage =
      new ReadOnlyObjectWrapper<>(this, "stage", Stage.CLOSED);
  private final ReadOnlyObjectWrapper<List<Part>> parts =
      new ReadOnlyObjectWrapper<>(this, "parts", List.of());
  private final ObjectProperty<Part> part = new SimpleObjectProperty<>(this, "part", Part.BOTH);
  private final ObjectProperty<Form> form = new SimpleObjectProperty<>(this, "form", Form.RAW);
  private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper(this, "words", "");
  private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper(this, "fraction");
  private @Nullable Source source;
  private @Nullable Job job;
  private @Nullable Path saved;

  /// @param background where files are written
  /// @param fx runs tasks on the FX thread
  public SaveModel(Executor background, Executor fx) {
    this.background = background;
    this.fx = fx;
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
    stage.set(Stage.ASKING);
  }

  /// A name for the file, after the capture's.
  public String suggestedName() {
    Path capture = source == null ? null : source.recording().file();
    String name = capture == null ? "conversation" : capture.getFileName().toString();
    String stem = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
    return stem + "-" + part.get().inName + "." + form.get().suffix();
  }

  /// Saves what was chosen, as it is now.
  public void save(Path target) {
    if (source == null || stage.get() != Stage.ASKING) {
      return;
    }
    Job begun = new Job(source.part(part.get()), form.get(), target);
    job = begun;
    fraction.set(0);
    words.set("Saving " + target.getFileName());
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

  private void progress(Path target, long done, long total) {
    fraction.set(total == 0 ? 1 : (double) done / total);
    words.set(
        "Saving %s: %s of %s"
            .formatted(target.getFileName(), Words.bytes(done), Words.bytes(total)));
  }

  private void end(Stage how, String said, @Nullable Path file) {
    job = null;
    saved = file;
    words.set(said);
    stage.set(how);
  }

  /// One file on its way.
  private final class Job {
    private final Excerpt excerpt;
    private final Form wanted;
    private final Path target;
    private volatile boolean cancelled;
    private long told = -1;

    Job(Excerpt excerpt, Form wanted, Path target) {
      this.excerpt = excerpt;
      this.wanted = wanted;
      this.target = target;
    }

    void run() {
      try {
        ExcerptFile.save(excerpt, wanted, target, this::at);
        String said = "Saved " + Words.bytes(excerpt.bytes()) + " to " + target;
        fx.execute(() -> end(Stage.SAVED, said, target));
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
        fx.execute(() -> progress(target, done, total));
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
