package dev.endpoint.engine.type.proxy;

import static dev.endpoint.engine.type.proxy.ProxyOptions.HTTP_PROXY;
import static dev.endpoint.engine.type.proxy.ProxyOptions.PASSWORD;
import static dev.endpoint.engine.type.proxy.ProxyOptions.USERNAME;

import dev.endpoint.engine.layer.Handshake;
import dev.endpoint.engine.syntax.Arguments;
import dev.endpoint.engine.syntax.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Connecting through an HTTP proxy. It always looks names up itself: that is what the request says
/// (RFC 9110, section 9.3.6).
final class HttpConnectRole extends ProxyRole {
  HttpConnectRole() {
    super(HTTP_PROXY, USERNAME, PASSWORD);
  }

  @Override
  Dialect dialect() {
    return Dialect.HTTP;
  }

  @Override
  Handshake handshake(Destination destination, @Nullable Credentials credentials) {
    return new HttpTalk(destination, credentials);
  }

  /// RFC 7617, section 2.
  @Override
  void checkCredentials(Arguments arguments) {
    if (arguments.find(USERNAME).orElse("").indexOf(':') >= 0) {
      arguments.refuse(
          USERNAME,
          "Username cannot have a colon in it: HTTP takes what follows for the password.");
    }
    for (Option<String> option : List.of(USERNAME, PASSWORD)) {
      if (arguments.find(option).orElse("").chars().anyMatch(Character::isISOControl)) {
        arguments.refuse(
            option, option.subject() + " cannot have a line end or control character in it.");
      }
    }
  }
}
