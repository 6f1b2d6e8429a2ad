package dev.endpoint.engine.syntax;

/// How text is written into an endpoint string so that it reads as itself.
public final class Quoting {
  private Quoting() {}

  /// A positional argument, a type or the name of a keyword.
  public static String positional(String reading) {
    return escape(reading, true);
  }

  /// The value of a keyword: after the first `=` of an item, another one is literal.
  public static String value(String reading) {
    return escape(reading, false);
  }

  /// The same as a person would rather read it, `[::1]` or `{tcp:h:80}`, where that reads as
  /// itself. Twisted does not know these brackets.
  public static String readable(String reading) {
    if (IpText.isIpv6(reading)) {
      return "[" + reading + "]";
    }
    String braced = "{" + reading + "}";
    return reading.indexOf(':') >= 0 && reads(braced, reading) ? braced : positional(reading);
  }

  private static boolean reads(String written, String reading) {
    Description description = Description.read(written);
    return description.items().size() == 1
        && description.items().getFirst().key() == null
        && description.items().getFirst().value().value().equals(reading);
  }

  private static String escape(String reading, boolean equalsToo) {
    StringBuilder written = new StringBuilder(reading.length() + 4);
    for (int i = 0; i < reading.length(); i++) {
      char c = reading.charAt(i);
      if (c == '\\' || c == ':' || (equalsToo && c == '=')) {
        written.append('\\');
      }
      written.append(c);
    }
    return written.toString();
  }
}
