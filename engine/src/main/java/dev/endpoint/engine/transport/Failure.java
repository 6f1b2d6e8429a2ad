package dev.endpoint.engine.transport;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why something did not work, as a value with words in the user's language.
///
/// @param kind what it is, for programs
/// @param stage where in the attempt: `resolving`, `connecting`, `listening`, `accepting`, a
///   layer's name, or `open`
/// @param target what was being reached, as a person would write it: `127.0.0.1:8081`
/// @param message what happened, one sentence without its full stop
/// @param meaning what that means or the likely reason, one or more sentences; may be empty
/// @param code the system's or the standard's own name for it (`ECONNREFUSED`), or empty
/// @param cause the exception it came from
/// @param others failures that led here and are not the most telling, in the order they happened
public record Failure(
    Kind kind,
    String stage,
    String target,
    String message,
    String meaning,
    String code,
    @Nullable Throwable cause,
    List<Failure> others) {

  public enum Kind {
    CANCELLED,
    TIMED_OUT,
    REFUSED,
    UNREACHABLE,
    NO_SUCH_NAME,
    LOOKUP_FAILED,
    ADDRESS_IN_USE,
    ADDRESS_NOT_AVAILABLE,
    PERMISSION_DENIED,
    /// The other side serves nobody who does not sign in, or not who did.
    SIGN_IN,
    RESET,
    /// A certificate was not accepted, by us or by the peer.
    UNTRUSTED,
    /// The peer speaks another protocol, or nothing in common with us.
    WRONG_PROTOCOL,
    /// The peer's bytes ended too early.
    TRUNCATED,
    OUT_OF_DESCRIPTORS,
    DISK_FULL,
    NO_PROTOCOL,
    PROTOCOL_RAISED,
    BAD_ARGUMENT,
    NOT_SUPPORTED,
    OTHER
  }

  public Failure {
    others = List.copyOf(others);
  }

  public Failure(Kind kind, String stage, String target, String message, String meaning) {
    this(kind, stage, target, message, meaning, "", null, List.of());
  }

  public Failure withOthers(List<Failure> others) {
    return new Failure(kind, stage, target, message, meaning, code, cause, others);
  }

  public Failure withMeaning(String meaning) {
    return new Failure(kind, stage, target, message, meaning, code, cause, others);
  }

  /// As an exception, for futures and `throws` clauses.
  public FailureException toException() {
    return new FailureException(this);
  }
}
