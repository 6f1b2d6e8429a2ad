package dev.endpoint.app.model;

import dev.endpoint.app.model.BarMessage.Tone;
import dev.endpoint.engine.syntax.Choice;
import dev.endpoint.engine.syntax.EndpointForm;
import dev.endpoint.engine.syntax.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// One argument of an endpoint type in the form: what the string says for it, and what there is to
/// say about that. FX thread only.
public final class FormField {
  /// How a value is given.
  public enum Way {
    /// One of [#choices].
    CHOICE,
    /// Hidden while it is typed.
    SECRET,
    /// An endpoint string of its own, which has a form of its own.
    ENDPOINT,
    /// The path of a file or a folder.
    PATH,
    /// Any number of values, one a line.
    LINES,
    TEXT
  }

  private final Option<?> option;
  private final Way way;
  private final StringProperty value = new SimpleStringProperty(this, "value", "");
  private final ReadOnlyObjectWrapper<BarMessage> message;
  private final ReadOnlyBooleanWrapper shown = new ReadOnlyBooleanWrapper(this, "shown", true);
  private final BarMessage help;

  /// Whether the value is being changed to what the string says.
  private boolean following;

  /// @param edited is told when the user changed the value
  FormField(Option<?> option, boolean repeated, Consumer<FormField> edited) {
    this.option = option;
    this.way = repeated ? Way.LINES : way(option);
    this.help = new BarMessage(Tone.HINT, option.help(), null);
    this.message = new ReadOnlyObjectWrapper<>(this, "message", help);
    value.subscribe(
        (before, now) -> {
          if (!following) {
            edited.accept(this);
          }
        });
  }

  private static Way way(Option<?> option) {
    if (option.isSecret()) {
      return Way.SECRET;
    } else if (option.kind().nests().isPresent()) {
      return Way.ENDPOINT;
    } else if (option.kind().isClosed()) {
      return Way.CHOICE;
    }
    return option.kind().isPath() ? Way.PATH : Way.TEXT;
  }

  /// Takes what the string says.
  ///
  /// @param wrong what is wrong with it, or worth a warning; null for nothing
  void follow(EndpointForm form, @Nullable BarMessage wrong) {
    following = true;
    shown.set(form.isShowable(option));
    value.set(shown.get() ? form.reading(option) : "");
    following = false;
    message.set(wrong == null ? help : wrong);
  }

  Option<?> option() {
    return option;
  }

  public String name() {
    return option.name();
  }

  public Way way() {
    return way;
  }

  public boolean isRequired() {
    return option.isRequired();
  }

  /// What kind of value it takes, and what it is when it is left out: `seconds, default 30`.
  public String detail() {
    return switch (way) {
      case LINES -> "one a line";
      case CHOICE -> "";
      default -> option.isRequired() ? option.kind().words() : option.detail();
    };
  }

  /// What to show for a choice while the string says nothing.
  public String unsaid() {
    return standard(option).map(usual -> usual + " (default)").orElse("not said");
  }

  private static <T> Optional<String> standard(Option<T> option) {
    return option.fallback().map(option.kind()::write);
  }

  /// Values to pick from; for [Way#CHOICE] all that there are.
  public List<Choice> choices() {
    List<Choice> all = new ArrayList<>(option.offers());
    all.addAll(option.kind().choices());
    return all;
  }

  /// What the string says for it; changing it changes the string.
  public StringProperty valueProperty() {
    return value;
  }

  /// What there is to say about it: what it is for, or what is wrong.
  public ReadOnlyObjectProperty<BarMessage> messageProperty() {
    return message.getReadOnlyProperty();
  }

  /// Whether the form can show the value at all.
  public ReadOnlyBooleanProperty shownProperty() {
    return shown.getReadOnlyProperty();
  }
}
