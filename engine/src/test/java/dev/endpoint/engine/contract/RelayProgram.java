package dev.endpoint.engine.contract;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;

/// A program that connects its standard streams to a port of loopback, and is over when either side
/// is.
final class RelayProgram {
  private RelayProgram() {}

  /// How to start it. A JVM may take longer to start than a program that is closed has until it is
  /// asked to end, so it does not listen to that.
  static List<String> command(int port) {
    return List.of(
        "/bin/sh",
        "-c",
        "trap '' TERM && exec \"$@\"",
        "relay",
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Xshare:auto",
        "-cp",
        Path.of(RelayProgram.class.getProtectionDomain().getCodeSource().getLocation().getPath())
            .toString(),
        RelayProgram.class.getName(),
        String.valueOf(port));
  }

  public static void main(String[] arguments) throws IOException {
    int port = Integer.parseInt(arguments[0]);
    try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
      Thread.ofPlatform().daemon().start(() -> answer(socket));
      System.in.transferTo(socket.getOutputStream());
      // Closing the socket first would be a trouble to the thread that reads from it.
      Runtime.getRuntime().halt(0);
    }
  }

  private static void answer(Socket socket) {
    int status = 0;
    try {
      byte[] piece = new byte[1024];
      for (int size; (size = socket.getInputStream().read(piece)) >= 0; ) {
        System.out.write(piece, 0, size);
        System.out.flush();
      }
    } catch (IOException e) {
      status = 1;
    }
    // The other thread may be reading for ever.
    Runtime.getRuntime().halt(status);
  }
}
