package dev.endpoint.engine.type.haproxy;

import dev.endpoint.engine.transport.Addresses;
import dev.endpoint.engine.transport.Facet;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// What is known from a header, in words.
final class Facets {
  static final String GROUP = "PROXY header";

  /// So many bytes of a value are shown.
  private static final int SHOWN = 128;

  /// A header has room for over twenty thousand fields; nobody reads more than these.
  private static final int MOST = 40;

  private final List<Facet> facets = new ArrayList<>();
  private int untold;

  Facets add(String name, String value) {
    if (facets.size() < MOST) {
      facets.add(new Facet(GROUP, name, value));
    } else {
      untold++;
    }
    return this;
  }

  Facets add(String name, SocketAddress address) {
    return add(name, Addresses.text(address));
  }

  List<Facet> all() {
    List<Facet> all = new ArrayList<>(facets);
    if (untold > 0) {
      all.add(new Facet(GROUP, "more fields", String.valueOf(untold)));
    }
    return all;
  }

  /// Text where the bytes are readable text in UTF-8, else hexadecimal; a long value is cut.
  static String value(ByteBuffer bytes) {
    if (!bytes.hasRemaining()) {
      return "empty";
    }
    int length = bytes.remaining();
    ByteBuffer shown = bytes.slice(bytes.position(), Math.min(length, SHOWN));
    String text = text(bytes);
    String whole = text.isEmpty() || length > SHOWN ? hex(shown) : text;
    return length > SHOWN ? whole + "… (" + length + " bytes)" : whole;
  }

  static String hex(ByteBuffer bytes) {
    byte[] copy = new byte[bytes.remaining()];
    bytes.duplicate().get(copy);
    return HexFormat.of().formatHex(copy);
  }

  /// As text; empty if that is not readable.
  private static String text(ByteBuffer bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(bytes.duplicate()).toString();
      return text.codePoints().allMatch(Facets::isReadable) ? text : "";
    } catch (CharacterCodingException noText) {
      return "";
    }
  }

  private static boolean isReadable(int character) {
    return character == ' '
        || !Character.isISOControl(character)
            && !Character.isWhitespace(character)
            && !Character.isSpaceChar(character)
            && Character.getType(character) != Character.FORMAT;
  }
}
