package dev.endpoint.app.model;

import dev.endpoint.app.model.BarMessage.Tone;
import dev.endpoint.engine.EndpointRole;
import dev.endpoint.engine.EndpointType;
import dev.endpoint.engine.ParsedEndpoint;
import dev.endpoint.engine.syntax.Diagnostic;
import dev.endpoint.engine.syntax.Diagnostic.Suggestion;
import dev.endpoint.engine.syntax.EndpointForm;
import dev.endpoint.engine.syntax.Option;
import dev.endpoint.engine.syntax.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The string of the bar as a form, made from what its type declares: two views of one thing. An
/// endpoint inside another one has a form of its own, one step further in. FX thread only.
public final class FormModel {
  /// A type that the form can be for.
  public record Type(String name, String summary) {}

  private final Actions actions;
  private final EndpointBarModel bar;
  private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper(this, "open");
  private final ReadOnlyObjectWrapper<List<String>> path =
      new ReadOnlyObjectWrapper<>(this, "path", List.of());
  private final ReadOnlyObjectWrapper<List<Type>> types =
      new ReadOnlyObjectWrapper<>(this, "types", List.of());
  private final ReadOnlyObjectWrapper<@Nullable Type> type =
      new ReadOnlyObjectWrapper<>(this, "type");
  private final ReadOnlyObjectWrapper<List<FormField>> fields =
      new ReadOnlyObjectWrapper<>(this, "fields", List.of());

  /// What was given for arguments that another type did not have, by name: going back to the first
  /// type brings it back.
  private final Map<String, String> kept = new HashMap<>();

  private final FileLook files;

  /// What there is to say about the endpoint that is shown, where it is inside another one.
  private EndpointText inside;

  private Shape shape = new Shape(Side.CLIENT, null, List.of());

  /// What decides which fields there are.
  private record Shape(Side side, @Nullable EndpointType type, List<String> path) {}

  /// One endpoint string among those the bar's string is made of.
  private record Level(ParsedEndpoint<?> parsed) {
    Optional<EndpointForm> form() {
      return parsed.form();
    }

    @Nullable Option<?> option(String name) {
      return form().stream()
          .flatMap(form -> form.options().stream())
          .filter(option -> option.name().equals(name))
          .findFirst()
          .orElse(null);
    }
  }

  public FormModel(Actions actions, EndpointBarModel bar) {
    this.actions = actions;
    this.bar = bar;
    inside = bar.readingProperty().get();
    files = new FileLook(actions, () -> inside, this::looked);
    bar.readingProperty().subscribe((before, now) -> refresh());
  }

  public void toggle() {
    if (open.get()) {
      close();
    } else {
      open();
    }
  }

  private void open() {
    kept.clear();
    path.set(List.of());
    read();
    open.set(true);
  }

  public void close() {
    open.set(false);
  }

  private void refresh() {
    if (open.get()) {
      read();
    }
  }

  private void read() {
    List<Level> levels = levels();
    Level level = levels.getLast();
    path.set(path.get().subList(0, levels.size() - 1));
    ParsedEndpoint<?> parsed = level.parsed();
    Shape now = new Shape(parsed.side(), parsed.type(), path.get());
    if (!now.equals(shape) || types.get().isEmpty()) {
      shape = now;
      types.set(typesOf(parsed.side()));
      fields.set(level.form().map(this::fieldsOf).orElse(List.of()));
      EndpointType named = parsed.type();
      type.set(named == null || level.form().isEmpty() ? null : typeOf(named));
    }
    EndpointText said = levels.size() == 1 ? bar.readingProperty().get() : inside(parsed);
    List<Diagnostic> findings = said.diagnostics();
    level.form().ifPresent(form -> fields.get().forEach(field -> follow(field, form, findings)));
  }

  private EndpointText inside(ParsedEndpoint<?> parsed) {
    if (!inside.isOf(parsed.side(), parsed.text())) {
      inside = EndpointText.glance(actions.catalog(), parsed.side(), parsed.text());
      files.look();
    }
    return inside;
  }

  private void looked(EndpointText seen) {
    inside = seen;
    refresh();
  }

  /// Where files are looked into; without it that is done at once.
  ///
  /// @param fx runs tasks on the FX thread
  public void lookOn(Executor background, Executor fx) {
    files.on(background, fx);
  }

  private void follow(FormField field, EndpointForm form, List<Diagnostic> findings) {
    List<Diagnostic> about =
        findings.stream().filter(finding -> form.isAbout(field.option(), finding)).toList();
    Diagnostic first =
        about.stream()
            .filter(Diagnostic::isError)
            .findFirst()
            .orElse(about.isEmpty() ? null : about.getFirst());
    field.follow(form, first == null ? null : message(first));
  }

  private static BarMessage message(Diagnostic finding) {
    return new BarMessage(
        finding.isError() ? Tone.ERROR : Tone.WARNING, finding.message(), finding.suggestion());
  }

  /// The string of the bar, and those inside it that lead to the one that is shown.
  private List<Level> levels() {
    EndpointText reading = bar.readingProperty().get();
    List<Level> levels = new ArrayList<>();
    levels.add(read(reading.side(), reading.text()));
    for (String name : path.get()) {
      Level outer = levels.getLast();
      Option<?> option = outer.option(name);
      Side side = option == null ? null : option.kind().nests().orElse(null);
      if (option == null || side == null) {
        break;
      }
      levels.add(read(side, outer.form().orElseThrow().reading(option)));
    }
    return levels;
  }

  private Level read(Side side, String text) {
    return new Level(actions.catalog().glance(side, text));
  }

  private List<FormField> fieldsOf(EndpointForm form) {
    return form.options().stream()
        .map(option -> new FormField(option, form.isRepeated(option), this::edited))
        .toList();
  }

  private void edited(FormField field) {
    EndpointForm form = levels().getLast().form().orElseThrow();
    write(form.with(field.option(), field.valueProperty().get()));
  }

  /// Applies what is offered at a field.
  public void fix(FormField field) {
    Suggestion fix = field.messageProperty().get().fix();
    if (fix != null) {
      write(fix.text());
    }
  }

  /// Puts a string in the place of the one that is shown, and so into the bar.
  private void write(String text) {
    List<Level> levels = levels();
    String whole = text;
    for (int depth = levels.size() - 2; depth >= 0; depth--) {
      Level outer = levels.get(depth);
      Option<?> option = Objects.requireNonNull(outer.option(path.get().get(depth)));
      whole = outer.form().orElseThrow().with(option, whole);
    }
    bar.rewrite(whole);
  }

  /// Makes the string one of another type; what both have stays.
  public void choose(Type chosen) {
    if (chosen.equals(type.get())) {
      return;
    }
    Level level = levels().getLast();
    EndpointForm form = level.form().orElse(null);
    EndpointRole<?> role = role(chosen.name(), level.parsed().side());
    if (form == null) {
      write(chosen.name());
      return;
    }
    form.options().forEach(option -> keep(option, form.reading(option)));
    write(unwrapped(level, role).as(chosen.name(), role.schema(), kept));
  }

  private void keep(Option<?> option, String reading) {
    if (reading.isEmpty() || option.kind().nests().isPresent()) {
      kept.remove(option.name());
    } else {
      kept.put(option.name(), reading);
    }
  }

  /// What wraps another endpoint has nothing of its own that one of a type that does not could use;
  /// the one inside has.
  private EndpointForm unwrapped(Level level, EndpointRole<?> role) {
    EndpointForm form = level.form().orElseThrow();
    Option<?> inside = role.schema().rest().isPresent() ? null : form.wrapped().orElse(null);
    return inside == null
        ? form
        : read(level.parsed().side(), form.reading(inside)).form().orElse(form);
  }

  /// Goes on to the form of the endpoint that a field holds.
  public void enter(FormField field) {
    List<String> further = new ArrayList<>(path.get());
    further.add(field.name());
    path.set(List.copyOf(further));
    refresh();
  }

  /// Goes back to the form around it. Returns whether there is one.
  public boolean leave() {
    List<String> steps = path.get();
    if (steps.isEmpty()) {
      return false;
    }
    path.set(List.copyOf(steps.subList(0, steps.size() - 1)));
    refresh();
    return true;
  }

  private List<Type> typesOf(Side side) {
    return actions.catalog().types().stream()
        .filter(candidate -> role(candidate, side) != null)
        .map(FormModel::typeOf)
        .toList();
  }

  private static Type typeOf(EndpointType type) {
    return new Type(type.name(), type.summary());
  }

  private EndpointRole<?> role(String name, Side side) {
    return actions.catalog().types().stream()
        .filter(candidate -> candidate.name().equals(name))
        .findFirst()
        .map(found -> role(found, side))
        .orElseThrow();
  }

  private static @Nullable EndpointRole<?> role(EndpointType type, Side side) {
    return side == Side.CLIENT ? type.client() : type.server();
  }

  public ReadOnlyBooleanProperty openProperty() {
    return open.getReadOnlyProperty();
  }

  public boolean isOpen() {
    return open.get();
  }

  /// The arguments that lead to the endpoint that is shown; none for the whole string.
  public ReadOnlyObjectProperty<List<String>> pathProperty() {
    return path.getReadOnlyProperty();
  }

  /// All types that there are for this side.
  public ReadOnlyObjectProperty<List<Type>> typesProperty() {
    return types.getReadOnlyProperty();
  }

  /// The type of the endpoint that is shown; null while there is none of its name.
  public ReadOnlyObjectProperty<@Nullable Type> typeProperty() {
    return type.getReadOnlyProperty();
  }

  /// The arguments of the endpoint that is shown, in their order. Another list when the type is
  /// another one.
  public ReadOnlyObjectProperty<List<FormField>> fieldsProperty() {
    return fields.getReadOnlyProperty();
  }
}
