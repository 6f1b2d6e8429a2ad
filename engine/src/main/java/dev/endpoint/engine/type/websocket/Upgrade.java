package dev.endpoint.engine.type.websocket;

import dev.endpoint.engine.layer.Handshake;
import dev.endpoint.engine.transport.Facet;
import dev.endpoint.engine.transport.Failure;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The opening handshake of one side (RFC 6455, section 4): a talk in HTTP that ends with both
/// sides speaking WebSocket.
abstract class Upgrade implements Handshake {
  static final String VERSION = "13";
  static final String KEY = "Sec-WebSocket-Key";
  static final String ACCEPT = "Sec-WebSocket-Accept";
  static final String PROTOCOL = "Sec-WebSocket-Protocol";
  static final String VERSION_FIELD = "Sec-WebSocket-Version";

  private static final String GROUP = "WebSocket";
  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  private final List<Facet> learned = new ArrayList<>();
  private @Nullable DeflateTerms compression;

  /// Which terms of compression were agreed on; null for none. When it is done.
  final @Nullable DeflateTerms compression() {
    return compression;
  }

  final void agreeOn(DeflateTerms terms) {
    compression = terms;
  }

  final void learn(String name, String value) {
    if (!value.isEmpty()) {
      learned.add(new Facet(GROUP, name, value));
    }
  }

  final Result done() {
    DeflateTerms terms = compression;
    learn("compression", terms == null ? "none" : terms.words());
    return new Done(learned);
  }

  static Refused refused(Failure.Kind kind, String message, String meaning, String code) {
    return new Refused(kind, message, meaning, code);
  }

  static void send(Sender out, String head) {
    out.send(ByteBuffer.wrap(head.getBytes(StandardCharsets.UTF_8)));
  }

  /// What a server answers to this key (section 4.2.2).
  static String accept(String key) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-1")
              .digest((key + GUID).getBytes(StandardCharsets.ISO_8859_1));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }
}
