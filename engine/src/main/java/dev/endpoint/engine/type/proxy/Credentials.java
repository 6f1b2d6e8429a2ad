package dev.endpoint.engine.type.proxy;

import java.nio.charset.StandardCharsets;

/// What a client tells a proxy about itself.
record Credentials(String username, String password) {
  byte[] usernameBytes() {
    return bytes(username);
  }

  byte[] passwordBytes() {
    return bytes(password);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /// Without the password, whoever prints it.
  @Override
  public String toString() {
    return username;
  }
}
