package dev.endpoint.engine.type.process;

import dev.endpoint.engine.syntax.Argument;
import dev.endpoint.engine.syntax.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Variables as `NAME=value,OTHER=value`; a comma that no name and `=` follow belongs to the value.
/// With `-` first, as for `env`, nothing is inherited.
final class EnvironmentKind implements Kind<EnvironmentKind.Variables> {
  /// @param inherits whether these come on top of this program's own
  record Variables(boolean inherits, Map<String, String> values) {}

  static final Variables INHERITED = new Variables(true, Map.of());

  private static final Pattern BETWEEN = Pattern.compile(",(?=[A-Za-z_][A-Za-z_0-9]*=)");
  private static final Pattern VARIABLE =
      Pattern.compile("([A-Za-z_][A-Za-z_0-9]*)=(.*)", Pattern.DOTALL);

  @Override
  public String words() {
    return "NAME=value,…";
  }

  @Override
  public @Nullable Variables read(Argument argument) {
    String text = argument.value();
    boolean inherits = !text.equals("-") && !text.startsWith("-,");
    String listed = inherits ? text : text.substring(Math.min(2, text.length()));
    Map<String, String> values = new LinkedHashMap<>();
    if (listed.isEmpty()) {
      return new Variables(inherits, values);
    }
    for (String variable : BETWEEN.split(listed)) {
      Matcher parts = VARIABLE.matcher(variable);
      if (!parts.matches() || variable.indexOf('\0') >= 0) {
        argument.refuse(
            argument.subject()
                + " must be NAME=value, more of them after a comma each, and - first to inherit"
                + " nothing; \""
                + variable
                + "\" is no such thing.");
        return null;
      }
      values.put(parts.group(1), parts.group(2));
    }
    return new Variables(inherits, values);
  }

  @Override
  public String write(Variables value) {
    String listed =
        value.values().entrySet().stream()
            .map(one -> one.getKey() + "=" + one.getValue())
            .collect(Collectors.joining(","));
    return value.inherits() ? listed : listed.isEmpty() ? "-" : "-," + listed;
  }
}
