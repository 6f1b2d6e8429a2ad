package dev.endpoint.engine.bench;

import dev.endpoint.engine.net.Network.AcceptHandler;
import dev.endpoint.engine.net.Network.Acceptor;
import dev.endpoint.engine.net.Network.DialHandler;
import dev.endpoint.engine.net.Network.DialOptions;
import dev.endpoint.engine.net.Network.ListenOptions;
import dev.endpoint.engine.os.NioNetwork;
import dev.endpoint.engine.os.NioReactor;
import dev.endpoint.engine.protocol.Discard;
import dev.endpoint.engine.protocol.Echo;
import dev.endpoint.engine.transport.CloseReason;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Protocol;
import dev.endpoint.engine.transport.Transport;
import dev.endpoint.engine.transport.Wire;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/// Our own reactor and network.
final class EndpointContender implements Contender {
  @Override
  public String name() {
    return "endpoint";
  }

  @Override
  public Running start(Workload workload, Meter meter) throws Exception {
    Side server = new Side("bench server");
    Side client = new Side("bench client");
    CountDownLatch open = new CountDownLatch(workload.connections);
    Acceptor acceptor =
        server.ask(
            () ->
                server.network.listen(
                    new InetSocketAddress("127.0.0.1", 0),
                    new ListenOptions(1024, Map.of()),
                    new Accepting(() -> serverProtocol(workload, meter))));
    client.ask(
        () -> {
          for (int i = 0; i < workload.connections; i++) {
            new Dialer(client.network, acceptor.address(), workload, meter, open).dial();
          }
          return null;
        });
    open.await();
    return () -> {
      client.close();
      server.close();
    };
  }

  private static Protocol serverProtocol(Workload workload, Meter meter) {
    return switch (workload) {
      case BULK_1, BULK_32 -> new CountingDiscard(meter);
      case ECHO, PING_1, PING_64 -> new Echo();
      case CONNECT -> new CloseAtOnce();
    };
  }

  /// A reactor with its network.
  private static final class Side {
    final NioReactor reactor;
    final NioNetwork network;

    Side(String name) throws IOException {
      reactor = NioReactor.start(name);
      network = new NioNetwork(reactor);
    }

    <T> T ask(Callable<T> action) throws Exception {
      CompletableFuture<T> answer = new CompletableFuture<>();
      reactor.execute(
          () -> {
            try {
              answer.complete(action.call());
            } catch (Throwable e) {
              answer.completeExceptionally(e);
            }
          });
      return answer.get();
    }

    void close() throws InterruptedException {
      reactor.close();
      if (!reactor.awaitClosed(Duration.ofSeconds(30))) {
        throw new IllegalStateException("the reactor does not end");
      }
      network.close();
    }
  }

  private static void attach(Wire wire, Protocol protocol) {
    try {
      wire.attach(protocol);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private record Accepting(Supplier<Protocol> protocols) implements AcceptHandler {
    @Override
    public void accepted(Wire wire) {
      attach(wire, protocols.get());
    }

    @Override
    public void troubled(Failure failure) {
      throw new IllegalStateException(failure.message(), failure.cause());
    }
  }

  /// Connects, and for [Workload#CONNECT] again and again.
  private record Dialer(
      NioNetwork network, SocketAddress remote, Workload workload, Meter meter, CountDownLatch open)
      implements DialHandler {
    void dial() {
      network.dial(remote, DialOptions.defaults(), this);
    }

    @Override
    public void dialed(Wire wire) {
      open.countDown();
      attach(
          wire,
          switch (workload) {
            case BULK_1, BULK_32 -> new Sender(new Discard());
            case ECHO -> new Sender(new CountingDiscard(meter));
            case PING_1, PING_64 -> new Pinger(meter);
            case CONNECT -> new Redialing(this);
          });
    }

    @Override
    public void failed(Failure failure) {
      if (failure.kind() != Failure.Kind.CANCELLED) {
        throw new IllegalStateException(failure.message(), failure.cause());
      }
    }
  }

  private static final class CloseAtOnce implements Protocol {
    @Override
    public void connected(Transport transport) {
      transport.close();
    }

    @Override
    public void received(ByteBuffer bytes) {}

    @Override
    public void finished() {}
  }

  private static final class Redialing implements Protocol {
    private final Dialer dialer;
    private Transport transport;
    private boolean finished;

    Redialing(Dialer dialer) {
      this.dialer = dialer;
    }

    @Override
    public void connected(Transport transport) {
      this.transport = transport;
    }

    @Override
    public void received(ByteBuffer bytes) {}

    @Override
    public void finished() {
      finished = true;
      transport.abort(); // no TIME_WAIT, which would use up the ports
    }

    @Override
    public void closed(CloseReason reason) {
      dialer.meter().add(1);
      if (finished) { // else the reactor is being closed
        dialer.dial();
      }
    }
  }

  private static final class Pinger implements Protocol {
    private final ByteBuffer ping = ByteBuffer.allocateDirect(1);
    private final Meter meter;
    private Transport transport;

    Pinger(Meter meter) {
      this.meter = meter;
    }

    @Override
    public void connected(Transport transport) {
      this.transport = transport;
      transport.write(ping.clear());
    }

    @Override
    public void received(ByteBuffer bytes) {
      meter.add(1);
      transport.write(ping.clear());
    }

    @Override
    public void finished() {}
  }

  private static final class CountingDiscard implements Protocol {
    private final Meter meter;

    CountingDiscard(Meter meter) {
      this.meter = meter;
    }

    @Override
    public void connected(Transport transport) {}

    @Override
    public void received(ByteBuffer bytes) {
      meter.add(bytes.remaining());
    }

    @Override
    public void finished() {}
  }

  private static final class Sender implements Protocol {
    private final ByteBuffer block = ByteBuffer.allocateDirect(Workload.BLOCK);
    private final Protocol receiver;
    private Transport transport;

    Sender(Protocol receiver) {
      this.receiver = receiver;
    }

    @Override
    public void connected(Transport transport) throws Exception {
      this.transport = transport;
      receiver.connected(transport);
      send();
    }

    @Override
    public void writable() {
      send();
    }

    private void send() {
      while (transport.hasRoom()) {
        transport.write(block.clear());
      }
    }

    @Override
    public void received(ByteBuffer bytes) throws Exception {
      receiver.received(bytes);
    }

    @Override
    public void finished() {}
  }
}
