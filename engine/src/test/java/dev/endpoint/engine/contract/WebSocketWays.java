package dev.endpoint.engine.contract;

/// WebSocket upon TCP of some rig.
final class WebSocketWays extends UponTcpWays {
  private WebSocketWays(TcpWays tcp) {
    super(tcp);
  }

  static Ways make(Ways tcp) {
    return new WebSocketWays((TcpWays) tcp);
  }

  /// The port has a string of its own, and may be another endpoint's.
  @Override
  String server(int port) {
    return port == 0
        ? "websocket:0:127.0.0.1"
        : "websocket:endpoint={tcp:interface=127.0.0.1:port=" + port + "}";
  }

  @Override
  String client(int port) {
    return "websocket:127.0.0.1:" + port;
  }
}
