package dev.endpoint.engine.syntax;

import java.net.InetAddress;
import java.util.Locale;
import java.util.regex.Pattern;

/// IP addresses as text. Nothing here looks a name up.
public final class IpText {
  private static final String BYTE = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
  private static final Pattern IPV4 = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");
  private static final Pattern IPV4_SHAPE = Pattern.compile("\\d+(\\.\\d+){3}");
  private static final Pattern IPV6_SHAPE = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
  private static final Pattern ZONE = Pattern.compile("[^\\s:%\\[\\]]+");

  private IpText() {}

  /// Four decimal numbers from 0 to 255, without leading zeros.
  public static boolean isIpv4(String text) {
    return IPV4.matcher(text).matches();
  }

  /// Whether it can only be meant as an IPv4 address, such as `300.1.1.1`.
  public static boolean looksLikeIpv4(String text) {
    return IPV4_SHAPE.matcher(text).matches();
  }

  /// An IPv6 address, with or without a zone id (`fe80::1%eth0`), without brackets.
  public static boolean isIpv6(String text) {
    int percent = text.indexOf('%');
    if (percent >= 0) {
      return ZONE.matcher(text.substring(percent + 1)).matches()
          && isIpv6(text.substring(0, percent));
    }
    return parsesAsIpv6(text);
  }

  public static boolean isLiteral(String text) {
    return isIpv4(text) || isIpv6(text);
  }

  /// Whether the address, or the name by its spelling, can only mean this computer (RFC 6761,
  /// section 6.3).
  public static boolean isLoopback(String text) {
    if (isLiteral(text)) {
      return address(text).isLoopbackAddress();
    }
    String name = text.toLowerCase(Locale.ROOT);
    String relative = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    return relative.equals("localhost") || relative.endsWith(".localhost");
  }

  /// Whether it is the address that stands for every interface.
  public static boolean isWildcard(String text) {
    return isLiteral(text) && address(text).isAnyLocalAddress();
  }

  private static InetAddress address(String literal) {
    int percent = literal.indexOf('%');
    return InetAddress.ofLiteral(percent < 0 ? literal : literal.substring(0, percent));
  }

  private static boolean parsesAsIpv6(String text) {
    if (!IPV6_SHAPE.matcher(text).matches()) {
      return false;
    }
    try {
      InetAddress.ofLiteral(text);
      return true;
    } catch (IllegalArgumentException notAnAddress) {
      return false;
    }
  }
}
