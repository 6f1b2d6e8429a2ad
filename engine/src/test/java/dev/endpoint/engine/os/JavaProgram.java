package dev.endpoint.engine.os;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Programs of the tests, for a JVM of their own that starts quickly.
public final class JavaProgram {
  private JavaProgram() {}

  /// How to start it.
  public static List<String> command(Class<?> program, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
    command.addAll(List.of(arguments));
    return command;
  }
}
