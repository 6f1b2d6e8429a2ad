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
  private static final String PLUGINS = "--plugins";

  private Endpoint() {}

  public static void main(String[] arguments) {
    if (opensWindow(List.of(arguments))) {
      Main.main(arguments);
      return;
    }
    Folders folders = Folders.of(System.getenv(), Path.of(System.getProperty("user.home")));
    System.setProperty(Logging.FOLDER, folders.state().toString());
    int status =
        EndpointCommand.run(
            List.of(arguments),
            folders.plugins(),
            new FileInputStream(FileDescriptor.in),
            new FileOutputStream(FileDescriptor.out),
            new FileOutputStream(FileDescriptor.err));
    // An exit would start the logging only to say that it is one; all is closed and written.
    Runtime.getRuntime().halt(status);
  }

  /// Whether no command is named: there is nothing, or what the window takes.
  static boolean opensWindow(List<String> arguments) {
    if (arguments.isEmpty()) {
      return true;
    }
    String first = arguments.getFirst();
    if (WINDOW.contains(first.split("=", 2)[0])) {
      return true;
    }
    boolean alone = first.startsWith(PLUGINS + "=");
    if (!alone && !first.equals(PLUGINS)) {
      return false;
    }
    return opensWindow(
        arguments.subList(Math.min(alone ? 1 : 2, arguments.size()), arguments.size()));
  }
}
