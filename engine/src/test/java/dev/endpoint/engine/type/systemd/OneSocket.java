package dev.endpoint.engine.type.systemd;

import dev.endpoint.engine.EndpointCatalog;
import dev.endpoint.engine.type.tcp.TcpType;
import java.util.List;
import java.util.Map;

/// What a program has that a service manager hands one socket, for tests of other packages.
public final class OneSocket {
  private static final long US = 4122;

  private OneSocket() {}

  /// `systemd`, and `tcp` for those who connect.
  public static EndpointCatalog catalog() {
    Map<String, String> environment = Map.of("LISTEN_PID", String.valueOf(US), "LISTEN_FDS", "1");
    return EndpointCatalog.of(List.of(new SystemdType(environment, US), new TcpType()));
  }
}
