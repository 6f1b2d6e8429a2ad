package dev.endpoint.engine.layer;

import java.util.List;
import java.util.Locale;

/// Which protocol a peer speaks, by the first bytes it sent. Bytes are given as ISO-8859-1 text,
/// one character each.
public final class FirstWords {
  private static final int QUOTED = 60;

  private static final List<String> HTTP_METHODS =
      List.of(
          "GET ", "HEAD ", "POST ", "PUT ", "PATCH ", "DELETE ", "OPTIONS ", "CONNECT ", "PRI * ");

  private FirstWords() {}

  /// In words that fit after "sent": `a plain HTTP request`; empty for none that is known here.
  public static String recognise(String bytes) {
    String upper = bytes.toUpperCase(Locale.ROOT);
    if (bytes.startsWith("\u0016\u0003")) {
      return "a TLS handshake";
    }
    if (upper.startsWith("HTTP/")) {
      return "plain HTTP";
    }
    if (HTTP_METHODS.stream().anyMatch(upper::startsWith)) {
      return "a plain HTTP request";
    }
    if (upper.startsWith("SSH-")) {
      return "SSH";
    }
    if (upper.startsWith("EHLO ") || upper.startsWith("HELO ")) {
      return "plain SMTP";
    }
    if (upper.startsWith("220")) {
      return upper.contains("FTP") ? "plain FTP" : "plain SMTP";
    }
    if (upper.startsWith("+OK")) {
      return "plain POP3";
    }
    return upper.startsWith("* OK") ? "plain IMAP" : "";
  }

  /// The first line, or as much of it as is worth showing, for between quotation marks.
  public static String quoted(String bytes) {
    StringBuilder quoted = new StringBuilder();
    for (char c : bytes.toCharArray()) {
      if (c == '\r' || c == '\n' || quoted.length() >= QUOTED) {
        quoted.append('…');
        break;
      }
      quoted.append(c >= ' ' && c < 0x7f ? String.valueOf(c) : String.format("\\x%02x", (int) c));
    }
    return quoted.toString();
  }
}
