package dev.endpoint.engine.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.EndpointCatalog;
import dev.endpoint.engine.syntax.EndpointSyntaxException;
import dev.endpoint.engine.testing.FakeEngine;
import dev.endpoint.engine.testing.RecordingProtocol;
import dev.endpoint.engine.testing.RecordingProtocol.Callback;
import dev.endpoint.engine.transport.CloseReason;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Transport;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RelayTest {
  private final FakeEngine fake = FakeEngine.create(EndpointCatalog.installed());
  private final List<String> told = new ArrayList<>();
  private final RecordingProtocol client = new RecordingProtocol();
  private final RecordingProtocol server = new RecordingProtocol();

  private final Relay.Observer observer =
      new Relay.Observer() {
        @Override
        public void failed(Failure failure) {
          told.add(failure.kind().toString());
        }

        @Override
        public void over() {
          told.add("over");
        }
      };

  @AfterEach
  void nothingIsLeft() {
    fake.expectNothingLeft();
  }

  private void relay() throws EndpointSyntaxException {
    fake.engine()
        .serverFromString("memory:front")
        .listen(new Relay(fake.engine().clientFromString("memory:back"), observer))
        .outcome()
        .thenAccept(port -> stop = port::stopListening);
    run();
  }

  private Runnable stop = () -> {};
  private Runnable stopBack = () -> {};

  private void serve() throws EndpointSyntaxException {
    fake.engine()
        .serverFromString("memory:back")
        .listen(peer -> server)
        .outcome()
        .thenAccept(port -> stopBack = port::stopListening);
    run();
  }

  private void connect() throws EndpointSyntaxException {
    fake.engine().clientFromString("memory:front").connect(peer -> client);
    run();
  }

  private void run() {
    fake.reactor().runUntilIdle();
  }

  private void end() {
    stop.run();
    stopBack.run();
    run();
  }

  @Test
  void bytesAndHalfClosesPassBothWays() throws EndpointSyntaxException {
    serve();
    relay();
    connect();
    client.say("hello");
    client.transport().finish();
    run();
    assertEquals("hello", server.receivedText());
    assertTrue(server.events().contains("finished"), server.events().toString());
    server.say("bye");
    run();
    assertEquals("bye", client.receivedText());
    server.transport().finish();
    run();
    assertTrue(client.closeReason().orderly());
    assertTrue(server.closeReason().orderly());
    assertEquals(List.of("over"), told);
    end();
  }

  @Test
  void anEndThatDoesNotReadHoldsTheOtherBack() throws EndpointSyntaxException {
    server.on(Callback.CONNECTED, Transport::pause);
    serve();
    relay();
    connect();
    long sent = 0;
    while (client.transport().hasRoom() && sent < 64L * Transport.HIGH_WATER) {
      client.transport().write(ByteBuffer.allocate(1 << 16));
      sent += 1 << 16;
      run();
    }
    assertTrue(sent < 8L * Transport.HIGH_WATER, "held after " + sent);
    server.transport().resume();
    client.transport().finish();
    run();
    assertEquals(sent, server.received().length);
    server.transport().close();
    run();
    end();
  }

  @Test
  void aResetAtOneEndIsAResetAtTheOther() throws EndpointSyntaxException {
    serve();
    relay();
    connect();
    client.transport().abort();
    run();
    assertTrue(server.closeReason() instanceof CloseReason.Reset, server.events().toString());
    assertEquals(List.of("over"), told);
    end();
  }

  @Test
  void whereTheTargetRefusesTheConnectionIsReset() throws EndpointSyntaxException {
    relay();
    connect();
    client.say("lost");
    run();
    assertTrue(client.closeReason() instanceof CloseReason.Reset, client.events().toString());
    assertEquals(List.of("REFUSED", "over"), told);
    end();
  }

  @Test
  void everyConnectionHasATargetOfItsOwn() throws EndpointSyntaxException {
    List<RecordingProtocol> servers = new ArrayList<>();
    fake.engine()
        .serverFromString("memory:back")
        .listen(
            peer -> {
              servers.add(new RecordingProtocol());
              return servers.getLast();
            })
        .outcome()
        .thenAccept(port -> stopBack = port::stopListening);
    relay();
    connect();
    RecordingProtocol second = new RecordingProtocol();
    fake.engine().clientFromString("memory:front").connect(peer -> second);
    run();
    client.say("one");
    second.say("two");
    run();
    assertEquals("one", servers.get(0).receivedText());
    assertEquals("two", servers.get(1).receivedText());
    servers.forEach(each -> each.transport().close());
    client.transport().close();
    second.transport().close();
    run();
    assertEquals(List.of("over", "over"), told);
    end();
  }
}
