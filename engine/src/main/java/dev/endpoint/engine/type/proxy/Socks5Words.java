package dev.endpoint.engine.type.proxy;

import dev.endpoint.engine.layer.Handshake.Refused;
import dev.endpoint.engine.transport.Failure.Kind;
import java.net.Inet6Address;

/// What the refusals of a SOCKS 5 proxy mean (RFC 1928, sections 3 and 6).
final class Socks5Words {
  private Socks5Words() {}

  /// The proxy chose a way to sign in that we did not offer, or said that none of ours will do.
  static Refused method(int method, boolean hasCredentials) {
    String code = "SOCKS 5 method 0x%02X".formatted(method);
    if (Socks5Talk.isNoneAcceptable(method)) {
      return hasCredentials
          ? new Refused(
              Kind.PERMISSION_DENIED,
              "The proxy accepts neither no sign-in nor username and password",
              "It may want GSSAPI, which this program does not speak, or not serve this computer.",
              code)
          : new Refused(
              Kind.SIGN_IN,
              "The proxy wants you to sign in",
              "It serves nobody without: give username= and password=.",
              code);
    }
    return new Refused(
        Kind.WRONG_PROTOCOL,
        "The proxy chose a way to sign in that it was not offered: " + methodName(method),
        "",
        code);
  }

  /// As assigned by IANA.
  private static String methodName(int method) {
    return switch (method) {
      case 1 -> "GSSAPI";
      case 2 -> "username and password";
      case 3 -> "CHAP";
      case 5 -> "challenge-response";
      case 6 -> "TLS";
      case 7 -> "NDS";
      case 8 -> "multi-authentication";
      case 9 -> "JSON parameter block";
      default -> "number " + method + (method >= 0x80 ? ", a private one" : "");
    };
  }

  static Refused reply(int reply, Destination destination) {
    String target = destination.text();
    String code = "SOCKS 5 reply " + reply;
    return switch (reply) {
      case 1 ->
          new Refused(
              Kind.OTHER,
              "The proxy could not connect to " + target,
              "It calls that a general failure and gives no reason. Often the name is unknown there"
                  + " or the machine does not answer; the proxy's log may say more.",
              code);
      case 2 ->
          new Refused(
              Kind.PERMISSION_DENIED,
              "The proxy's rules do not allow a connection to " + target,
              "Whoever runs the proxy decides that; another port may be allowed.",
              code);
      case 3 -> unreachable("The proxy has no way to the network of " + target, code);
      case 4 -> unreachable("The proxy cannot reach " + target, "the machine", destination, code);
      case 5 ->
          new Refused(
              Kind.REFUSED,
              target + " refused the connection from the proxy",
              "The proxy reached the machine, but nothing listens on that port there.",
              code);
      case 6 -> unreachable("The proxy waited too long for " + target + " (TTL expired)", code);
      case 7 ->
          new Refused(
              Kind.NOT_SUPPORTED,
              "The proxy does not make connections",
              "It does not support the command CONNECT.",
              code);
      case 8 ->
          new Refused(
              Kind.NOT_SUPPORTED,
              "The proxy cannot be asked for " + kind(destination),
              destination.isName() ? "Use resolve=local: the name is looked up here then." : "",
              code);
      default ->
          new Refused(
              Kind.OTHER,
              "The proxy refused to connect to " + target,
              "It answered with " + reply + ", a code that RFC 1928 does not assign.",
              code);
    };
  }

  private static String kind(Destination destination) {
    return destination.isName()
        ? "names"
        : destination.address() instanceof Inet6Address ? "IPv6 addresses" : "IPv4 addresses";
  }

  private static Refused unreachable(String message, String code) {
    return new Refused(
        Kind.UNREACHABLE,
        message,
        "From the proxy's place in the network it is out of reach.",
        code);
  }

  private static Refused unreachable(
      String message, String what, Destination destination, String code) {
    String unknown = destination.isName() ? ", or does not know the name" : "";
    return new Refused(
        Kind.UNREACHABLE, message, "It finds no way to " + what + unknown + ".", code);
  }
}
