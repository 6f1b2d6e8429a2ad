package dev.endpoint.engine.contract;

/// `haproxy` upon the TCP of some rig, both sides of it.
final class HaproxyWays extends UponTcpWays {
  private final String client;

  private HaproxyWays(TcpWays below, String client) {
    super(below);
    this.client = client;
  }

  static Ways inMemory() {
    return new HaproxyWays(MemoryTcpWays.make(), "haproxy:tcp:");
  }

  static Ways onLoopback() throws Exception {
    return new HaproxyWays(LoopbackTcpWays.make(), "haproxy:version=2:checksum=yes:tcp:");
  }

  @Override
  String server(int port) {
    return "haproxy:tcp:" + port + ":interface=127.0.0.1";
  }

  @Override
  String client(int port) {
    return client + "127.0.0.1:" + port;
  }
}
