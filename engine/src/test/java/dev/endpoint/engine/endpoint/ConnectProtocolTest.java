package dev.endpoint.engine.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.endpoint.engine.syntax.EndpointSyntaxException;
import dev.endpoint.engine.testing.Answer;
import dev.endpoint.engine.testing.FakeEngine;
import dev.endpoint.engine.testing.RecordingProtocol;
import dev.endpoint.engine.transport.Protocol;
import dev.endpoint.engine.transport.ProtocolFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class ConnectProtocolTest {
  private static final InetSocketAddress ADDRESS =
      new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 80);

  private final FakeEngine fake = FakeEngine.create();
  private final RecordingProtocol mine = new RecordingProtocol();

  @Test
  void theOutcomeIsTheProtocolThatWasGiven() throws EndpointSyntaxException {
    fake.network().answer(ADDRESS, Answer.accept());
    Protocol[] got = {null};
    Attempt<Protocol> attempt =
        fake.engine().clientFromString("tcp:127.0.0.1:80").connectProtocol(mine);
    attempt.outcome().thenAccept(protocol -> got[0] = protocol);
    fake.reactor().runUntilIdle();
    assertSame(mine, got[0]);
    mine.transport().abort();
    fake.network().farEnds().forEach(end -> end.abort());
    fake.reactor().runUntilIdle();
    fake.expectNothingLeft();
  }

  @Test
  void itServesOneConnection() throws Exception {
    ProtocolFactory[] given = {null};
    ClientEndpoint endpoint =
        factory -> {
          given[0] = factory;
          return new AttemptDriver<>(fake.reactor(), "nowhere", "connecting");
        };
    endpoint.connectProtocol(mine);
    assertSame(mine, given[0].buildProtocol(ADDRESS));
    IllegalStateException second =
        assertThrows(IllegalStateException.class, () -> given[0].buildProtocol(ADDRESS));
    assertEquals("one protocol serves one connection", second.getMessage());
  }
}
