package dev.endpoint.engine.type.tcp;

import dev.endpoint.engine.syntax.Description;
import dev.endpoint.engine.syntax.Item;
import dev.endpoint.engine.syntax.Text;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// The host and port that a string seems to speak of, whichever side's form it has and in whatever
/// order.
///
/// @param type as it was typed
/// @param host empty when there is none
/// @param port in digits, or empty when there is none
record TcpGuess(String type, String host, String port) {
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,5}");
  private static final Set<String> HOSTS = Set.of("host", "interface");

  static TcpGuess of(Description description) {
    Item type = description.type();
    String host = named(HOSTS, description.arguments());
    String port = named(Set.of("port"), description.arguments());
    for (Item item : description.arguments()) {
      String value = item.value().value();
      if (item.isKeyword() || value.isEmpty()) {
        continue;
      }
      boolean number = DIGITS.matcher(value).matches();
      if (number && port.isEmpty()) {
        port = value;
      } else if (!number && host.isEmpty()) {
        host = value;
      }
    }
    return new TcpGuess(type == null ? "tcp" : type.value().value(), host, digits(port));
  }

  private static String digits(String port) {
    return DIGITS.matcher(port).matches() ? port : "";
  }

  private static String named(Set<String> names, List<Item> items) {
    return items.stream()
        .filter(item -> isNamed(item, names))
        .map(item -> item.value().value())
        .findFirst()
        .orElse("");
  }

  private static boolean isNamed(Item item, Set<String> names) {
    Text key = item.key();
    return key != null && names.contains(key.value());
  }
}
