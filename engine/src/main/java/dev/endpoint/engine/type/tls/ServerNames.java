package dev.endpoint.engine.type.tls;

import java.net.IDN;
import java.net.InetAddress;

/// Names as TLS wants them: ASCII (RFC 5890), without a final dot, and addresses without their
/// zone.
final class ServerNames {
  private ServerNames() {}

  static boolean isLiteral(String host) {
    try {
      InetAddress.ofLiteral(host);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /// The name to ask for and to verify.
  ///
  /// @throws IllegalArgumentException with words, when no certificate could be for it
  static String toAscii(String host) {
    int zone = host.indexOf('%');
    String bare = zone < 0 ? host : host.substring(0, zone);
    if (isLiteral(bare)) {
      return bare;
    }
    String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    if (name.isEmpty()) {
      throw new IllegalArgumentException("is empty");
    }
    try {
      return IDN.toASCII(name, IDN.USE_STD3_ASCII_RULES);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "“" + host + "” is not a name that a certificate can be for", e);
    }
  }
}
