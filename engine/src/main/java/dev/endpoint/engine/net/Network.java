package dev.endpoint.engine.net;

import dev.endpoint.engine.reactor.Cancellable;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.FailureException;
import dev.endpoint.engine.transport.Wire;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The seam to the operating system's sockets. All methods and callbacks belong to the reactor
/// thread.
public interface Network {
  /// What [#findHolder] and [#findPeer] call the program that asks.
  String OURSELVES = "this program itself";

  /// Starts to connect to one resolved address. The handler hears exactly one answer, never inside
  /// this call, and none after the returned cancellable was cancelled; cancelling closes the socket
  /// at once.
  Cancellable dial(SocketAddress remote, DialOptions options, DialHandler handler);

  /// Binds and starts to accept. Throws a failure in words when the system refuses.
  Acceptor listen(SocketAddress local, ListenOptions options, AcceptHandler handler)
      throws FailureException;

  /// Takes over the listening socket that this program was started with as its standard input, once
  /// in its life, and starts to accept. Throws a failure in words when there is none.
  Acceptor adopt(AcceptHandler handler) throws FailureException;

  /// Asks which program keeps others from listening there. The answer is in words that go after
  /// "by": `java (pid 4122)`; empty when the system does not tell. Exactly one, never inside this
  /// call, none after cancelling.
  Cancellable findHolder(SocketAddress busy, Consumer<String> answer);

  /// Asks which program is at the other end of a connection, in words: `curl (pid 4122)`; empty
  /// when it is on another computer or the system does not tell. Exactly one answer, never inside
  /// this call, none after cancelling.
  ///
  /// @param local our end's address
  Cancellable findPeer(SocketAddress local, SocketAddress peer, Consumer<String> answer);

  /// @param local address and port to bind before connecting, or null to let the system choose
  record DialOptions(@Nullable SocketAddress local, Map<SocketOption<?>, Object> socket) {
    public DialOptions {
      socket = Map.copyOf(socket);
    }

    public static DialOptions defaults() {
      return new DialOptions(null, Map.of());
    }
  }

  /// @param socket options for each accepted connection, and for the listener where they apply to
  ///   one
  record ListenOptions(int backlog, Map<SocketOption<?>, Object> socket) {
    public ListenOptions {
      socket = Map.copyOf(socket);
    }

    public static ListenOptions defaults() {
      return new ListenOptions(50, Map.of());
    }
  }

  interface DialHandler {
    void dialed(Wire wire);

    void failed(Failure failure);
  }

  interface AcceptHandler {
    /// A connection came in. The wire is born paused; attach a protocol or abort it.
    void accepted(Wire wire);

    /// Accepting is in trouble (out of descriptors, mostly) and goes on by itself; said at most
    /// once a second.
    void troubled(Failure failure);
  }

  /// A socket that accepts.
  interface Acceptor {
    SocketAddress address();

    /// Stops accepting; `closed` runs on the reactor thread when the address is free again, never
    /// inside this call. Idempotent; each call's action runs.
    void close(Runnable closed);
  }
}
