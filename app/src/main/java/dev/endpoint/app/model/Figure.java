package dev.endpoint.app.model;

import dev.endpoint.engine.capture.ByteCount;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// A figure as one types it. It counts when the typing is done, and only when it makes sense: on
/// the way to `200 GB` stands a limit of two bytes. FX thread only.
public final class Figure {
  /// What a figure counts.
  public enum Unit {
    BYTES("a size, as in 500 MB or 2 GB") {
      @Override
      @Nullable Long parse(String text) {
        return ByteCount.parse(text);
      }

      @Override
      String words(long value) {
        String words = ByteCount.words(value);
        Long same = ByteCount.parse(words);
        return same != null && same == value ? words : value + " B";
      }
    },
    FILES("a number of files, as in 5") {
      private static final Pattern SHAPE = Pattern.compile("([0-9]{1,6})( *files?)?");

      @Override
      @Nullable Long parse(String text) {
        return number(SHAPE, text);
      }

      @Override
      String words(long value) {
        return Words.count(value, "file", "files");
      }
    },
    DAYS("a number of days, as in 7") {
      private static final Pattern SHAPE = Pattern.compile("([0-9]{1,5})( *d| *days?)?");

      @Override
      @Nullable Long parse(String text) {
        return number(SHAPE, text);
      }

      @Override
      String words(long value) {
        return Words.count(value, "day", "days");
      }
    };

    private final String wanted;

    Unit(String wanted) {
      this.wanted = wanted;
    }

    private static @Nullable Long number(Pattern shape, String text) {
      Matcher found = shape.matcher(text);
      return found.matches() ? Long.valueOf(found.group(1)) : null;
    }

    abstract @Nullable Long parse(String text);

    abstract String words(long value);
  }

  private final LongProperty value;
  private final Unit unit;
  private final String none;
  private final StringProperty text = new SimpleStringProperty(this, "text", "");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
  private final ReadOnlyBooleanWrapper fixed = new ReadOnlyBooleanWrapper(this, "fixed");
  private boolean shown;
  private long insisted;

  /// @param none how 0 is written, as `no limit`
  Figure(LongProperty value, Unit unit, String none) {
    this.value = value;
    this.unit = unit;
    this.none = none;
    value.subscribe((before, now) -> show());
  }

  /// Takes what was typed, or says what is wrong with it.
  public void commit() {
    if (fixed.get()) {
      return;
    }
    String typed = text.get().strip().toLowerCase(Locale.ROOT);
    Long parsed = typed.isEmpty() || typed.equals(none) ? Long.valueOf(0) : unit.parse(typed);
    if (parsed == null) {
      problem.set("\"%s\" is not %s.".formatted(text.get().strip(), unit.wanted));
      return;
    }
    value.set(parsed);
    show();
  }

  /// What was typed is dropped.
  public void show() {
    shown = true;
    problem.set("");
    long now = now();
    text.set(now == 0 ? none : unit.words(now));
  }

  /// The command line says so, for this run: the setting is left as it is.
  void insist(long figure) {
    insisted = figure;
    fixed.set(true);
    show();
  }

  long now() {
    return fixed.get() ? insisted : value.get();
  }

  /// Written when somebody looks: to read sizes takes some preparing, and a start looks at none.
  public StringProperty textProperty() {
    if (!shown) {
      show();
    }
    return text;
  }

  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /// Whether the command line said it, so that it cannot be changed here.
  public ReadOnlyBooleanProperty fixedProperty() {
    return fixed.getReadOnlyProperty();
  }
}
