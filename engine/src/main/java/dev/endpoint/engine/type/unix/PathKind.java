package dev.endpoint.engine.type.unix;

import dev.endpoint.engine.syntax.Argument;
import dev.endpoint.engine.syntax.Kind;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The path of a socket: not empty, short, and a real file.
final class PathKind implements Kind<String> {
  /// What the JDK hands to Linux: the system's 108 bytes less two.
  static final int LONGEST = 106;

  @Override
  public String words() {
    return "file";
  }

  @Override
  public @Nullable String read(Argument argument) {
    String path = argument.value();
    int bytes = path.getBytes(StandardCharsets.UTF_8).length;
    if (path.isEmpty()) {
      argument.refuse(argument.subject() + " is empty; it must be the path of a socket.");
    } else if (path.startsWith("\0")) {
      argument.refuse(
          "A name that begins with NUL is an abstract socket of Linux, which is not available in"
              + " the JDK. Use the path of a file.");
    } else if (path.startsWith("@")) {
      argument.refuse(
          "A name that begins with @ is an abstract socket of Linux, which is not available in the"
              + " JDK.",
          "For a file of that name use ./" + path,
          "./" + path);
    } else if (path.indexOf('\0') >= 0) {
      argument.refuse(argument.subject() + " has a NUL character in it; no path can.");
    } else if (bytes > LONGEST) {
      argument.refuse(
          argument.subject()
              + " has "
              + bytes
              + " bytes; the path of a socket can have "
              + LONGEST
              + ". A shorter one, or one from the current folder, would do.");
    } else {
      return path;
    }
    return null;
  }

  @Override
  public String write(String value) {
    return value;
  }

  @Override
  public boolean isPath() {
    return true;
  }
}
