package dev.endpoint.engine.type.proxy;

import static dev.endpoint.engine.type.proxy.ProxyOptions.PASSWORD;
import static dev.endpoint.engine.type.proxy.ProxyOptions.RESOLVE;
import static dev.endpoint.engine.type.proxy.ProxyOptions.SOCKS_PROXY;
import static dev.endpoint.engine.type.proxy.ProxyOptions.USERNAME;

import dev.endpoint.engine.layer.Handshake;
import dev.endpoint.engine.syntax.Arguments;
import dev.endpoint.engine.syntax.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Connecting through a SOCKS 5 proxy.
final class Socks5Role extends ProxyRole {
  /// RFC 1929 has one byte for each length.
  private static final int LONGEST = 255;

  Socks5Role() {
    super(SOCKS_PROXY, USERNAME, PASSWORD, RESOLVE);
  }

  @Override
  Dialect dialect() {
    return Dialect.SOCKS_5;
  }

  @Override
  Handshake handshake(Destination destination, @Nullable Credentials credentials) {
    return new Socks5Talk(destination, credentials);
  }

  @Override
  void checkCredentials(Arguments arguments) {
    for (Option<String> option : List.of(USERNAME, PASSWORD)) {
      if (arguments.isGiven(option) && Credentials.bytes(arguments.get(option)).length > LONGEST) {
        arguments.refuse(
            option, option.subject() + " is too long: SOCKS 5 takes at most 255 bytes.");
      }
    }
  }

  @Override
  public List<String> aliases() {
    return List.of("socks", "socks5h");
  }
}
