package dev.endpoint.engine.type.haproxy;

import dev.endpoint.engine.syntax.Argument;
import dev.endpoint.engine.syntax.IpText;
import dev.endpoint.engine.syntax.Kind;
import dev.endpoint.engine.transport.Addresses;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/// An address and a port as numbers, which is what a header carries: `203.0.113.7:40000`,
/// `[2001:db8::7]:40000`.
final class EndKind implements Kind<InetSocketAddress> {
  private static final String EXAMPLE_PORT = "40000";
  private static final int MAX_PORT = 65_535;

  @Override
  public String words() {
    return "IP address and port";
  }

  @Override
  public @Nullable InetSocketAddress read(Argument argument) {
    String text = argument.value().strip();
    if (text.isEmpty()) {
      argument.refuseEmpty("an IP address and a port");
      return null;
    }
    String bare = unbracketed(text);
    if (isNumber(bare)) {
      String whole = Addresses.text(bare, 0).replaceFirst("0$", EXAMPLE_PORT);
      argument.refuse(
          argument.subject() + " needs a port after the address.", "Use " + whole, whole);
      return null;
    }
    int colon = text.lastIndexOf(':');
    String host = colon < 0 ? text : unbracketed(text.substring(0, colon));
    if (!isNumber(host)) {
      argument.refuse(
          argument.subject()
              + " must be an IP address and a port, such as 203.0.113.7:40000; \""
              + argument.value()
              + "\" is not. A header carries no names.");
      return null;
    }
    int port = port(text.substring(colon + 1));
    if (port < 0) {
      argument.refuse(
          "The port must be a number from 0 to "
              + MAX_PORT
              + "; \""
              + text.substring(colon + 1)
              + "\" is not.");
      return null;
    }
    return new InetSocketAddress(InetAddress.ofLiteral(host), port);
  }

  private static String unbracketed(String text) {
    return text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
  }

  /// Without a zone, which a header has no room for.
  private static boolean isNumber(String text) {
    return IpText.isLiteral(text) && text.indexOf('%') < 0;
  }

  private static int port(String text) {
    if (!text.matches("[0-9]{1,5}")) {
      return -1;
    }
    int port = Integer.parseInt(text);
    return port <= MAX_PORT ? port : -1;
  }

  @Override
  public String write(InetSocketAddress value) {
    return Addresses.text(value);
  }
}
