package dev.endpoint.engine.os;

import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Failure.Kind;
import dev.endpoint.engine.transport.FailureException;
import dev.endpoint.engine.transport.Failures;
import java.io.IOException;
import java.nio.channels.Channel;
import java.nio.channels.ServerSocketChannel;
import java.util.concurrent.atomic.AtomicBoolean;

/// The listening socket that this program was started with as its standard input. The JDK gives it
/// out by one method and leads standard input, output and error nowhere then.
final class InheritedSocket {
  static final String WORDS = "standard input";

  private static final AtomicBoolean TAKEN = new AtomicBoolean();

  private InheritedSocket() {}

  /// Takes it, once in the life of this program.
  static ServerSocketChannel take() throws FailureException {
    try {
      Channel inherited = System.inheritedChannel();
      if (!(inherited instanceof ServerSocketChannel server)) {
        throw failure(
            Kind.NOT_SUPPORTED,
            "The standard input of this program is no listening socket",
            inherited == null
                ? "Java can take over descriptor 0 only, the standard input. The service has to say"
                    + " StandardInput=socket."
                : "It is a connection: the socket unit says Accept=yes, where Accept=no is"
                    + " needed.");
      }
      if (!TAKEN.compareAndSet(false, true)) {
        throw failure(
            Kind.ADDRESS_IN_USE,
            "The socket handed over is taken already",
            "It can be listened on once in the life of a program.");
      }
      return server;
    } catch (IOException e) {
      throw Failures.of(e, "listening", WORDS).toException();
    }
  }

  private static FailureException failure(Kind kind, String message, String meaning) {
    return new Failure(kind, "listening", WORDS, message, meaning).toException();
  }
}
