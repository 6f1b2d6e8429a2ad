package dev.endpoint.engine.type.haproxy;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/// The fields after the addresses of a version 2 header, each of a type, a length and a value
/// (proxy-protocol.txt, section 2.2).
final class Fields {
  static final int ALPN = 0x01;
  static final int AUTHORITY = 0x02;
  static final int CHECKSUM = 0x03;
  static final int NOTHING = 0x04;
  static final int UNIQUE_ID = 0x05;
  static final int TLS = 0x20;
  static final int NAMESPACE = 0x30;

  /// Type and length.
  static final int HEAD = 3;

  static final int CHECKSUM_LENGTH = 4;
  private static final int LONGEST_ID = 128;

  /// Reads one field.
  @FunctionalInterface
  interface Reader {
    /// @param at where the value begins in the header
    void read(int type, ByteBuffer value, int at) throws BadHeader;
  }

  private final ByteBuffer header;
  private final ByteBuffer in;
  private final Facets facets;

  /// @param header all of it, for the checksum
  /// @param in its part after the addresses
  Fields(ByteBuffer header, ByteBuffer in, Facets facets) {
    this.header = header;
    this.in = in;
    this.facets = facets;
  }

  void read() throws BadHeader {
    each(in.duplicate(), this::field);
  }

  /// The same where something else may stand: a header without addresses may have bytes in their
  /// place, which are to be ignored.
  void readIfThere() throws BadHeader {
    try {
      each(in.duplicate(), (type, value, at) -> {});
    } catch (BadHeader somethingElse) {
      facets.add("ignored", in.remaining() + " bytes");
      return;
    }
    read();
  }

  static void each(ByteBuffer in, Reader reader) throws BadHeader {
    while (in.hasRemaining()) {
      if (in.remaining() < HEAD) {
        throw new BadHeader("after its last field there are " + in.remaining() + " bytes too many");
      }
      int type = in.get() & 0xff;
      int length = in.getShort() & 0xffff;
      if (length > in.remaining()) {
        throw new BadHeader(
            "its field of type %#04x says %d bytes, and only %d are there"
                .formatted(type, length, in.remaining()));
      }
      reader.read(type, in.slice(in.position(), length), in.position());
      in.position(in.position() + length);
    }
  }

  private void field(int type, ByteBuffer value, int at) throws BadHeader {
    switch (type) {
      case CHECKSUM -> check(value, at);
      case NOTHING -> {}
      case UNIQUE_ID -> uniqueId(value);
      case TLS -> new TlsField(facets).read(value);
      case ALPN -> add("ALPN", value);
      case AUTHORITY -> add("name asked for", value);
      case NAMESPACE -> add("network namespace", value);
      default -> add("field %#04x".formatted(type), value);
    }
  }

  private void add(String name, ByteBuffer value) {
    facets.add(name, Facets.value(value));
  }

  private void uniqueId(ByteBuffer value) throws BadHeader {
    if (value.remaining() > LONGEST_ID) {
      throw new BadHeader(
          "its unique id has " + value.remaining() + " bytes; " + LONGEST_ID + " are the most");
    }
    add("unique id", value);
  }

  /// It counts for the whole header, itself taken as zero.
  private void check(ByteBuffer value, int at) throws BadHeader {
    if (value.remaining() != CHECKSUM_LENGTH) {
      throw new BadHeader("its checksum has " + value.remaining() + " bytes and not 4");
    }
    int said = value.getInt(0);
    int right = checksum(header, at);
    if (said != right) {
      throw new BadHeader("its CRC32C is %08x and should be %08x".formatted(said, right));
    }
    facets.add("checksum", "right (CRC32C %08x)".formatted(said));
  }

  /// @param at where the checksum stands in the header
  static int checksum(ByteBuffer header, int at) {
    CRC32C sum = new CRC32C();
    sum.update(header.slice(0, at));
    sum.update(new byte[CHECKSUM_LENGTH]);
    sum.update(header.slice(at + CHECKSUM_LENGTH, header.limit() - at - CHECKSUM_LENGTH));
    return (int) sum.getValue();
  }
}
