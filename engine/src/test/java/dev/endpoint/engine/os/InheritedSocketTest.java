package dev.endpoint.engine.os;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A program that gets a listening socket as systemd hands one over with `StandardInput=socket`.
@Tag("peers")
class InheritedSocketTest {
  private static final String PYTHON = "/usr/bin/python3";
  private static final String MANAGER =
      """
      import os, socket, sys
      listening = socket.socket()
      listening.bind(("127.0.0.1", 0))
      listening.listen()
      print(listening.getsockname()[1], flush=True)
      os.environ.update(LISTEN_PID=str(os.getpid()), LISTEN_FDS="1", LISTEN_FDNAMES="web")
      os.dup2(listening.fileno(), 0)
      os.execv(sys.argv[1], sys.argv[1:])
      """;

  @Test
  void aSocketHandedOverAsStandardInputIsListenedOn() throws Exception {
    Assumptions.assumeTrue(Files.isExecutable(Path.of(PYTHON)), "there is no python3");
    Process program =
        new ProcessBuilder(
                PYTHON,
                "-c",
                MANAGER,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                InheritedEchoProgram.class.getName())
            .start();
    try (BufferedReader said = program.inputReader()) {
      int port = Integer.parseInt(said.readLine());
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        socket.getOutputStream().write("hello".getBytes(StandardCharsets.US_ASCII));
        socket.shutdownOutput();
        byte[] back = socket.getInputStream().readAllBytes();
        assertEquals("hello", new String(back, StandardCharsets.US_ASCII));
      }
    } finally {
      program.destroyForcibly();
    }
  }
}
