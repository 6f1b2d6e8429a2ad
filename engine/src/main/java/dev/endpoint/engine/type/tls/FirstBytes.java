package dev.endpoint.engine.type.tls;

import dev.endpoint.engine.layer.FirstWords;
import dev.endpoint.engine.layer.Speech;
import dev.endpoint.engine.transport.Failure;
import java.nio.ByteBuffer;
import java.util.Locale;

/// Looks at the first bytes of a peer: are they TLS? A record begins with a type of 20 to 23 and a
/// major version of 3 (RFC 8446, section 5.1); a server may also be greeted in the format of SSL 2,
/// as old clients do.
final class FirstBytes {
  /// So many bytes are enough to know another protocol by.
  private static final int ENOUGH = 5;

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
    String text = Speech.text(seen);
    boolean isProxyHeader = Speech.of(seen) == Speech.PROXY;
    return new Failure(
        Failure.Kind.WRONG_PROTOCOL,
        stage,
        target,
        (server ? target + " sent " : target + " answered in ") + name(text, isProxyHeader),
        advice(text, isProxyHeader) + " It began with “" + FirstWords.quoted(text) + "”.");
  }

  private static String name(String text, boolean isProxyHeader) {
    if (isProxyHeader) {
      return "a PROXY header before TLS";
    }
    String known = FirstWords.recognise(text);
    return known.isEmpty() ? "something that is not TLS" : known + ", not TLS";
  }

  private String advice(String text, boolean isProxyHeader) {
    String upper = text.toUpperCase(Locale.ROOT);
    if (server) {
      return isProxyHeader
          ? "A proxy in front sends its header first: put haproxy: in front of this string."
          : "The client does not speak TLS to this port.";
    }
    if (upper.startsWith("220") || upper.startsWith("+OK") || upper.startsWith("* OK")) {
      return "This port starts in plain text (STARTTLS); its TLS port is another one.";
    }
    return "Is this port really TLS? Try tcp: instead.";
  }
}
