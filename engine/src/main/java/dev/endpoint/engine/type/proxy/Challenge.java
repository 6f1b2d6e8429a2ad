package dev.endpoint.engine.type.proxy;

import dev.endpoint.engine.http.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A way to sign in that a proxy offers (RFC 9110, section 11.6.1).
///
/// @param realm what it is for, or empty
record Challenge(String scheme, String realm) {
  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

  /// A comma separates challenges, and the parameters of one as well; this tells them apart.
  private static final Pattern PARAMETER = Pattern.compile("(" + TOKEN + ")\\s*=\\s*(.*)");

  private static final Pattern SCHEME = Pattern.compile("(" + TOKEN + ")(?:\\s+(.*))?");

  boolean isBasic() {
    return scheme.equalsIgnoreCase("Basic");
  }

  static List<Challenge> read(List<String> values) {
    List<Challenge> all = new ArrayList<>();
    for (String value : values) {
      elements(value).forEach(element -> add(element, all));
    }
    return all;
  }

  /// What stands between commas that are not quoted.
  private static List<String> elements(String value) {
    List<String> elements = new ArrayList<>();
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\' && quoted) {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        elements.add(value.substring(start, i).strip());
        start = i + 1;
      }
    }
    elements.add(value.substring(start).strip());
    return elements;
  }

  private static void add(String element, List<Challenge> all) {
    Matcher parameter = PARAMETER.matcher(element);
    Matcher scheme = SCHEME.matcher(element);
    if (parameter.matches()) {
      addParameter(parameter, all);
    } else if (scheme.matches()) {
      all.add(new Challenge(scheme.group(1), ""));
      Matcher first = PARAMETER.matcher(scheme.group(2) == null ? "" : scheme.group(2));
      if (first.matches()) {
        addParameter(first, all);
      }
    }
  }

  private static void addParameter(Matcher parameter, List<Challenge> all) {
    if (parameter.group(1).equalsIgnoreCase("realm") && !all.isEmpty()) {
      all.add(new Challenge(all.removeLast().scheme(), unquoted(parameter.group(2))));
    }
  }

  private static String unquoted(String value) {
    boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
    return quoted ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1") : value;
  }

  /// `Basic (realm “office”) or Negotiate`
  static String words(List<Challenge> challenges) {
    return challenges.stream().map(Challenge::words).distinct().collect(Collectors.joining(" or "));
  }

  private String words() {
    return Printable.of(scheme) + (realm.isEmpty() ? "" : " (realm “" + Printable.of(realm) + "”)");
  }
}
