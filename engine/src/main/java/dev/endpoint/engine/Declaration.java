package dev.endpoint.engine;

import dev.endpoint.engine.syntax.Option;
import dev.endpoint.engine.syntax.Schema;
import dev.endpoint.engine.syntax.Side;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Looks whether what a type declares makes sense. Types come from other people too, and a string
/// of a type without sense would fail in the middle of somebody's typing.
record Declaration(TypeTable.Entry entry) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.+-]*");
  private static final Pattern ARGUMENT = Pattern.compile("[A-Za-z][A-Za-z0-9_.+-]*");

  /// What is wrong with it, if anything.
  Optional<String> defect() {
    if (!NAME.matcher(entry.type().name()).matches()) {
      return Optional.of("its name is not one word in lower case");
    }
    if (entry.client() == null && entry.server() == null) {
      return Optional.of("it neither connects nor listens");
    }
    if (isBlank(entry.type().summary())) {
      return Optional.of("it has no summary");
    }
    return defect(Side.CLIENT).or(() -> defect(Side.SERVER));
  }

  private Optional<String> defect(Side side) {
    EndpointRole<?> role = entry.role(side);
    if (role == null) {
      return Optional.empty();
    }
    return Optional.ofNullable(defect(role))
        .map(what -> (side == Side.CLIENT ? "to connect" : "to listen") + ", " + what);
  }

  private @Nullable String defect(EndpointRole<?> role) {
    if (isMissing(role.schema())) {
      return "it declares no arguments at all, not even none";
    }
    if (isMissing(role.aliases())) {
      return "it has no list of other names, not even an empty one";
    }
    Schema schema = role.schema();
    Set<String> names = new HashSet<>();
    for (Option<?> option : schema.options()) {
      if (isMissing(option.name()) || !ARGUMENT.matcher(option.name()).matches()) {
        return "its argument \"" + option.name() + "\" has a name that nobody could type";
      }
      if (!names.add(option.name())) {
        return "two of its arguments are called " + option.name();
      }
      option.detail();
    }
    return order(schema);
  }

  /// As in a call of Python.
  private static @Nullable String order(Schema schema) {
    Option<?> optional = null;
    for (Option<?> option : schema.positional()) {
      if (!option.isRequired()) {
        optional = option;
      } else if (optional != null) {
        return "%s must be given and comes after %s, which may be left out"
            .formatted(option.name(), optional.name());
      }
    }
    return null;
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  /// The annotations promise that it never is; a type from elsewhere may break the promise.
  private static boolean isMissing(@Nullable Object declared) {
    return declared == null;
  }
}
