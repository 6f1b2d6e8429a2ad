package dev.endpoint.app.model;

import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.Recording;
import dev.endpoint.engine.capture.export.Digest;
import dev.endpoint.engine.capture.export.Excerpt;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/// What the bytes mean that the user points at. They are read on another thread, the newest ones
/// only: who drags a selection is not waited for. FX thread.
public final class InspectModel {
  /// @param where which bytes, in words
  /// @param rows what they mean, always the same ones; at the end what all of them come to
  public record Seen(String where, List<Inspection.Row> rows) {
    static Seen of(String where, List<Inspection.Row> values, String crc, String sha) {
      List<Inspection.Row> rows = new ArrayList<>(values);
      rows.add(new Inspection.Row("crc-32", crc));
      rows.add(new Inspection.Row("sha-256", sha));
      return new Seen(where, List.copyOf(rows));
    }

    /// Whether there is nothing to tell the meaning of.
    public boolean isEmpty() {
      return rows.stream().allMatch(row -> row.little().equals(Inspection.NONE));
    }

    Seen sums(String crc, String sha) {
      return of(where, rows.subList(0, rows.size() - 2), crc, sha);
    }
  }

  private static final Seen NOTHING = nothing("Click a byte, or select some.");

  private final Executor background;
  private final Executor fx;
  private final BooleanProperty open = new SimpleBooleanProperty(this, "open");
  private final ReadOnlyObjectWrapper<Seen> seen =
      new ReadOnlyObjectWrapper<>(this, "seen", NOTHING);
  private @Nullable Excerpt pointed;
  private volatile @Nullable Excerpt wanted;
  private boolean busy;

  /// @param background where bytes are read
  /// @param fx runs tasks on the FX thread
  public InspectModel(Executor background, Executor fx) {
    this.background = background;
    this.fx = fx;
    open.subscribe(now -> refresh());
  }

  /// The user points at these bytes: a selection, or a place with nothing selected; null for
  /// nowhere.
  public void look(@Nullable Excerpt there) {
    pointed = there;
    refresh();
  }

  private void refresh() {
    wanted = open.get() ? pointed : null;
    if (pointed == null) {
      seen.set(NOTHING);
    }
    next();
  }

  private void next() {
    Excerpt excerpt = wanted;
    if (busy || excerpt == null) {
      return;
    }
    busy = true;
    background.execute(() -> read(excerpt));
  }

  private void read(Excerpt excerpt) {
    try {
      Seen read = seen(excerpt);
      show(excerpt, read);
      sum(excerpt, read);
    } catch (CancellationException e) {
      // Something else is wanted by now; it is read next.
    } catch (IOException e) {
      String words = "The recording cannot be read: " + e.getMessage();
      show(excerpt, nothing(words));
    } finally {
      fx.execute(() -> done(excerpt));
    }
  }

  private void done(Excerpt excerpt) {
    busy = false;
    if (wanted != excerpt) {
      next();
    }
  }

  private void show(Excerpt excerpt, Seen now) {
    fx.execute(
        () -> {
          if (wanted == excerpt) {
            seen.set(now);
          }
        });
  }

  private static Seen seen(Excerpt excerpt) throws IOException {
    Recording recording = excerpt.recording();
    Recording.Record record = excerpt.first();
    if (record == null) {
      return NOTHING;
    }
    Direction direction = record.direction();
    long offset = record.offset(direction) + excerpt.offsetIn(record);
    ByteBuffer ahead = ByteBuffer.allocate(Inspection.MOST);
    if (direction != null) {
      recording.bytes(direction).read(offset, ahead);
    }
    List<Inspection.Row> rows = Inspection.of(Arrays.copyOf(ahead.array(), ahead.position()));
    String where = where(excerpt.bytes(), direction, offset);
    return Seen.of(where, rows, Inspection.NONE, Inspection.NONE);
  }

  private static Seen nothing(String words) {
    return Seen.of(words, Inspection.of(new byte[0]), Inspection.NONE, Inspection.NONE);
  }

  private static String where(long selected, @Nullable Direction direction, long offset) {
    if (direction == null) {
      return selected == 0 ? "An event" : Words.count(selected, "byte", "bytes");
    }
    String way = direction == Direction.SENT ? "sent" : "received";
    String place = "%s at %,d (0x%X)".formatted(way, offset, offset);
    return selected == 0
        ? Character.toUpperCase(place.charAt(0)) + place.substring(1)
        : Words.count(selected, "byte", "bytes") + ", " + place;
  }

  private void sum(Excerpt excerpt, Seen read) throws IOException {
    if (excerpt.bytes() == 0) {
      return;
    }
    long[] told = {0};
    Digest digest =
        Digest.of(
            excerpt,
            (done, total) -> {
              long percent = done * 100 / total;
              if (percent > told[0] && done < total) {
                told[0] = percent;
                show(excerpt, read.sums(Inspection.NONE, percent + " %"));
              }
              return wanted == excerpt;
            });
    show(excerpt, read.sums(digest.crc32(), digest.sha256()));
  }

  /// Whether anybody looks.
  public BooleanProperty openProperty() {
    return open;
  }

  public ReadOnlyObjectProperty<Seen> seenProperty() {
    return seen.getReadOnlyProperty();
  }
}
