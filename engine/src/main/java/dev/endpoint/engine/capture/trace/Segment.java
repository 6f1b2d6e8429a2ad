package dev.endpoint.engine.capture.trace;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/// A TCP segment (RFC 9293, section 3.1) found in a packet. Reused from packet to packet; trusts
/// nothing: whatever the bytes are, it is a segment or it is not.
final class Segment {
  static final int FIN = 1;
  static final int SYN = 2;
  static final int RST = 4;
  static final int ACK = 16;

  private static final int TCP = 6;
  private static final int TCP_HEADER = 20;
  private static final int IPV6_HEADER = 40;
  private static final int HOP_BY_HOP = 0;
  private static final int ROUTING = 43;
  private static final int DESTINATION = 60;
  private static final InetSocketAddress NOBODY = new InetSocketAddress(0);

  private InetSocketAddress from = NOBODY;
  private InetSocketAddress to = NOBODY;
  private int sequence;
  private int acknowledged;
  private int flags;
  private ByteBuffer payload = ByteBuffer.allocate(0);
  private int length;

  InetSocketAddress from() {
    return from;
  }

  InetSocketAddress to() {
    return to;
  }

  int sequence() {
    return sequence;
  }

  int acknowledged() {
    return acknowledged;
  }

  boolean has(int flag) {
    return (flags & flag) != 0;
  }

  /// The payload, as much of it as was captured; valid as long as the packet is.
  ByteBuffer payload() {
    return payload.duplicate();
  }

  /// How long the payload was on the wire.
  int length() {
    return length;
  }

  /// Finds it; false when the packet holds none, or not enough of it to tell.
  boolean parse(Packet packet) {
    int ip = LinkLayer.ipAt(packet);
    ByteBuffer bytes = packet.bytes();
    if (ip < 0 || bytes.limit() <= ip) {
      return false;
    }
    return switch (bytes.get(ip) >> 4 & 0xf) {
      case 4 -> parseIpv4(bytes, ip);
      case 6 -> parseIpv6(bytes, ip);
      default -> false;
    };
  }

  /// Fragments are passed over: TCP avoids them.
  private boolean parseIpv4(ByteBuffer bytes, int ip) {
    int header = (bytes.get(ip) & 0xf) * 4;
    if (header < 20
        || bytes.limit() < ip + header
        || bytes.get(ip + 9) != TCP
        || (bytes.getShort(ip + 6) & 0x3fff) != 0) {
      return false;
    }
    // Packets that the network card was to cut up have no length yet when they are captured.
    int total = bytes.getShort(ip + 2) & 0xffff;
    int size = (total == 0 ? bytes.limit() - ip : total) - header;
    return parseTcp(bytes, ip + 12, 4, ip + header, size);
  }

  private boolean parseIpv6(ByteBuffer bytes, int ip) {
    if (bytes.limit() < ip + IPV6_HEADER) {
      return false;
    }
    int next = bytes.get(ip + 6) & 0xff;
    int at = ip + IPV6_HEADER;
    while (next == HOP_BY_HOP || next == ROUTING || next == DESTINATION) {
      if (bytes.limit() < at + 8) {
        return false;
      }
      next = bytes.get(at) & 0xff;
      at += 8 + 8 * (bytes.get(at + 1) & 0xff);
    }
    int total = bytes.getShort(ip + 4) & 0xffff;
    int size = total == 0 ? bytes.limit() - at : total - (at - ip - IPV6_HEADER);
    return next == TCP && parseTcp(bytes, ip + 8, 16, at, size);
  }

  private boolean parseTcp(ByteBuffer bytes, int addressAt, int addressLength, int tcp, int size) {
    if (size < TCP_HEADER || bytes.limit() < tcp + TCP_HEADER) {
      return false;
    }
    int header = (bytes.get(tcp + 12) >> 4 & 0xf) * 4;
    if (header < TCP_HEADER || header > size) {
      return false;
    }
    from = address(bytes, addressAt, addressLength, tcp);
    to = address(bytes, addressAt + addressLength, addressLength, tcp + 2);
    sequence = bytes.getInt(tcp + 4);
    acknowledged = bytes.getInt(tcp + 8);
    flags = bytes.get(tcp + 13);
    length = size - header;
    int at = Math.min(bytes.limit(), tcp + header);
    payload = bytes.slice(at, Math.min(length, bytes.limit() - at));
    return true;
  }

  private static InetSocketAddress address(ByteBuffer bytes, int at, int length, int portAt) {
    byte[] ip = new byte[length];
    bytes.get(at, ip);
    try {
      return new InetSocketAddress(InetAddress.getByAddress(ip), bytes.getShort(portAt) & 0xffff);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address of " + length + " bytes", e);
    }
  }
}
