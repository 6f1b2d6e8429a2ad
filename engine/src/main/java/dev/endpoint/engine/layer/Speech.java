package dev.endpoint.engine.layer;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/// A protocol that a peer is known by from its first bytes, so that a peer that speaks another one
/// than expected can be told by name.
public enum Speech {
  HTTP("HTTP", "plain HTTP"),
  HTTP_REQUEST("an HTTP request", "a plain HTTP request"),
  SSH("SSH", "SSH"),
  FTP("FTP", "plain FTP"),
  SMTP("SMTP", "plain SMTP"),
  POP3("POP3", "plain POP3"),
  IMAP("IMAP", "plain IMAP"),
  /// A record of TLS (RFC 8446, section 5.1).
  TLS("TLS", "a TLS handshake"),
  /// A proxy's answer.
  SOCKS_4("SOCKS 4", "SOCKS 4"),
  /// A proxy's answer, or a client's greeting (RFC 1928).
  SOCKS_5("SOCKS 5", "SOCKS 5"),
  /// A proxy's note of whom it connects (HAProxy's PROXY protocol, sections 2.1 and 2.2).
  PROXY("a PROXY header", "a PROXY header"),
  UNKNOWN("", "");

  /// So many bytes are enough to know most by.
  public static final int ENOUGH = 5;

  private static final int MOST = 512;

  private static final List<String> HTTP_METHODS =
      List.of(
          "GET ", "HEAD ", "POST ", "PUT ", "PATCH ", "DELETE ", "OPTIONS ", "CONNECT ", "PRI * ");

  private final String words;
  private final String sent;

  Speech(String words, String sent) {
    this.words = words;
    this.sent = sent;
  }

  /// What to call it; empty when it is not known.
  public String words() {
    return words;
  }

  /// What to call it after "sent": `a plain HTTP request`; empty when it is not known.
  public String sent() {
    return sent;
  }

  /// What the bytes are the beginning of; they stay where they are.
  public static Speech of(ByteBuffer bytes) {
    return of(text(bytes));
  }

  /// The beginning of these bytes, one character each; they stay where they are.
  public static String text(ByteBuffer bytes) {
    byte[] copy = new byte[Math.min(bytes.remaining(), MOST)];
    bytes.get(bytes.position(), copy);
    return new String(copy, StandardCharsets.ISO_8859_1);
  }

  /// @param bytes one character each
  static Speech of(String bytes) {
    int first = bytes.isEmpty() ? -1 : bytes.charAt(0);
    int second = bytes.length() < 2 ? -1 : bytes.charAt(1);
    if (first >= 20 && first <= 23 && second == 3) {
      return TLS;
    }
    if (first == 5 && (second <= 9 || second == 0xff)) {
      return SOCKS_5;
    }
    if (first == 0 && second >= 90 && second <= 93) {
      return SOCKS_4;
    }
    return bytes.startsWith("PROXY ") || bytes.startsWith("\r\n\r\n\0")
        ? PROXY
        : ofText(bytes.toUpperCase(Locale.ROOT));
  }

  private static Speech ofText(String upper) {
    if (upper.startsWith("HTTP/")) {
      return HTTP;
    }
    if (HTTP_METHODS.stream().anyMatch(upper::startsWith)) {
      return HTTP_REQUEST;
    }
    if (upper.startsWith("SSH-")) {
      return SSH;
    }
    if (upper.startsWith("EHLO ") || upper.startsWith("HELO ")) {
      return SMTP;
    }
    if (upper.startsWith("220")) {
      return upper.contains("FTP") ? FTP : SMTP;
    }
    if (upper.startsWith("+OK")) {
      return POP3;
    }
    return upper.startsWith("* OK") ? IMAP : UNKNOWN;
  }
}
