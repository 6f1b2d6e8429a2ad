package dev.endpoint.engine.transport;

import dev.endpoint.engine.transport.Failure.Kind;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// The one place where Java's exceptions become [failures][Failure] with words. Any thread.
///
/// The text of an exception decides first, because Java puts several of the system's errors under
/// one class; the class decides where the text is unknown, as it is when the system speaks another
/// language than English.
public final class Failures {
  private Failures() {}

  /// What the exception means.
  ///
  /// @param stage where it happened, see [Failure#stage]; `listening` is told apart from reaching
  ///   out
  /// @param target what was being reached or used, as a person would write it
  public static Failure of(Throwable error, String stage, String target) {
    Throwable cause = unwrapped(error);
    if (cause instanceof FailureException known) {
      return known.failure();
    }
    if (cause instanceof UnknownHostException) {
      return lookUp(cause, stage, target);
    }
    Errno errno = Errno.in(systemText(cause));
    if (errno == null) {
      errno = byClass(cause);
    }
    if (errno == Errno.EADDRNOTAVAIL && stage.equals("connecting")) {
      return noLocalAddress(cause, stage, target);
    }
    if (errno == Errno.EACCES && !stage.equals("listening")) {
      return denied(cause, stage, target);
    }
    return errno != null ? errno.failure(stage, target, cause) : byJava(cause, stage, target);
  }

  /// A callback of the user's protocol or factory raised.
  ///
  /// @param callback its name in words: `received`
  public static Failure protocolRaised(
      String callback, String stage, String target, Throwable error) {
    return new Failure(
        Kind.PROTOCOL_RAISED,
        stage,
        target,
        "The protocol failed in " + callback + ": " + said(error),
        "This is a mistake in the program that handles this connection, not in the network.",
        "",
        error,
        List.of());
  }

  /// The factory did not want this connection.
  public static Failure noProtocol(String stage, String target) {
    return new Failure(
        Kind.NO_PROTOCOL,
        stage,
        target,
        "The connection with " + target + " was not wanted",
        "The program that handles connections declined this one, so it was closed.");
  }

  private static Throwable unwrapped(Throwable error) {
    Throwable cause = error.getCause();
    boolean wrapper =
        error instanceof CompletionException
            || error instanceof ExecutionException
            || error instanceof UncheckedIOException;
    return wrapper && cause != null ? unwrapped(cause) : error;
  }

  /// The system's own words, without the path that a file exception puts before them; null when
  /// there are none.
  private static @Nullable String systemText(Throwable cause) {
    return switch (cause) {
      case FileSystemException e -> e.getReason();
      case IOException e -> e.getMessage();
      default -> null;
    };
  }

  private static @Nullable Errno byClass(Throwable cause) {
    return switch (cause) {
      case BindException e -> Errno.EADDRINUSE;
      case ConnectException e -> Errno.ECONNREFUSED;
      case PortUnreachableException e -> Errno.ECONNREFUSED;
      case NoRouteToHostException e -> Errno.EHOSTUNREACH;
      case SocketTimeoutException e -> Errno.ETIMEDOUT;
      case TimeoutException e -> Errno.ETIMEDOUT;
      case AccessDeniedException e -> Errno.EACCES;
      case SecurityException e -> Errno.EPERM;
      default -> null;
    };
  }

  private static Failure lookUp(Throwable cause, String stage, String target) {
    String text = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
    if (text.contains("temporary failure") || text.contains("try again")) {
      return new Failure(
          Kind.LOOKUP_FAILED,
          stage,
          target,
          "The name " + target + " could not be looked up just now",
          "No name server answered. This computer may be offline, or its name server is down; try"
              + " again.",
          "EAI_AGAIN",
          cause,
          List.of());
    }
    if (text.contains("no address associated")) {
      return new Failure(
          Kind.NO_SUCH_NAME,
          stage,
          target,
          target + " has no address",
          "The name exists, but no address is filed under it.",
          "EAI_NODATA",
          cause,
          List.of());
    }
    return new Failure(
        Kind.NO_SUCH_NAME,
        stage,
        target,
        "No computer is called " + target,
        "The name servers do not know this name. Check its spelling.",
        "EAI_NONAME",
        cause,
        List.of());
  }

  /// The same error as for a listener, with another reason: here it was the local end that could
  /// not be had, or the remote address is none that can be connected to.
  private static Failure noLocalAddress(Throwable cause, String stage, String target) {
    return new Failure(
        Kind.ADDRESS_NOT_AVAILABLE,
        stage,
        target,
        "No local address to reach " + target + " from",
        "The bind address is not one of this computer's, all local ports to that address are taken,"
            + " or the address is none that can be connected to.",
        Errno.EADDRNOTAVAIL.name(),
        cause,
        List.of());
  }

  private static Failure denied(Throwable cause, String stage, String target) {
    if (cause instanceof AccessDeniedException) {
      return notReadable(cause, stage, target);
    }
    return new Failure(
        Kind.PERMISSION_DENIED,
        stage,
        target,
        "Permission denied for " + target,
        "This user may not do that. Check the rights, or whether a firewall of this computer"
            + " forbids it.",
        Errno.EACCES.name(),
        cause,
        List.of());
  }

  private static Failure notReadable(Throwable cause, String stage, String target) {
    return new Failure(
        Kind.PERMISSION_DENIED,
        stage,
        target,
        "The system does not allow reading " + target,
        "That takes the right to read it, and to enter every folder on the way. Its owner can give"
            + " it; or run this as a user who has it.",
        Errno.EACCES.name(),
        cause,
        List.of());
  }

  private static Failure byJava(Throwable cause, String stage, String target) {
    return switch (cause) {
      case NoSuchFileException e ->
          plain(
              Kind.OTHER,
              "There is no " + target,
              "Check the path.",
              "ENOENT",
              cause,
              stage,
              target);
      case FileAlreadyExistsException e ->
          plain(Kind.OTHER, target + " exists already", "", "EEXIST", cause, stage, target);
      case NotDirectoryException e ->
          plain(Kind.OTHER, target + " is not a folder", "", "ENOTDIR", cause, stage, target);
      case EOFException e ->
          plain(
              Kind.RESET,
              target + " ended too early",
              "More was expected.",
              "",
              cause,
              stage,
              target);
      case InterruptedException e -> cancelled(cause, stage, target);
      case CancellationException e -> cancelled(cause, stage, target);
      case OutOfMemoryError e ->
          plain(
              Kind.OTHER,
              "This program ran out of memory at " + target,
              "Close some connections, or give the program more memory (-Xmx).",
              "",
              cause,
              stage,
              target);
      case UnsupportedOperationException e ->
          plain(
              Kind.NOT_SUPPORTED,
              "Not supported for " + target + ": " + said(cause),
              "",
              "",
              cause,
              stage,
              target);
      case IllegalArgumentException e -> badArgument(cause, stage, target);
      default -> other(cause, stage, target);
    };
  }

  /// The channels' own exceptions are told by name: this package knows no channels.
  private static Failure other(Throwable cause, String stage, String target) {
    String words =
        switch (cause.getClass().getSimpleName()) {
          case "ClosedChannelException",
              "AsynchronousCloseException",
              "ClosedByInterruptException" ->
              target + " is closed already";
          default -> "Failed with " + target + ": " + said(cause);
        };
    return plain(Kind.OTHER, words, "", "", cause, stage, target);
  }

  private static Failure badArgument(Throwable cause, String stage, String target) {
    return switch (cause.getClass().getSimpleName()) {
      case "UnresolvedAddressException" -> lookUp(cause, stage, target);
      case "UnsupportedAddressTypeException" -> Errno.EAFNOSUPPORT.failure(stage, target, cause);
      default ->
          plain(
              Kind.BAD_ARGUMENT,
              "A value does not fit for " + target + ": " + said(cause),
              "",
              "",
              cause,
              stage,
              target);
    };
  }

  private static Failure cancelled(Throwable cause, String stage, String target) {
    return plain(
        Kind.CANCELLED, "Cancelled while " + stage + " " + target, "", "", cause, stage, target);
  }

  private static Failure plain(
      Kind kind,
      String message,
      String meaning,
      String code,
      Throwable cause,
      String stage,
      String target) {
    return new Failure(kind, stage, target, message, meaning, code, cause, List.of());
  }

  private static String said(Throwable error) {
    String text = error.getMessage();
    String name = error.getClass().getSimpleName();
    return text == null || text.isBlank() ? name : name + ", " + text;
  }
}
