package dev.endpoint.engine.http;

/// What a peer said, so that it can be shown: one short line without control characters.
public final class Printable {
  private static final int LONGEST = 120;

  private Printable() {}

  public static String of(String text) {
    String plain = text.strip().replaceAll("[\\p{Cntrl}\\x80-\\x9f]", "?");
    return plain.length() > LONGEST ? plain.substring(0, LONGEST) + "…" : plain;
  }
}
