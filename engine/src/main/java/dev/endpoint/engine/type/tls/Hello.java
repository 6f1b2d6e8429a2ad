package dev.endpoint.engine.type.tls;

import dev.endpoint.engine.decode.Parts;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Reads the first message of a handshake record, as far as it can be read by somebody who has no
/// keys (RFC 8446, section 4.1).
final class Hello {
  private static final int CLIENT_HELLO = 1;
  private static final int SERVER_HELLO = 2;
  private static final int MESSAGE_HEAD = 4;
  private static final int RANDOM = 32;
  private static final int SERVER_NAME = 0;
  private static final int ALPN = 16;
  private static final int SUPPORTED_VERSIONS = 43;

  private final ByteBuffer content;
  private final int length;

  private final List<String> versions = new ArrayList<>();
  private final List<String> protocols = new ArrayList<>();
  private String serverName = "";
  private String ciphers = "";

  /// @param content as much of the record as can be seen
  /// @param length how long the record is
  Hello(ByteBuffer content, int length) {
    this.content = content;
    this.length = length;
  }

  String words() {
    if (content.remaining() < MESSAGE_HEAD) {
      return unreadable();
    }
    String name = TlsNumbers.handshake(content.get(0) & 0xff);
    boolean fits = (content.getInt(0) & 0xffffff) + MESSAGE_HEAD <= length;
    // What is encrypted begins with anything, and says a length that does not fit.
    if (name.isEmpty() || !fits && content.get(0) != CLIENT_HELLO) {
      return unreadable();
    }
    int type = content.get(0);
    if (type != CLIENT_HELLO && type != SERVER_HELLO) {
      return name;
    }
    ByteBuffer hello = content.duplicate().position(MESSAGE_HEAD);
    Parts parts = Parts.of(name);
    try {
      read(hello, type == CLIENT_HELLO);
    } catch (BufferUnderflowException | IllegalArgumentException cutShort) {
      tell(parts);
      return parts.add("not all of it is here").text();
    }
    tell(parts);
    return parts.text();
  }

  private String unreadable() {
    return "handshake, " + Parts.bytes(length) + ", encrypted or the rest of a message";
  }

  private void read(ByteBuffer hello, boolean client) {
    int version = hello.getShort() & 0xffff;
    hello.position(hello.position() + RANDOM);
    take(hello, hello.get() & 0xff);
    if (client) {
      ciphers = Parts.count(take(hello, hello.getShort() & 0xffff).remaining() / 2, "cipher");
      take(hello, hello.get() & 0xff);
    } else {
      ciphers = TlsNumbers.cipher(hello.getShort() & 0xffff);
      hello.get();
    }
    if (hello.hasRemaining()) {
      extensions(take(hello, hello.getShort() & 0xffff), client);
    }
    if (versions.isEmpty()) {
      versions.add(TlsNumbers.version(version));
    }
  }

  private static ByteBuffer take(ByteBuffer from, int count) {
    ByteBuffer part = from.slice(from.position(), Math.min(count, from.remaining()));
    from.position(from.position() + count);
    return part;
  }

  private void extensions(ByteBuffer all, boolean client) {
    while (all.hasRemaining()) {
      int type = all.getShort() & 0xffff;
      ByteBuffer value = take(all, all.getShort() & 0xffff);
      switch (type) {
        case SERVER_NAME -> serverName(value);
        case ALPN -> protocols(value);
        case SUPPORTED_VERSIONS -> versions(value, client);
        default -> {
          // The others say nothing that fits into a line.
        }
      }
    }
  }

  /// A server answers with an empty one.
  private void serverName(ByteBuffer value) {
    if (value.remaining() > 5) {
      value.getShort();
      value.get();
      serverName = text(take(value, value.getShort() & 0xffff));
    }
  }

  private void protocols(ByteBuffer value) {
    value.getShort();
    while (value.hasRemaining()) {
      protocols.add(text(take(value, value.get() & 0xff)));
    }
  }

  private void versions(ByteBuffer value, boolean client) {
    if (client) {
      value.get();
    }
    while (value.remaining() > 1) {
      String version = TlsNumbers.version(value.getShort() & 0xffff);
      if (!version.isEmpty()) {
        versions.add(version);
      }
    }
  }

  private static String text(ByteBuffer bytes) {
    return StandardCharsets.ISO_8859_1.decode(bytes).toString();
  }

  private void tell(Parts parts) {
    parts.add(serverName.isEmpty() ? "" : "for " + serverName);
    parts.add(versions.isEmpty() ? "" : "TLS " + String.join(", ", versions));
    parts.add(protocols.isEmpty() ? "" : "ALPN " + String.join(", ", protocols));
    parts.add(ciphers);
  }
}
