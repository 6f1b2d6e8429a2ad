package dev.endpoint.engine.os;

import dev.endpoint.engine.protocol.Echo;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Echoes on the socket that it was handed, until somebody ends it.
public final class InheritedEchoProgram {
  private InheritedEchoProgram() {}

  /// How to start it.
  public static List<String> command() {
    return JavaProgram.command(InheritedEchoProgram.class);
  }

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
