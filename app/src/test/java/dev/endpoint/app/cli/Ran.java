package dev.endpoint.app.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// What one command did.
record Ran(int status, String out, String err) {
  private static final Path NO_PLUGINS = Path.of("/nonexistent/plugins");

  static Ran of(String... arguments) {
    return with("", arguments);
  }

  static Ran with(String input, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        EndpointCommand.run(
            List.of(arguments),
            NO_PLUGINS,
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            out,
            err);
    return new Ran(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  List<String> lines() {
    return out.lines().toList();
  }
}
