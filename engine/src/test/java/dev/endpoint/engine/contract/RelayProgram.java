package dev.endpoint.engine.contract;

import dev.endpoint.engine.os.JavaProgram;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/// A program that connects its standard streams to a port of loopback, and is over when either side
/// is.
final class RelayProgram {
  private RelayProgram() {}

  /// How to start it. A JVM may take longer to start than a program that is closed has until it is
  /// asked to end, so it does not listen to that.
  static List<String> command(int port) {
    List<String> command =
        new ArrayList<>(List.of("/bin/sh", "-c", "trap '' TERM && exec \"$@\"", "relay"));
    command.addAll(JavaProgram.command(RelayProgram.class, String.valueOf(port)));
    return command;
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
      pass(socket.getInputStream(), System.out);
    } catch (IOException e) {
      status = 1;
    }
    // The other thread may be reading for ever.
    Runtime.getRuntime().halt(status);
  }

  /// Passes on what comes, as it comes, until it ends.
  static void pass(InputStream from, OutputStream to) throws IOException {
    byte[] piece = new byte[1024];
    for (int size; (size = from.read(piece)) >= 0; ) {
      to.write(piece, 0, size);
      to.flush();
    }
  }
}
