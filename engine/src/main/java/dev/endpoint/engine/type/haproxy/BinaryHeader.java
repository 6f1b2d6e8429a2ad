package dev.endpoint.engine.type.haproxy;

import dev.endpoint.engine.layer.Handshake;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/// A header of version 2: 16 bytes, then as many as they say (proxy-protocol.txt, section 2.2).
final class BinaryHeader {
  static final byte[] SIGNATURE = HexFormat.of().parseHex("0d0a0d0a000d0a515549540a");

  /// What comes before the addresses.
  static final int HEAD = 16;

  static final int LONGEST = HEAD + 0xffff;
  static final int VERSION = 2;
  static final int LOCAL = 0;
  static final int PROXY = 1;
  private static final int COMMAND_AT = 12;
  private static final int KIND_AT = 13;
  private static final int LENGTH_AT = 14;

  private BinaryHeader() {}

  /// Takes the header from the buffer and reads it, or takes nothing while it is not complete.
  static Handshake.Result read(ByteBuffer in) throws BadHeader {
    if (in.remaining() < HEAD) {
      return new Handshake.More();
    }
    ByteBuffer head = in.slice(in.position(), HEAD);
    int command = command(head.get(COMMAND_AT) & 0xff);
    int kind = head.get(KIND_AT) & 0xff;
    int length = HEAD + (head.getShort(LENGTH_AT) & 0xffff);
    Transport transport = command == LOCAL ? Transport.UNSPECIFIED : Transport.of(kind);
    if (in.remaining() < length) {
      return new Handshake.More();
    }
    ByteBuffer header = in.slice(in.position(), length);
    in.position(in.position() + length);
    Facets facets = new Facets().add("version", "2, " + length + " bytes");
    return command == LOCAL ? local(facets) : proxied(header, transport, facets);
  }

  private static int command(int both) throws BadHeader {
    int version = both >> 4;
    int command = both & 0xf;
    if (version != VERSION) {
      throw new BadHeader("its signature is that of version 2, and it says version " + version);
    }
    if (command > PROXY) {
      throw new BadHeader("its command is " + command + "; there are only 0 (LOCAL) and 1 (PROXY)");
    }
    return command;
  }

  /// All the rest is to be ignored.
  private static Handshake.Result local(Facets facets) {
    facets.add("command", "LOCAL: the proxy itself connects, as for a health check");
    return new Handshake.Done(facets.all());
  }

  private static Handshake.Result proxied(ByteBuffer header, Transport transport, Facets facets)
      throws BadHeader {
    facets.add("transport", transport.words());
    ByteBuffer rest = header.duplicate().position(HEAD);
    if (rest.remaining() < transport.length()) {
      throw new BadHeader(
          "it has "
              + rest.remaining()
              + " bytes for the "
              + transport.length()
              + " of two addresses");
    }
    Ends ends = transport.ends(rest.slice());
    rest.position(rest.position() + transport.length());
    Fields fields = new Fields(header, rest, facets);
    if (ends != null) {
      Handshake.Done done = ends.done(facets);
      fields.read();
      return new Handshake.Done(facets.all(), done.peer(), done.local());
    }
    facets.add("client", "not said");
    fields.readIfThere();
    return new Handshake.Done(facets.all());
  }
}
