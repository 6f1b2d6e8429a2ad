package dev.endpoint.engine.os;

import dev.endpoint.engine.endpoint.ListeningPort;
import dev.endpoint.engine.protocol.Hold;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Listens with mode 600 where the umask takes nothing away, and says what is in the folder.
final class WideOpenProgram {
  private WideOpenProgram() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    Path socket = folder.resolve("socket");
    try (SystemEngine system = SystemEngine.start()) {
      ListeningPort port =
          system
              .engine()
              .serverFromString("unix:" + socket + ":mode=600:lockfile=no")
              .listen(peer -> new Hold())
              .outcome()
              .toCompletableFuture()
              .get(60, TimeUnit.SECONDS);
      int mode = (int) Files.getAttribute(socket, "unix:mode") & 07777;
      system
          .engine()
          .clientFromString("unix:" + socket)
          .connect(peer -> new Hold())
          .outcome()
          .toCompletableFuture()
          .get(60, TimeUnit.SECONDS);
      try (Stream<Path> files = Files.list(folder)) {
        String others = files.count() == 1 ? "nothing else" : "more";
        System.out.println(String.format("%o", mode) + " and " + others);
      }
      port.stopListening().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }
  }
}
