package dev.endpoint.engine.type.systemd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.EndpointCatalog;
import dev.endpoint.engine.ParsedEndpoint;
import dev.endpoint.engine.endpoint.Attempt;
import dev.endpoint.engine.endpoint.ListeningPort;
import dev.endpoint.engine.syntax.TwistedVectors;
import dev.endpoint.engine.testing.FakeEngine;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Failure.Kind;
import dev.endpoint.engine.transport.FailureException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SystemdTypeTest {
  private static final long US = 4122;
  private static final Map<String, String> THREE =
      Map.of("LISTEN_PID", "4122", "LISTEN_FDS", "3", "LISTEN_FDNAMES", "web:admin:sock");
  private static final Map<String, String> ONE =
      Map.of("LISTEN_PID", "4122", "LISTEN_FDS", "1", "LISTEN_FDNAMES", "web");
  private static final SocketAddress IPV4 = new InetSocketAddress("127.0.0.1", 80);

  private static EndpointCatalog catalog(Map<String, String> environment) {
    return EndpointCatalog.of(List.of(new SystemdType(environment, US)));
  }

  private static String only(ParsedEndpoint<?> parsed) {
    assertEquals(1, parsed.diagnostics().size(), parsed.diagnostics()::toString);
    return parsed.diagnostics().getFirst().message();
  }

  @Test
  void theEnvironmentIsReadWhole() {
    assertEquals(List.of("web", "admin", "sock"), Handover.read(THREE, US).names());
    Map<String, String> nameless = Map.of("LISTEN_PID", "4122", "LISTEN_FDS", "2");
    assertEquals(List.of("unknown", "unknown"), Handover.read(nameless, US).names());
  }

  @ParameterizedTest
  @CsvSource({
    "'', 1, , It was not started by a service manager that hands it sockets.",
    "4122, '', , It was not started by a service manager that hands it sockets.",
    "1, 1, , The sockets in its environment are meant for process 1.",
    "4122, -1, , 'LISTEN_FDS, which tells how many there are, is \"-1\".'",
    "4122, 99999, , 'LISTEN_FDS, which tells how many there are, is \"99999\".'",
    "4122, 0, , The service manager handed it none.",
    "4122, 2, a, There are 2 sockets and 1 names for them."
  })
  void whyThereAreNoneIsSaid(String pid, String count, String names, String why) {
    Map<String, String> environment = new HashMap<>();
    if (!pid.isEmpty()) {
      environment.put("LISTEN_PID", pid);
    }
    if (!count.isEmpty()) {
      environment.put("LISTEN_FDS", count);
    }
    if (names != null) {
      environment.put("LISTEN_FDNAMES", names);
    }
    assertEquals(new Handover(List.of(), why), Handover.read(environment, US));
  }

  @Test
  void everyVectorWithItsDescriptors() {
    EndpointCatalog catalog = catalog(THREE);
    TwistedVectors.group("vectors").stream()
        .filter(vector -> vector.has("systemd_fds"))
        .forEach(
            vector -> {
              ParsedEndpoint<?> parsed = catalog.server(vector.get("string").asText());
              switch (vector.get("expect").asText()) {
                case "same" -> assertEquals(List.of(), parsed.diagnostics());
                case "refuse" -> assertFalse(parsed.ok());
                default -> assertTrue(parsed.diagnostics().size() < 3);
              }
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "systemd",
        "systemd:INET",
        "systemd:AF_INET:0",
        "systemd:IPX:0",
        "systemd:INET:x",
        "systemd:INET:3",
        "systemd:INET:-4",
        "systemd:INET:name=nope",
        "systemd:INET:0:name=web",
        "systemd:INET:0:web"
      })
  void whatCannotBeMeantIsRefused(String text) {
    assertFalse(catalog(THREE).server(text).ok());
  }

  @Test
  void theWordsSayWhatThereIs() {
    assertEquals(
        "There is no such socket. Those handed over are, from 0: web, admin, sock.",
        only(catalog(THREE).server("systemd:INET:3")));
    assertEquals("systemd:INET:index=-1", catalog(THREE).server("systemd:inet:-1").canonical());
    assertTrue(catalog(Map.of()).server("systemd:INET:7").ok(), "meant for another start");
  }

  private static Attempt<ListeningPort> listen(FakeEngine fake, String text) throws Exception {
    Attempt<ListeningPort> attempt = fake.engine().serverFromString(text).listen(peer -> null);
    fake.reactor().runUntilIdle();
    return attempt;
  }

  private static Failure failure(Map<String, String> environment, SocketAddress has, String text)
      throws Exception {
    FakeEngine fake = FakeEngine.create(catalog(environment));
    if (has != null) {
      fake.network().inherits(has);
    }
    try {
      listen(fake, text).outcome().toCompletableFuture().get();
    } catch (ExecutionException e) {
      fake.expectNothingLeft();
      return ((FailureException) e.getCause()).failure();
    }
    throw new AssertionError("it went well");
  }

  @Test
  void theOnlySocketIsTakenOver() throws Exception {
    FakeEngine fake = FakeEngine.create(catalog(ONE));
    fake.network().inherits(IPV4);
    ListeningPort port =
        listen(fake, "systemd:INET:name=web").outcome().toCompletableFuture().get();
    assertEquals(IPV4, port.address());
    port.stopListening();
    fake.reactor().runUntilIdle();
    fake.expectNothingLeft();
  }

  @Test
  void whatCannotBeTakenOverIsExplained() throws Exception {
    Failure none = failure(Map.of(), null, "systemd:INET:0");
    assertEquals("No socket was handed to this program", none.message());
    Failure several = failure(THREE, IPV4, "systemd:INET:1");
    assertEquals(Kind.NOT_SUPPORTED, several.kind());
    assertEquals("Descriptor 4 cannot be taken over", several.message());
    assertEquals(Kind.NOT_SUPPORTED, failure(ONE, null, "systemd:INET:0").kind());
    Failure other = failure(ONE, UnixDomainSocketAddress.of("/s"), "systemd:INET:0");
    assertEquals("The socket handed over is not IPv4", other.message());
    assertEquals("It listens on /s.", other.meaning());
  }
}
