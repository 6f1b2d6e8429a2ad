package dev.endpoint.app.model;

import dev.endpoint.engine.endpoint.Step;
import dev.endpoint.engine.session.SessionState;
import dev.endpoint.engine.session.SessionState.FileRead;
import dev.endpoint.engine.session.SessionState.TimedStep;
import dev.endpoint.engine.transport.Addresses;
import dev.endpoint.engine.transport.Failure;
import java.net.SocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How states, sizes, times and addresses are written everywhere in the window. A state's word is
/// also its accessible name.
public final class Words {
  private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};

  private Words() {}

  /// The state in a word or a few: `connecting (2 of 4)`, `closed by peer`.
  public static String state(SessionState state) {
    if (state.file() != null) {
      return file(state, state.file());
    }
    return switch (state.phase()) {
      case ATTEMPTING -> attempting(state);
      case TRYING -> "trying";
      case KEPT -> "connected";
      case WAITING -> "waiting to retry";
      case LISTENING -> "listening";
      case OPEN -> "open";
      case WE_FINISHED -> "you closed sending";
      case PEER_FINISHED -> "peer closed sending";
      case CLOSING -> "closing";
      case STOPPING -> "stopping";
      case STOPPED -> "stopped";
      case CLOSED -> state.closeReason() == null ? "closed" : state.closeReason().words();
      case FAILED -> failed(state.failure());
      case CANCELLED -> "cancelled" + in(state.failure());
      case TIMED_OUT -> "gave up" + in(state.failure());
    };
  }

  private static String file(SessionState state, FileRead file) {
    return switch (state.phase()) {
      case ATTEMPTING -> file.size() == 0 ? "reading" : "reading " + percent(file) + " %";
      case FAILED -> "could not be read";
      case CANCELLED -> "cancelled";
      default ->
          file.survey() == null
              ? "recording"
              : count(file.survey().streamCount(), "TCP stream", "TCP streams");
    };
  }

  private static long percent(FileRead file) {
    return Math.min(100, file.read() * 100 / file.size());
  }

  /// The name of the file that a session is.
  static String fileName(SessionState state) {
    FileRead file = state.file();
    Path name = file == null ? null : file.path().getFileName();
    return name == null ? state.text() : name.toString();
  }

  private static String attempting(SessionState state) {
    if (state.steps().isEmpty()) {
      return switch (state.role()) {
        case LISTEN -> "starting to listen";
        case ACCEPTED -> "accepted";
        case CONNECT, KEEP, FILE -> "checking address";
      };
    }
    return switch (state.steps().getLast().step()) {
      case Step.Resolving s -> "resolving";
      case Step.Resolved s -> connecting(state);
      case Step.Dialing s -> connecting(state);
      case Step.DialFailed s -> connecting(state);
      case Step.DialAbandoned s -> connecting(state);
      case Step.Dialed s -> "connected";
      case Step.Binding s -> "starting to listen";
      case Step.Negotiating s -> negotiating(s.layer());
      case Step.Negotiated s -> negotiating(s.layer());
    };
  }

  private static String connecting(SessionState state) {
    int addresses = 1;
    int tried = 0;
    for (TimedStep timed : state.steps()) {
      if (timed.step() instanceof Step.Resolved resolved) {
        addresses = resolved.addresses().size();
      } else if (timed.step() instanceof Step.Dialing) {
        tried++;
      }
    }
    return addresses > 1
        ? "connecting (" + Math.max(1, tried) + " of " + addresses + ")"
        : "connecting";
  }

  private static String negotiating(String layer) {
    return switch (layer) {
      case "tls", "TLS" -> "securing";
      case "WebSocket" -> "upgrading";
      default -> layer.endsWith(" proxy") ? "proxying" : "negotiating " + layer;
    };
  }

  /// What a failure is, in a word or a few: `refused`.
  static String failed(@Nullable Failure failure) {
    if (failure == null) {
      return "failed";
    }
    return switch (failure.kind()) {
      case REFUSED -> "refused";
      case UNREACHABLE -> "unreachable";
      case NO_SUCH_NAME -> "no such name";
      case LOOKUP_FAILED -> "name look-up failed";
      case ADDRESS_IN_USE -> "address in use";
      case ADDRESS_NOT_AVAILABLE -> "not an address of this computer";
      case PERMISSION_DENIED -> "not permitted";
      case SIGN_IN -> "sign-in wanted";
      case RESET -> "reset by peer";
      case UNTRUSTED -> "not trusted";
      case WRONG_PROTOCOL -> "wrong protocol";
      case TRUNCATED -> "cut off";
      case OUT_OF_DESCRIPTORS -> "too many open files";
      case DISK_FULL -> "disk full";
      case BAD_ARGUMENT -> "not an endpoint";
      case NOT_SUPPORTED -> "not supported here";
      case CANCELLED, TIMED_OUT, NO_PROTOCOL, PROTOCOL_RAISED, OTHER -> "failed";
    };
  }

  private static String in(@Nullable Failure failure) {
    return failure == null || failure.stage().isEmpty() ? "" : " in \"" + failure.stage() + "\"";
  }

  /// `127.0.0.1:8080`, `[::1]:8080`; empty for none.
  public static String address(@Nullable SocketAddress address) {
    return address == null ? "" : Addresses.text(address);
  }

  /// A size to three digits: `84 B`, `1.4 kB`, `212 MB` (powers of 1,000).
  public static String bytes(long bytes) {
    if (bytes < 1000) {
      return bytes + " B";
    }
    double value = bytes;
    int unit = 0;
    while (value >= 999.5 && unit < UNITS.length - 1) {
      value /= 1000;
      unit++;
    }
    return (value < 9.95 ? Times.tenths(Math.round(value * 10)) : String.valueOf(Math.round(value)))
        + " "
        + UNITS[unit];
  }

  public static String rate(double bytesPerSecond) {
    return bytes(Math.round(bytesPerSecond)) + "/s";
  }

  /// A length of time that is still running: `9 s`, `2:14`, `1:02:09`.
  public static String clock(long nanos) {
    long seconds = Math.max(0, nanos) / 1_000_000_000L;
    long hours = seconds / 3600;
    long minutes = seconds / 60 % 60;
    if (hours > 0) {
      return String.format(Locale.ROOT, "%d:%02d:%02d", hours, minutes, seconds % 60);
    }
    return minutes > 0
        ? String.format(Locale.ROOT, "%d:%02d", minutes, seconds % 60)
        : seconds + " s";
  }

  /// That nothing ran for so long, and what that means for what was under way.
  public static String stoodStill(Duration time) {
    return "Nothing ran here for "
        + clock(time.toNanos())
        + ": the workbench was stopped, the computer slept, or its clock was set. What was waiting"
        + " waits that much longer.";
  }

  /// `1 connection`, `3 connections`, `1,000 connections`.
  public static String count(long n, String one, String many) {
    return String.format(Locale.ROOT, "%,d", n) + " " + (n == 1 ? one : many);
  }
}
