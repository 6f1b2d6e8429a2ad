package dev.endpoint.engine.bench;

/// What is measured. One end of each connection belongs to a server thread, the other to a client
/// thread, both of the same contender.
enum Workload {
  BULK_1("bulk, 1 connection", "MiB/s", 1 << 20, 1),
  BULK_32("bulk, 32 connections", "MiB/s", 1 << 20, 32),
  ECHO("echo, 1 connection", "MiB/s", 1 << 20, 1),
  PING_1("ping-pong 1 byte, 1 connection", "round trips/s", 1, 1),
  PING_64("ping-pong 1 byte, 64 connections", "round trips/s", 1, 64),
  CONNECT("connect, accept, close", "connections/s", 1, 16);

  /// What a bulk sender hands over at once.
  static final int BLOCK = 64 * 1024;

  final String words;
  final String unit;
  final int scale;

  /// Connections open at once.
  final int connections;

  Workload(String words, String unit, int scale, int connections) {
    this.words = words;
    this.unit = unit;
    this.scale = scale;
    this.connections = connections;
  }

  boolean isBulk() {
    return this == BULK_1 || this == BULK_32;
  }

  boolean isPing() {
    return this == PING_1 || this == PING_64;
  }
}
