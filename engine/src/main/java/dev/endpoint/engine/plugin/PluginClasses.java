package dev.endpoint.engine.plugin;

import dev.endpoint.engine.EndpointType;
import dev.endpoint.engine.LoadFailures;
import java.net.URLClassLoader;
import java.util.ServiceConfigurationError;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Says why a class that a plug-in offers could not be made, from what [java.util.ServiceLoader]
/// raises, which is meant for programmers.
record PluginClasses(URLClassLoader loader) {
  static final String SERVICES = "META-INF/services/" + EndpointType.class.getName();

  private static final Pattern PROVIDER =
      Pattern.compile("(?:Provider )?(\\S+) (not|could|Unable) .*");
  private static final Pattern LINE = Pattern.compile(":(\\d+): ([^:]+)$");

  String words(Throwable raised) {
    String message = String.valueOf(raised.getMessage());
    Matcher provider = PROVIDER.matcher(afterService(message));
    if (!(raised instanceof ServiceConfigurationError)) {
      return LoadFailures.words(raised);
    } else if (provider.matches()) {
      Throwable cause = raised.getCause();
      String name = provider.group(1);
      return "its class " + name + (cause == null ? without(name, message) : because(cause));
    }
    Matcher line = LINE.matcher(message);
    return "its "
        + SERVICES
        + (line.find()
            ? " has an error in line %s: %s".formatted(line.group(1), line.group(2))
            : " cannot be used: " + afterService(message));
  }

  private static String afterService(String message) {
    String service = EndpointType.class.getName() + ": ";
    return message.startsWith(service) ? message.substring(service.length()) : message;
  }

  private String without(String name, String message) {
    if (message.endsWith("not a subtype")) {
      return " is not an EndpointType";
    }
    return loader.findResource(name.replace('.', '/') + ".class") == null
        ? " is not in it"
        : " cannot be read";
  }

  private static String because(Throwable cause) {
    return switch (cause) {
      case NoSuchMethodException none -> " has no public constructor without arguments";
      case InstantiationException none -> " is abstract";
      case LinkageError error -> " cannot be made: " + LoadFailures.words(error);
      default ->
          " raised "
              + cause.getClass().getSimpleName()
              + (cause.getMessage() == null ? "" : ": " + cause.getMessage());
    };
  }
}
