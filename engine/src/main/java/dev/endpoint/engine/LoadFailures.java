package dev.endpoint.engine;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Says why somebody else's class could not be loaded or used, for a person.
public final class LoadFailures {
  private static final Pattern CLASS = Pattern.compile("[\\w/$]+");
  private static final Pattern NEWER = Pattern.compile("([\\w/$]+) .*?class file version (\\d+)");

  /// The class file version of Java N is N and this.
  private static final int BEFORE_JAVA = 44;

  private LoadFailures() {}

  /// What was raised, without a full stop at its end.
  public static String words(Throwable raised) {
    Throwable e = cause(raised);
    String message = e.getMessage();
    if (message == null || message.isBlank()) {
      return e.getClass().getSimpleName();
    }
    return switch (e) {
      case UnsupportedClassVersionError newer -> newer(message);
      case ClassFormatError damaged -> "a class of it is damaged: " + message;
      case NoClassDefFoundError missing when CLASS.matcher(message).matches() ->
          "the class " + message.replace('/', '.') + " is missing";
      case IncompatibleClassChangeError other ->
          "it was made for another version of the engine: " + message;
      default -> message;
    };
  }

  private static Throwable cause(Throwable raised) {
    return raised instanceof ExceptionInInitializerError && raised.getCause() != null
        ? raised.getCause()
        : raised;
  }

  private static String newer(String message) {
    Matcher matcher = NEWER.matcher(message);
    return matcher.find()
        ? "it was compiled for a newer Java: its class %s needs Java %d, and this is Java %s"
            .formatted(
                matcher.group(1).replace('/', '.'),
                Integer.parseInt(matcher.group(2)) - BEFORE_JAVA,
                System.getProperty("java.specification.version"))
        : message;
  }
}
