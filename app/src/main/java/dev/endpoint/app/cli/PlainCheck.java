package dev.endpoint.app.cli;

import dev.endpoint.engine.EndpointCatalog;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads the arguments of `check` as they are mostly written. picocli, which reads all others, has
/// to look through its declarations first, and that takes more than half of what a check costs.
final class PlainCheck {
  private PlainCheck() {}

  /// The command; null where there is anything that is not plain, or wrong: that is picocli's to
  /// read and to say.
  static @Nullable CheckCommand read(
      Console console, Supplier<EndpointCatalog> catalogs, String... arguments) {
    if (arguments.length < 2 || !arguments[0].equals("check")) {
      return null;
    }
    CheckCommand check = new CheckCommand(console, catalogs);
    int texts = 0;
    for (int i = 1; i < arguments.length; i++) {
      String argument = arguments[i];
      if (argument.equals("--client") && !check.side.server && !check.side.client) {
        check.side.client = true;
      } else if (argument.equals("--server") && !check.side.server && !check.side.client) {
        check.side.server = true;
      } else if (argument.equals("--json") && !check.json) {
        check.json = true;
      } else if (isString(argument)) {
        check.text = argument;
        texts++;
      } else {
        return null;
      }
    }
    return texts == 1 ? check : null;
  }

  /// Not `-`, which stands for many; a quote is something that picocli may take away.
  private static boolean isString(String argument) {
    return !argument.isEmpty() && argument.charAt(0) != '-' && argument.indexOf('"') < 0;
  }
}
