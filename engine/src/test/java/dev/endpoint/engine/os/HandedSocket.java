package dev.endpoint.engine.os;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/// Stands in for systemd where a service has `StandardInput=socket`.
public final class HandedSocket {
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

  private HandedSocket() {}

  /// How to start a program with a listening socket called `web` as its standard input. The first
  /// line that comes out of it is the socket's port of 127.0.0.1.
  public static List<String> command(List<String> program) {
    Assumptions.assumeTrue(Files.isExecutable(Path.of(PYTHON)), "there is no python3");
    List<String> command = new ArrayList<>(List.of(PYTHON, "-c", MANAGER));
    command.addAll(program);
    return command;
  }
}
