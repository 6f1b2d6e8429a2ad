package dev.endpoint.app.model;

import dev.endpoint.engine.transport.Failure;
import java.util.List;

/// The likely causes of a failure, most likely first. Where there are none here, the failure's own
/// meaning says it all.
final class Causes {
  private Causes() {}

  static List<String> of(Failure.Kind kind) {
    return switch (kind) {
      case REFUSED ->
          List.of(
              "the server is not running",
              "it listens on another port, or only on another address (127.0.0.1 and ::1 are two)",
              "a firewall refuses on its behalf");
      case TIMED_OUT ->
          List.of(
              "the address is wrong, or the machine is off",
              "a firewall drops the packets silently",
              "the server is too busy to accept");
      case NO_SUCH_NAME ->
          List.of("the name is misspelt", "it is known only in another network, or behind a VPN");
      case LOOKUP_FAILED -> List.of("this computer is offline", "its name server is down");
      default -> List.of();
    };
  }
}
