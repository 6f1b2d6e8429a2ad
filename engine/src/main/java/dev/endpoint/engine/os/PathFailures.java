package dev.endpoint.engine.os;

import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Failure.Kind;
import dev.endpoint.engine.transport.Failures;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Why a socket that is a file could not be used, in words. The system says "refused" for several
/// things; a look at the file tells them apart.
final class PathFailures {
  private static final int TYPE = 0170000;
  private static final int SOCKET = 0140000;

  /// What the texts of exceptions say, with the system's names for it.
  private static final Map<String, String> SIGNS =
      Map.of(
          "no such file", "ENOENT",
          "permission denied", "EACCES",
          "not a directory", "ENOTDIR",
          "wrong type for socket", "EPROTOTYPE",
          "already in use", "EADDRINUSE");

  private PathFailures() {}

  static boolean isSocket(Path path) {
    try {
      return ((int) Files.getAttribute(path, "unix:mode") & TYPE) == SOCKET;
    } catch (IOException | RuntimeException unknown) {
      return false;
    }
  }

  static Failure connecting(Throwable e, Path path) {
    if (e instanceof ConnectException) {
      return isSocket(path) || !Files.exists(path)
          ? nobodyListens(e, path)
          : notASocket(path, "connecting");
    }
    return switch (code(e)) {
      case "ENOENT" ->
          failure(
              Kind.REFUSED,
              "connecting",
              path,
              "There is no " + path,
              "The server is not running, or it listens on another path.",
              "ENOENT",
              e);
      case "EACCES" ->
          failure(
              Kind.PERMISSION_DENIED,
              "connecting",
              path,
              "The system does not allow connecting to " + path,
              "That takes the right to write to the socket (its mode), and to enter every folder on"
                  + " the way.",
              "EACCES",
              e);
      default -> other(e, path, "connecting");
    };
  }

  static Failure listening(Throwable e, Path path) {
    return switch (code(e)) {
      case "ENOENT" ->
          failure(
              Kind.BAD_ARGUMENT,
              "listening",
              path,
              "There is no folder for " + path,
              "The socket is made by listening, the folders above it are not. Check the path.",
              "ENOENT",
              e);
      case "EACCES" ->
          failure(
              Kind.PERMISSION_DENIED,
              "listening",
              path,
              "The system does not allow making " + path,
              "That takes the right to write to the folder it is to be in.",
              "EACCES",
              e);
      case "EADDRINUSE" -> inUse(path);
      default -> other(e, path, "listening");
    };
  }

  static Failure inUse(Path path) {
    return new Failure(
        Kind.ADDRESS_IN_USE,
        "listening",
        path.toString(),
        path + " is already in use",
        "Another program listens there. Stop it, or choose another path.");
  }

  static Failure notASocket(Path path, String stage) {
    boolean folder = Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    return new Failure(
        stage.equals("listening") ? Kind.ADDRESS_IN_USE : Kind.BAD_ARGUMENT,
        stage,
        path.toString(),
        path + " is not a socket",
        (folder ? "It is a folder." : "It is something else that has that name.")
            + " It was left alone; check the path.");
  }

  /// Nobody holds the lock of the socket, and that was asked for.
  static Failure noOwner(Path path) {
    return new Failure(
        Kind.REFUSED,
        "connecting",
        path.toString(),
        "No running program holds the lock of " + path,
        "There is no lock file beside it, or it is a left-over. Servers make one unless told"
            + " otherwise; lockfile=no connects without one.");
  }

  private static Failure nobodyListens(Throwable e, Path path) {
    return failure(
        Kind.REFUSED,
        "connecting",
        path,
        "Nobody listens on " + path,
        "The file is a left-over: the program that made it is gone. Listening there again replaces"
            + " it.",
        "ECONNREFUSED",
        e);
  }

  private static Failure other(Throwable e, Path path, String stage) {
    return switch (code(e)) {
      case "ENOTDIR" ->
          failure(
              Kind.BAD_ARGUMENT,
              stage,
              path,
              "The way to " + path + " leads through something that is not a folder",
              "Check the path.",
              "ENOTDIR",
              e);
      case "EPROTOTYPE" ->
          failure(
              Kind.WRONG_PROTOCOL,
              stage,
              path,
              path + " is a socket of another kind",
              "It carries single messages and no streams, such as a system's log does.",
              "EPROTOTYPE",
              e);
      default -> Failures.of(e, stage, path.toString());
    };
  }

  /// The system's name for what the exception says; empty for what is not told apart here.
  private static String code(Throwable e) {
    if (e instanceof NoSuchFileException) {
      return "ENOENT";
    }
    if (e instanceof AccessDeniedException) {
      return "EACCES";
    }
    String text = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    return SIGNS.entrySet().stream()
        .filter(sign -> text.contains(sign.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }

  private static Failure failure(
      Kind kind,
      String stage,
      Path path,
      String message,
      String meaning,
      String code,
      Throwable cause) {
    return new Failure(kind, stage, path.toString(), message, meaning, code, cause, List.of());
  }
}
