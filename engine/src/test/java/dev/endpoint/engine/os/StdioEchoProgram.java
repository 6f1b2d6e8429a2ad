package dev.endpoint.engine.os;

import dev.endpoint.engine.Engine;
import dev.endpoint.engine.protocol.Echo;
import dev.endpoint.engine.transport.CloseReason;
import dev.endpoint.engine.transport.Protocol;
import dev.endpoint.engine.transport.Transport;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Sends back what comes by its standard input, until that ends.
public final class StdioEchoProgram {
  private StdioEchoProgram() {}

  /// How to start it.
  ///
  /// @param role which side its endpoint is: `server` or `client`
  public static List<String> command(String role) {
    return JavaProgram.command(StdioEchoProgram.class, role);
  }

  public static void main(String[] arguments) throws Exception {
    CompletableFuture<CloseReason> closed = new CompletableFuture<>();
    try (SystemEngine system = SystemEngine.start()) {
      Engine engine = system.engine();
      if (arguments[0].equals("server")) {
        engine.serverFromString("stdio:").listen(peer -> new Watched(closed));
      } else {
        engine.clientFromString("stdio").connect(peer -> new Watched(closed));
      }
      closed.get(60, TimeUnit.SECONDS);
    }
  }

  /// An echo that says when it is over.
  private record Watched(Protocol echo, CompletableFuture<CloseReason> closed) implements Protocol {
    Watched(CompletableFuture<CloseReason> closed) {
      this(new Echo(), closed);
    }

    @Override
    public void connected(Transport transport) throws Exception {
      echo.connected(transport);
    }

    @Override
    public void received(ByteBuffer bytes) throws Exception {
      echo.received(bytes);
    }

    @Override
    public void writable() throws Exception {
      echo.writable();
    }

    @Override
    public void finished() throws Exception {
      echo.finished();
    }

    @Override
    public void closed(CloseReason reason) throws Exception {
      echo.closed(reason);
      closed.complete(reason);
    }
  }
}
