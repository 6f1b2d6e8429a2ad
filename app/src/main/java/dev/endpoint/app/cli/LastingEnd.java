package dev.endpoint.app.cli;

import dev.endpoint.engine.transport.CloseReason;
import dev.endpoint.engine.transport.Protocol;
import dev.endpoint.engine.transport.ProtocolFactory;
import dev.endpoint.engine.transport.Transport;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// One end that lasts, such as the standard streams, joined with one connection after the other.
/// Reactor thread.
///
/// - The lasting end is read only while there is a connection that has room.
/// - Its end is a half-close of the connection, and then the end of that connection is the end of
///   all.
/// - A connection whose peer has finished is closed, and the next one takes its place. What was
///   sent on a connection that is lost is not sent again.
final class LastingEnd implements Protocol, ProtocolFactory {
  interface Observer {
    /// The lasting end is connected.
    void opened(Transport lasting);

    /// Nothing more is to be passed on.
    ///
    /// @param inOrder whether the last connection ended in order
    void over(boolean inOrder);

    /// The lasting end is closed.
    void closed();
  }

  private final Observer observer;
  private @Nullable Transport lasting;
  private @Nullable Transport connection;
  private boolean finished;
  private boolean over;

  LastingEnd(Observer observer) {
    this.observer = observer;
  }

  @Override
  public void connected(Transport transport) {
    lasting = transport;
    transport.pause();
    observer.opened(transport);
  }

  @Override
  public void received(ByteBuffer bytes) {
    Transport there = connection;
    if (there == null) {
      throw new IllegalStateException("bytes while there is no connection");
    }
    there.write(bytes);
    if (!there.hasRoom()) {
      open().pause();
    }
  }

  @Override
  public void writable() {
    if (connection != null) {
      connection.resume();
    }
  }

  @Override
  public void finished() {
    finished = true;
    if (connection != null) {
      connection.finish();
    }
  }

  @Override
  public void closed(CloseReason reason) {
    end(reason.orderly());
    observer.closed();
  }

  private void end(boolean inOrder) {
    if (!over) {
      over = true;
      observer.over(inOrder);
    }
  }

  private Transport open() {
    if (lasting == null) {
      throw new IllegalStateException("a connection before the end that lasts");
    }
    return lasting;
  }

  /// The end of the next connection.
  @Override
  public Protocol buildProtocol(SocketAddress peer) {
    return new Connection();
  }

  private final class Connection implements Protocol {
    private @Nullable Transport transport;

    @Override
    public void connected(Transport connected) {
      transport = connected;
      connection = connected;
      if (finished) {
        connected.finish();
      } else {
        open().resume();
      }
    }

    @Override
    public void received(ByteBuffer bytes) {
      open().write(bytes);
      if (!open().hasRoom() && transport != null) {
        transport.pause();
      }
    }

    @Override
    public void writable() {
      open().resume();
    }

    @Override
    public void finished() {
      if (transport != null) {
        transport.close();
      }
    }

    @Override
    public void closed(CloseReason reason) {
      if (connection == null || connection != transport) {
        return;
      }
      connection = null;
      if (finished) {
        end(reason.orderly());
      } else {
        open().pause();
      }
    }
  }
}
