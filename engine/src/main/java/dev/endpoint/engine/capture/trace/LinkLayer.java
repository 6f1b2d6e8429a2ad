package dev.endpoint.engine.capture.trace;

import java.nio.ByteBuffer;

/// What stands before the IP header, for the link types that programs capture TCP on.
final class LinkLayer {
  private static final int NULL = 0;
  private static final int ETHERNET = 1;
  private static final int RAW_BSD = 12;
  private static final int RAW_OPENBSD = 14;
  private static final int RAW = 101;
  private static final int LOOP = 108;
  private static final int LINUX_COOKED = 113;
  private static final int IPV4 = 228;
  private static final int IPV6 = 229;
  private static final int LINUX_COOKED_2 = 276;

  private static final int TYPE_IPV4 = 0x0800;
  private static final int TYPE_IPV6 = 0x86DD;
  private static final int TYPE_VLAN = 0x8100;
  private static final int TYPE_PROVIDER_VLAN = 0x88A8;
  private static final int TYPE_OLD_VLAN = 0x9100;
  private static final int TYPE_PPPOE = 0x8864;
  private static final int PPP_IPV4 = 0x0021;
  private static final int PPP_IPV6 = 0x0057;

  private LinkLayer() {}

  /// Where in the packet its IP header begins; -1 when it has none that could be found.
  static int ipAt(Packet packet) {
    ByteBuffer bytes = packet.bytes();
    return switch (packet.link()) {
      case ETHERNET -> afterType(bytes, 12);
      case LINUX_COOKED -> afterType(bytes, 14);
      case LINUX_COOKED_2 -> ip(bytes, 0, 20);
      case NULL, LOOP -> 4;
      case RAW, RAW_BSD, RAW_OPENBSD, IPV4, IPV6 -> 0;
      default -> -1;
    };
  }

  private static int ip(ByteBuffer bytes, int typeAt, int at) {
    int type = bytes.limit() < typeAt + 2 ? 0 : bytes.getShort(typeAt) & 0xffff;
    return type == TYPE_IPV4 || type == TYPE_IPV6 ? at : -1;
  }

  /// Behind the type, and behind the tags that may stand before the true one.
  private static int afterType(ByteBuffer bytes, int typeAt) {
    int at = typeAt;
    while (bytes.limit() >= at + 2) {
      int type = bytes.getShort(at) & 0xffff;
      if (type == TYPE_VLAN || type == TYPE_PROVIDER_VLAN || type == TYPE_OLD_VLAN) {
        at += 4;
      } else if (type == TYPE_PPPOE) {
        int inner = bytes.limit() < at + 10 ? 0 : bytes.getShort(at + 8) & 0xffff;
        return inner == PPP_IPV4 || inner == PPP_IPV6 ? at + 10 : -1;
      } else {
        return ip(bytes, at, at + 2);
      }
    }
    return -1;
  }
}
