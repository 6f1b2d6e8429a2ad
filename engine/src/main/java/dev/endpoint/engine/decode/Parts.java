package dev.endpoint.engine.decode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Puts a summary together from its parts: `GET / HTTP/1.1 · 3 headers · 12 bytes of body`.
public final class Parts {
  private final String separator;
  private final int most;
  private final List<String> parts = new ArrayList<>();
  private int more;

  private Parts(String separator, int most) {
    this.separator = separator;
    this.most = most;
  }

  /// What is known of one thing.
  public static Parts of(String first) {
    return new Parts(" \u00B7 ", Integer.MAX_VALUE).add(first);
  }

  /// Several things, one after the other; from the fourth on they are counted only.
  public static Parts several() {
    return new Parts(" + ", 3);
  }

  /// @param part empty for none
  public Parts add(String part) {
    if (!part.isEmpty()) {
      if (parts.size() < most) {
        parts.add(part);
      } else {
        more++;
      }
    }
    return this;
  }

  public boolean isEmpty() {
    return parts.isEmpty();
  }

  public String text() {
    String text = String.join(separator, parts);
    return more == 0 ? text : text + separator + more + " more";
  }

  /// `1 byte`, `1,204 bytes`.
  public static String bytes(long count) {
    return count(count, "byte");
  }

  /// A number of things, with an s where there is not one.
  public static String count(long count, String thing) {
    String things = count == 1 ? thing : thing + "s";
    return count < 1000
        ? count + " " + things
        : String.format(Locale.ROOT, "%,d %s", count, things);
  }
}
