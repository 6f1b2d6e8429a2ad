package dev.endpoint.engine.net;

import dev.endpoint.engine.net.Network.DialHandler;
import dev.endpoint.engine.reactor.Cancellable;
import dev.endpoint.engine.transport.FailureException;
import dev.endpoint.engine.transport.Wire;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The seam to other programs, and to what this one was started with. All methods and callbacks
/// belong to the reactor thread.
public interface Processes {
  /// Starts a program; the wire leads to its standard input and from its standard output. The
  /// handler hears exactly one answer, never inside this call, and none after the returned
  /// cancellable was cancelled; cancelling kills what was started.
  ///
  /// The wire's `finish` closes the program's input; it is over when both of the program's streams
  /// have ended and the program has ([dev.endpoint.engine.transport.CloseReason.Exited]). `close`
  /// asks a program to end that does not do so by itself; `abort` kills it and what it has started.
  Cancellable start(Command command, DialHandler handler);

  /// The standard input and output of this program itself, as one connection. There is only one of
  /// them; asking again is a failure in words.
  Wire standardStreams() throws FailureException;

  /// What to start.
  ///
  /// @param words the program, by path or by a name to be found in `PATH`, and its arguments
  /// @param inherits whether it gets this program's environment, too
  /// @param environment variables by name, instead of those it inherits
  /// @param directory where it runs; null for where this program does
  /// @param error what becomes of its standard error
  record Command(
      List<String> words,
      boolean inherits,
      Map<String, String> environment,
      @Nullable String directory,
      ErrorStream error) {
    public Command {
      words = List.copyOf(words);
      environment = Map.copyOf(environment);
    }

    /// The program as a person writes it.
    public String program() {
      return words.getFirst();
    }
  }

  /// What becomes of a program's standard error.
  enum ErrorStream {
    /// It comes beside the stream ([dev.endpoint.engine.transport.Protocol#standardError]).
    SEPARATE,
    /// It comes as if it were standard output.
    MERGE,
    /// It is thrown away.
    DROP
  }
}
