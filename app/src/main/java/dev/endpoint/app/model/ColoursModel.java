package dev.endpoint.app.model;

import dev.endpoint.engine.capture.note.Colour;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The rules that colour messages, of all connections. The first one that a message meets colours
/// it; they hold as they are typed, and are remembered.
public final class ColoursModel {
  /// Many more would make every row slow.
  private static final int MOST = 50;

  private final ObservableList<ColourRule> rules = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<ColourRules> holding =
      new ReadOnlyObjectWrapper<>(this, "holding", ColourRules.NONE);
  private final BooleanProperty open = new SimpleBooleanProperty(this, "open");
  private final ReadOnlyObjectWrapper<@Nullable ColourRule> wanted =
      new ReadOnlyObjectWrapper<>(this, "wanted");
  private Consumer<List<String>> remember = written -> {};

  public ColoursModel() {
    take(ColourRule.USUAL);
  }

  /// @param known what is remembered; null for nothing yet
  /// @param keeper remembers them from now on
  public void remember(@Nullable List<String> known, Consumer<List<String>> keeper) {
    if (known != null) {
      take(known);
    }
    remember = keeper;
  }

  private void take(List<String> written) {
    rules.setAll(
        written.stream().map(ColourRule::read).flatMap(Optional::stream).limit(MOST).toList());
    rules.forEach(this::watch);
    hold();
  }

  private void watch(ColourRule rule) {
    Stream.<ObservableValue<?>>of(
            rule.onProperty(), rule.colourProperty(), rule.filter().textProperty())
        .forEach(each -> each.addListener((value, before, now) -> changed()));
  }

  private void changed() {
    hold();
    remember.accept(
        rules.stream().filter(rule -> !rule.text().isEmpty()).map(ColourRule::written).toList());
  }

  /// Only what is another set of rules is set: the rows are coloured again then.
  private void hold() {
    ColourRules now =
        new ColourRules(rules.stream().map(ColourRule::holding).flatMap(Optional::stream).toList());
    // Lists, not the records around them: the JVM makes a record's equals anew at each start.
    if (!now.rules().equals(holding.get().rules())) {
      holding.set(now);
    }
  }

  /// Puts a rule before all others, in a colour that none has, if there is one, and asks for it to
  /// be written.
  public void add(String text) {
    if (!isFull()) {
      ColourRule rule = new ColourRule(free(), text);
      watch(rule);
      rules.addFirst(rule);
      changed();
      open.set(true);
      wanted.set(null);
      wanted.set(rule);
    }
  }

  private Colour free() {
    return Stream.of(Colour.AMBER, Colour.GREEN, Colour.TEAL, Colour.PURPLE, Colour.RED)
        .filter(colour -> rules.stream().noneMatch(rule -> rule.colourProperty().get() == colour))
        .findFirst()
        .orElse(Colour.AMBER);
  }

  public void remove(ColourRule rule) {
    if (rules.remove(rule)) {
      changed();
    }
  }

  /// @param by -1 for before the one before it, 1 for behind the next one
  public void move(ColourRule rule, int by) {
    int from = rules.indexOf(rule);
    int to = from + by;
    if (from >= 0 && to >= 0 && to < rules.size()) {
      List<ColourRule> moved = new ArrayList<>(rules);
      moved.add(to, moved.remove(from));
      rules.setAll(moved);
      changed();
    }
  }

  /// Puts those of the usual rules behind the others that are not among them.
  public void addUsual() {
    List<ColourRule> missing = missing();
    missing.forEach(this::watch);
    rules.addAll(missing);
    changed();
  }

  public boolean hasUsual() {
    return missing().isEmpty();
  }

  private List<ColourRule> missing() {
    return ColourRule.USUAL.stream()
        .map(written -> ColourRule.read(written).orElseThrow())
        .filter(usual -> rules.stream().noneMatch(rule -> rule.text().equals(usual.text())))
        .toList();
  }

  public boolean isFull() {
    return rules.size() >= MOST;
  }

  /// Not to be changed but by the methods above.
  public ObservableList<ColourRule> rules() {
    return rules;
  }

  public ReadOnlyObjectProperty<ColourRules> holdingProperty() {
    return holding.getReadOnlyProperty();
  }

  /// Whether they are shown to be changed.
  public BooleanProperty openProperty() {
    return open;
  }

  /// The rule that is to be written next.
  public ReadOnlyObjectProperty<@Nullable ColourRule> wantedProperty() {
    return wanted.getReadOnlyProperty();
  }
}
