package dev.endpoint.engine.type.proxy;

import static dev.endpoint.engine.type.proxy.ProxyOptions.HOST;
import static dev.endpoint.engine.type.proxy.ProxyOptions.RESOLVE;
import static dev.endpoint.engine.type.proxy.ProxyOptions.SOCKS_PROXY;
import static dev.endpoint.engine.type.proxy.ProxyOptions.USER_ID;

import dev.endpoint.engine.layer.Handshake;
import dev.endpoint.engine.syntax.Arguments;
import dev.endpoint.engine.syntax.IpText;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Connecting through a SOCKS 4 proxy.
final class Socks4Role extends ProxyRole {
  /// Longer ones are refused by proxies, if they do not take them for an attack.
  private static final int LONGEST = 255;

  Socks4Role() {
    super(SOCKS_PROXY, USER_ID, RESOLVE);
  }

  @Override
  Dialect dialect() {
    return Dialect.SOCKS_4;
  }

  @Override
  Handshake handshake(Destination destination, @Nullable Credentials credentials) {
    return new Socks4Talk(destination, credentials);
  }

  @Override
  boolean carries(InetAddress address) {
    return address instanceof Inet4Address;
  }

  @Override
  void checkHost(Arguments arguments) {
    if (IpText.isIpv6(arguments.get(HOST))) {
      arguments.refuse(HOST, "SOCKS 4 cannot carry an IPv6 address; socks5 can.");
    }
  }

  @Override
  void checkCredentials(Arguments arguments) {
    String name = arguments.find(USER_ID).orElse("");
    if (name.indexOf('\0') >= 0) {
      arguments.refuse(USER_ID, "Username cannot have a NUL in it: SOCKS 4 ends it with one.");
    } else if (Credentials.bytes(name).length > LONGEST) {
      arguments.refuse(USER_ID, "Username is too long: SOCKS 4 proxies take at most 255 bytes.");
    }
  }

  @Override
  public List<String> aliases() {
    return List.of("socks4a");
  }
}
