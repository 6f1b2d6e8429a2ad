package dev.endpoint.engine.os;

import dev.endpoint.engine.net.Processes.Command;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Failure.Kind;
import dev.endpoint.engine.transport.Failures;
import java.io.File;
import java.io.IOException;
import java.util.List;

/// Why a program could not be started, in words. The system says "no such file" for several things;
/// a look at the files tells them apart.
final class LaunchFailures {
  private LaunchFailures() {}

  static Failure of(IOException e, Command command) {
    String text = String.valueOf(e.getMessage());
    String program = command.program();
    String directory = command.directory();
    if (directory != null && !new File(directory).isDirectory()) {
      return failure(
          Kind.BAD_ARGUMENT,
          program,
          "There is no folder " + directory + " to run " + program + " in",
          "Check the directory.",
          "ENOENT",
          e);
    }
    if (text.contains("error: 2,") || text.contains("error: 2 ") || text.contains("error=2")) {
      return missing(program, e);
    }
    if (text.contains("error: 13") || text.contains("error=13")) {
      boolean folder = new File(program).isDirectory();
      return failure(
          Kind.PERMISSION_DENIED,
          program,
          program + (folder ? " is a folder" : " cannot be run"),
          folder
              ? "Name a program in it."
              : "It is not marked as a program (chmod +x), or this user may not run it.",
          "EACCES",
          e);
    }
    if (text.contains("error: 7") || text.contains("error=7")) {
      return failure(
          Kind.BAD_ARGUMENT,
          program,
          "The arguments of " + program + " are too long for the system",
          "Hand them over another way, such as by its input.",
          "E2BIG",
          e);
    }
    return Failures.of(e, "connecting", program);
  }

  private static Failure missing(String program, IOException e) {
    if (program.indexOf('/') < 0) {
      return failure(
          Kind.REFUSED,
          program,
          "There is no program called " + program,
          "None of the folders in PATH has it. Check its name, or give its whole path.",
          "ENOENT",
          e);
    }
    boolean there = new File(program).exists();
    return failure(
        Kind.REFUSED,
        program,
        there ? program + " cannot be run" : "There is no " + program,
        there
            ? "Something it needs is missing: the program that its first line names, or a library."
            : "Check the path.",
        "ENOENT",
        e);
  }

  private static Failure failure(
      Kind kind, String program, String message, String meaning, String code, IOException e) {
    return new Failure(kind, "connecting", program, message, meaning, code, e, List.of());
  }
}
