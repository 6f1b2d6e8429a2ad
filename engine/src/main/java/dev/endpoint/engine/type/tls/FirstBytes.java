package dev.endpoint.engine.type.tls;

import dev.endpoint.engine.transport.Failure;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Looks at the first bytes of a peer: are they TLS? A record begins with a type of 20 to 23 and a
/// major version of 3 (RFC 8446, section 5.1); a server may also be greeted in the format of SSL 2,
/// as old clients do.
final class FirstBytes {
  /// So many bytes are enough to know another protocol by.
  private static final int ENOUGH = 5;

  private static final int QUOTED = 60;

  private final boolean server;
  private ByteBuffer seen = ByteBuffer.allocate(0);
  private boolean tls;

  FirstBytes(boolean server) {
    this.server = server;
  }

  /// Whether these bytes can go to TLS: together with what was held back before they are then in
  /// [#buffered].
  boolean accept(ByteBuffer bytes) {
    if (tls) {
      seen = bytes;
      return true;
    }
    ByteBuffer both = ByteBuffer.allocate(seen.remaining() + bytes.remaining());
    seen = both.put(seen).put(bytes).flip();
    tls = seen.remaining() > 1 && looksLikeTls();
    return tls;
  }

  /// The bytes for TLS.
  ByteBuffer buffered() {
    ByteBuffer bytes = seen;
    seen = ByteBuffer.allocate(0);
    return bytes;
  }

  /// Whether the peer certainly speaks something else.
  boolean isForeign() {
    return !tls && seen.remaining() >= ENOUGH && !looksLikeTls();
  }

  /// The same, when no more bytes will come.
  boolean isForeignAtEnd() {
    return !tls && seen.hasRemaining() && !looksLikeTls();
  }

  private boolean looksLikeTls() {
    int type = seen.get(0) & 0xff;
    boolean record = type >= 20 && type <= 23 && (seen.remaining() < 2 || seen.get(1) == 3);
    return record || server && type >= 0x80;
  }

  Failure failure(String stage, String target) {
    byte[] bytes = new byte[Math.min(seen.remaining(), 512)];
    seen.get(0, bytes);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    return new Failure(
        Failure.Kind.WRONG_PROTOCOL,
        stage,
        target,
        (server ? target + " sent " : target + " answered in ") + name(text),
        advice(text) + " It began with “" + quoted(text) + "”.");
  }

  private String name(String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    if (upper.startsWith("HTTP/")) {
      return "plain HTTP, not TLS";
    }
    if (isHttpRequest(upper)) {
      return "a plain HTTP request, not TLS";
    }
    if (upper.startsWith("SSH-")) {
      return "SSH, not TLS";
    }
    if (upper.startsWith("220")) {
      return (upper.contains("FTP") ? "plain FTP" : "plain SMTP") + ", not TLS";
    }
    if (upper.startsWith("+OK")) {
      return "plain POP3, not TLS";
    }
    if (upper.startsWith("* OK")) {
      return "plain IMAP, not TLS";
    }
    if (upper.startsWith("PROXY ")) {
      return "a PROXY header before TLS";
    }
    return "something that is not TLS";
  }

  private static boolean isHttpRequest(String upper) {
    for (String method : new String[] {"GET ", "HEAD ", "POST ", "PUT ", "OPTIONS ", "CONNECT "}) {
      if (upper.startsWith(method)) {
        return true;
      }
    }
    return false;
  }

  private String advice(String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    if (server) {
      return upper.startsWith("PROXY ")
          ? "A proxy in front sends its header first: put haproxy: around this endpoint."
          : "The client does not speak TLS to this port.";
    }
    if (upper.startsWith("220") || upper.startsWith("+OK") || upper.startsWith("* OK")) {
      return "This port starts in plain text (STARTTLS); its TLS port is another one.";
    }
    return "Is this port really TLS? Try tcp: instead.";
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder();
    for (char c : text.toCharArray()) {
      if (c == '\r' || c == '\n' || quoted.length() >= QUOTED) {
        quoted.append('…');
        break;
      }
      quoted.append(c >= ' ' && c < 0x7f ? String.valueOf(c) : String.format("\\x%02x", (int) c));
    }
    return quoted.toString();
  }
}
