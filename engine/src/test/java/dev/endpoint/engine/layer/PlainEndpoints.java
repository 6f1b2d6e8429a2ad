package dev.endpoint.engine.layer;

import dev.endpoint.engine.endpoint.Attempt;
import dev.endpoint.engine.endpoint.AttemptDriver;
import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.endpoint.ListeningPort;
import dev.endpoint.engine.endpoint.ServerEndpoint;
import dev.endpoint.engine.endpoint.Step;
import dev.endpoint.engine.net.Network;
import dev.endpoint.engine.net.Network.Acceptor;
import dev.endpoint.engine.reactor.Cancellable;
import dev.endpoint.engine.reactor.Reactor;
import dev.endpoint.engine.transport.Addresses;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Failures;
import dev.endpoint.engine.transport.Protocol;
import dev.endpoint.engine.transport.ProtocolFactory;
import dev.endpoint.engine.transport.Wire;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// The plainest endpoints upon a network: one address, no name, no limit.
public final class PlainEndpoints {
  private PlainEndpoints() {}

  /// 127.0.0.1 with this port.
  public static SocketAddress loopback(int port) {
    return new InetSocketAddress("127.0.0.1", port);
  }

  public static ClientEndpoint client(Reactor reactor, Network network, SocketAddress address) {
    return factory ->
        new AttemptDriver<Protocol>(reactor, Addresses.text(address), "connecting")
            .start(
                driver -> dial(driver, network, address, factory),
                e -> Failures.of(e, "connecting", Addresses.text(address)));
  }

  private static void dial(
      AttemptDriver<Protocol> driver,
      Network network,
      SocketAddress address,
      ProtocolFactory factory) {
    driver.step(new Step.Dialing(address));
    Cancellable dial =
        network.dial(
            address,
            Network.DialOptions.defaults(),
            new Network.DialHandler() {
              @Override
              public void dialed(Wire wire) {
                driver.onRelease(wire::abort);
                driver.step(new Step.Dialed(address));
                attach(driver, wire, factory);
              }

              @Override
              public void failed(Failure failure) {
                driver.fail(failure);
              }
            });
    driver.onRelease(dial::cancel);
  }

  private static void attach(AttemptDriver<Protocol> driver, Wire wire, ProtocolFactory factory) {
    try {
      Protocol protocol = factory.buildProtocol(wire.peerAddress());
      if (protocol == null) {
        driver.fail(Failures.noProtocol("connecting", driver.target()));
      } else if (!driver.isOver()) {
        wire.attach(protocol);
        driver.succeed(protocol);
      }
    } catch (Exception e) {
      driver.fail(Failures.protocolRaised("connected", "connecting", driver.target(), e));
    }
  }

  public static ServerEndpoint server(Reactor reactor, Network network, SocketAddress address) {
    return factory ->
        new AttemptDriver<ListeningPort>(reactor, Addresses.text(address), "listening")
            .start(
                driver -> driver.succeed(listen(reactor, network, address, factory)),
                e -> Failures.of(e, "listening", Addresses.text(address)));
  }

  private static ListeningPort listen(
      Reactor reactor, Network network, SocketAddress address, ProtocolFactory factory)
      throws Exception {
    Acceptor acceptor =
        network.listen(
            address,
            Network.ListenOptions.defaults(),
            new Network.AcceptHandler() {
              @Override
              public void accepted(Wire wire) {
                try {
                  Protocol protocol = factory.buildProtocol(wire.peerAddress());
                  if (protocol == null) {
                    wire.abort();
                  } else {
                    wire.attach(protocol);
                  }
                } catch (Exception e) {
                  wire.abort();
                  reactor.report("an accepted connection", e);
                }
              }

              @Override
              public void troubled(Failure failure) {}
            });
    return new ListeningPort() {
      @Override
      public SocketAddress address() {
        return acceptor.address();
      }

      @Override
      public CompletionStage<Void> stopListening() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        reactor.run(() -> acceptor.close(() -> done.complete(null)));
        return done;
      }
    };
  }

  /// What an attempt came to: its failure, or null when it succeeded or is not over.
  public static Failure failureOf(Attempt<?> attempt) {
    Failure[] found = new Failure[1];
    attempt
        .outcome()
        .whenComplete(
            (result, thrown) -> {
              if (thrown != null) {
                found[0] = Failures.of(thrown, "", "");
              }
            });
    return found[0];
  }
}
