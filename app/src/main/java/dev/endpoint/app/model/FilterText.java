package dev.endpoint.app.model;

import dev.endpoint.engine.capture.filter.Filter;
import dev.endpoint.engine.capture.filter.FilterProblem;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// A filter as it is typed. It holds with each key that makes sense of it; while it makes none,
/// what held before holds.
public final class FilterText {
  /// How a filter is so far.
  public enum State {
    EMPTY(""),
    RIGHT("\u2713"),
    WRONG("\u2715");

    private final String sign;

    State(String sign) {
      this.sign = sign;
    }

    /// Empty where there is nothing to say.
    public String sign() {
      return sign;
    }
  }

  private final StringProperty text = new SimpleStringProperty(this, "text", "");
  private final ReadOnlyObjectWrapper<State> state =
      new ReadOnlyObjectWrapper<>(this, "state", State.EMPTY);
  private final ReadOnlyObjectWrapper<@Nullable Filter> filter =
      new ReadOnlyObjectWrapper<>(this, "filter");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");

  FilterText() {
    text.subscribe((before, now) -> read());
  }

  /// Begins anew: nothing held before.
  void begin(String with) {
    filter.set(null);
    text.set(with);
    read();
  }

  private void read() {
    Filter.Reading reading = Filter.read(text.get());
    problem.set(words(reading.problems()));
    boolean right = reading.filter().isPresent();
    State next = right ? State.RIGHT : reading.problems().isEmpty() ? State.EMPTY : State.WRONG;
    state.set(next);
    if (next != State.WRONG) {
      filter.set(reading.filter().orElse(null));
    }
  }

  private static String words(List<FilterProblem> problems) {
    StringBuilder words = new StringBuilder();
    for (FilterProblem each : problems) {
      words.append(words.isEmpty() ? "" : "\n");
      words.append("At ").append(each.start() + 1).append(": ").append(each.words());
    }
    return words.toString();
  }

  /// As typed.
  public StringProperty textProperty() {
    return text;
  }

  public ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /// What holds; null for nothing.
  public ReadOnlyObjectProperty<@Nullable Filter> filterProperty() {
    return filter.getReadOnlyProperty();
  }

  /// What is wrong, a line each; empty if nothing is.
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }
}
