package dev.endpoint.engine.transport;

import java.util.Map;

/// What a program says by ending: a number, and what systems and shells mean by it.
final class ExitStatus {
  /// Where a program was ended by a signal, systems report this much more than its number.
  private static final int SIGNALLED = 128;

  private static final int MOST_SIGNALS = 64;
  private static final int NOT_RUNNABLE = 126;
  private static final int NOT_FOUND = 127;

  private static final Map<Integer, String> SIGNALS =
      Map.of(
          1, "SIGHUP", 2, "SIGINT", 3, "SIGQUIT", 6, "SIGABRT", 7, "SIGBUS", 9, "SIGKILL", 11,
          "SIGSEGV", 13, "SIGPIPE", 15, "SIGTERM");

  private ExitStatus() {}

  private static boolean isSignal(int status) {
    return status > SIGNALLED && status <= SIGNALLED + MOST_SIGNALS;
  }

  /// `ended with status 137 (signal 9, SIGKILL)`.
  static String words(int status) {
    if (!isSignal(status)) {
      return "ended with status " + status;
    }
    int signal = status - SIGNALLED;
    String name = SIGNALS.containsKey(signal) ? ", " + SIGNALS.get(signal) : "";
    return "ended with status " + status + " (signal " + signal + name + ")";
  }

  /// What a status other than 0 likely means, in sentences.
  static String meaning(int status) {
    if (isSignal(status)) {
      return "That is how systems tell of a program that was ended by a signal: it crashed, or"
          + " somebody ended it.";
    }
    return switch (status) {
      case NOT_RUNNABLE -> "Shells say so when they found the command and could not run it.";
      case NOT_FOUND -> "Shells say so when they do not find the command.";
      default -> "Programs say so when something went wrong; what, stands in what they wrote.";
    };
  }
}
