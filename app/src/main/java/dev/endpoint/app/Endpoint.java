package dev.endpoint.app;

import dev.endpoint.app.cli.EndpointCommand;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// The program `endpoint`: a command in the terminal, or the window when no command is named.
public final class Endpoint {
  private static final Set<String> WINDOW = Set.of("--listen", "--then", "--connect");

  private Endpoint() {}

  public static void main(String[] arguments) {
    if (arguments.length == 0 || WINDOW.contains(arguments[0].split("=", 2)[0])) {
      Main.main(arguments);
      return;
    }
    Folders folders = Folders.of(System.getenv(), Path.of(System.getProperty("user.home")));
    System.setProperty("workbench.state", folders.state().toString());
    System.exit(
        EndpointCommand.run(
            List.of(arguments),
            new FileInputStream(FileDescriptor.in),
            new FileOutputStream(FileDescriptor.out),
            new FileOutputStream(FileDescriptor.err)));
  }
}
