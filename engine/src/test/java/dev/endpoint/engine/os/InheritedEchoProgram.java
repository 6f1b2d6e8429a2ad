package dev.endpoint.engine.os;

import dev.endpoint.engine.protocol.Echo;
import java.util.concurrent.TimeUnit;

/// Echoes on the socket that it was handed, until somebody ends it.
final class InheritedEchoProgram {
  private InheritedEchoProgram() {}

  public static void main(String[] arguments) throws Exception {
    SystemEngine system = SystemEngine.start();
    system
        .engine()
        .serverFromString("systemd:INET:name=web")
        .listen(peer -> new Echo())
        .outcome()
        .toCompletableFuture()
        .get(60, TimeUnit.SECONDS);
    Thread.currentThread().join();
  }
}
