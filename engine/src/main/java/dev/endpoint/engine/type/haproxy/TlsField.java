package dev.endpoint.engine.type.haproxy;

import java.nio.ByteBuffer;

/// What a proxy says about the TLS that it ended: a bit for what there is, whether the client's
/// certificate was verified, and fields of their own (proxy-protocol.txt, section 2.2.6).
final class TlsField {
  private static final int VERSION = 0x21;
  private static final int COMMON_NAME = 0x22;
  private static final int CIPHER = 0x23;
  private static final int SIGNATURE = 0x24;
  private static final int KEY = 0x25;

  private static final int BY_TLS = 1;
  private static final int CERTIFIED_NOW = 2;
  private static final int CERTIFIED_BEFORE = 4;

  /// Before the fields.
  private static final int HEAD = 5;

  private final Facets facets;

  TlsField(Facets facets) {
    this.facets = facets;
  }

  void read(ByteBuffer value) throws BadHeader {
    if (value.remaining() < HEAD) {
      throw new BadHeader("its field about TLS has " + value.remaining() + " bytes, not even 5");
    }
    int bits = value.get();
    int verified = value.getInt();
    facets.add("client's TLS", (bits & BY_TLS) != 0 ? "yes" : "no");
    if ((bits & (CERTIFIED_NOW | CERTIFIED_BEFORE)) == 0) {
      facets.add("client's certificate", "none");
    } else {
      facets.add(
          "client's certificate",
          (verified == 0 ? "verified by the proxy" : "NOT verified (error " + verified + ")")
              + ((bits & CERTIFIED_NOW) != 0 ? "" : ", earlier in this TLS session"));
    }
    Fields.each(value, this::field);
  }

  private void field(int type, ByteBuffer value, int at) {
    String name =
        switch (type) {
          case VERSION -> "client's TLS version";
          case COMMON_NAME -> "client's certificate name";
          case CIPHER -> "client's TLS cipher";
          case SIGNATURE -> "proxy's certificate signature";
          case KEY -> "proxy's certificate key";
          default -> "TLS field %#04x".formatted(type);
        };
    facets.add(name, Facets.value(value));
  }
}
