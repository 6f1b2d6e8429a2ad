package dev.endpoint.engine.type.haproxy;

import dev.endpoint.engine.transport.Addresses;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Writes the header of a connection.
///
/// @param version 1 or 2
/// @param source what to say instead of the connection's own local address, or null
/// @param destination what to say instead of the connection's own peer address, or null
/// @param checksum whether to add a CRC32C, in version 2
record HeaderWriter(
    int version,
    @Nullable SocketAddress source,
    @Nullable SocketAddress destination,
    boolean checksum) {
  private static final int IPV4 = 1;
  private static final int IPV6 = 2;
  private static final int UNIX = 3;

  /// The whole header, ready to be sent.
  ///
  /// @param facets takes what it says
  /// @throws BadHeader when what is to be said does not go together with the connection's own
  ///   addresses
  ByteBuffer header(SocketAddress local, SocketAddress peer, Facets facets) throws BadHeader {
    Ends ends = ends(local, peer);
    Transport transport = transport(ends);
    facets.add("version", version + ", sent");
    if (transport.family() == 0 || version == 1 && transport.family() == UNIX) {
      facets.add("client", "not said");
      return version == 1 ? line("UNKNOWN") : block(BinaryHeader.LOCAL, transport, ends);
    }
    facets.add("client", ends.source()).add("connected to", ends.destination());
    return version == 1 ? line(words(ends)) : block(BinaryHeader.PROXY, transport, ends);
  }

  private Ends ends(SocketAddress local, SocketAddress peer) throws BadHeader {
    SocketAddress from = source == null ? local : source;
    SocketAddress to = destination == null ? peer : destination;
    boolean oneIsNumbers = isNumbers(from) != isNumbers(to);
    if (oneIsNumbers && (source != null || destination != null)) {
      throw new BadHeader(
          Addresses.text(from) + " and " + Addresses.text(to) + " are not of one kind");
    }
    return new Ends(from, to).alike();
  }

  private static boolean isNumbers(SocketAddress address) {
    return address instanceof InetSocketAddress inet && !inet.isUnresolved();
  }

  private static Transport transport(Ends ends) {
    if (isNumbers(ends.source()) && isNumbers(ends.destination())) {
      return new Transport(bytes(ends.source()).length == 4 ? IPV4 : IPV6, Transport.STREAM);
    }
    boolean files =
        ends.source() instanceof UnixDomainSocketAddress
            && ends.destination() instanceof UnixDomainSocketAddress;
    return files ? new Transport(UNIX, Transport.STREAM) : Transport.UNSPECIFIED;
  }

  private static ByteBuffer line(String rest) {
    String line = TextHeader.SIGNATURE + rest + "\r\n";
    return ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII));
  }

  private static String words(Ends ends) {
    return (bytes(ends.source()).length == 4 ? "TCP4 " : "TCP6 ")
        + text(ends.source())
        + " "
        + text(ends.destination())
        + " "
        + port(ends.source())
        + " "
        + port(ends.destination());
  }

  private ByteBuffer block(int command, Transport transport, Ends ends) {
    int more = checksum ? Fields.HEAD + Fields.CHECKSUM_LENGTH : 0;
    ByteBuffer out = ByteBuffer.allocate(BinaryHeader.HEAD + transport.length() + more);
    out.put(BinaryHeader.SIGNATURE)
        .put((byte) (BinaryHeader.VERSION << 4 | command))
        .put((byte) transport.kind())
        .putShort((short) (transport.length() + more));
    switch (transport.family()) {
      case IPV4, IPV6 ->
          out.put(bytes(ends.source()))
              .put(bytes(ends.destination()))
              .putShort((short) port(ends.source()))
              .putShort((short) port(ends.destination()));
      case UNIX -> {
        SocketName.put(ends.source(), out);
        SocketName.put(ends.destination(), out);
      }
      default -> {}
    }
    if (checksum) {
      int at = out.position() + Fields.HEAD;
      out.put((byte) Fields.CHECKSUM).putShort((short) Fields.CHECKSUM_LENGTH).putInt(0);
      out.putInt(at, Fields.checksum(out.duplicate().flip(), at));
    }
    return out.flip();
  }

  private static byte[] bytes(SocketAddress address) {
    return ((InetSocketAddress) address).getAddress().getAddress();
  }

  private static int port(SocketAddress address) {
    return ((InetSocketAddress) address).getPort();
  }

  /// Without the zone, which means nothing on another computer.
  private static String text(SocketAddress address) {
    InetAddress ip = ((InetSocketAddress) address).getAddress();
    try {
      return ip.getAddress().length == 4
          ? Addresses.host(ip)
          : Addresses.host(Inet6Address.getByAddress(null, ip.getAddress(), -1));
    } catch (UnknownHostException wrongLength) {
      throw new AssertionError(wrongLength);
    }
  }
}
