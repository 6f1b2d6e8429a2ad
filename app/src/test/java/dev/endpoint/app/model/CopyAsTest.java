package dev.endpoint.app.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.endpoint.app.support.SessionStates;
import dev.endpoint.engine.EndpointCatalog;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CopyAsTest {
  private static final EndpointCatalog CATALOG = EndpointCatalog.installed();

  private static List<String> ways(SessionStates states) {
    return CopyAs.of(states.build(), CATALOG).stream()
        .map(way -> way.label() + ": " + way.shown())
        .toList();
  }

  @Test
  void aConnectionAsStringAndCommands() {
    assertEquals(
        List.of(
            "Endpoint string: tcp:[::1]:80",
            "socat command: socat - TCP:[::1]:80",
            "ncat command: ncat ::1 80"),
        ways(SessionStates.connect(1).text("tcp:[::1]:80")));
  }

  @Test
  void aListenerAsBothStringsAndCommands() {
    assertEquals(
        List.of(
            "Server string: tcp:8080",
            "Client string: tcp:127.0.0.1:8080",
            "socat command: socat - TCP-LISTEN:8080,bind=127.0.0.1,reuseaddr",
            "ncat command: ncat --listen --keep-open 127.0.0.1 8080"),
        ways(SessionStates.listen(1)));
  }

  @Test
  void anAcceptedConnectionAsTheClientItCameFrom() {
    assertEquals(
        List.of(
            "Endpoint string: tcp:127.0.0.1:8080",
            "socat command: socat - TCP:127.0.0.1:8080",
            "ncat command: ncat 127.0.0.1 8080"),
        ways(SessionStates.accepted(2, 1)));
  }

  @Test
  void whatIsNoTcpHasNoTcpCommand() {
    assertEquals(
        List.of("Endpoint string: memory:a"), ways(SessionStates.connect(1).text("memory:a")));
  }

  private static Optional<String> client(SessionStates states) {
    return CopyAs.clientString(states.build(), CATALOG);
  }

  @Test
  void aListenerOfAnotherTypeIsReachedByThatType() {
    assertEquals(
        Optional.of("haproxy:tcp:127.0.0.1:8080"),
        client(SessionStates.accepted(2, 1).text("haproxy:tcp:8080")));
    assertEquals(Optional.of("memory:a"), client(SessionStates.listen(1).text("memory:a")));
    assertEquals(Optional.empty(), client(SessionStates.listen(1).text("stdio")));
  }

  @Test
  void aPasswordIsCopiedButNotShown() {
    String text = "socks5:h:80:endpoint={tcp:p:1080}:username=u:password=geheim";
    CopyAs way = CopyAs.of(SessionStates.connect(1).text(text).build(), CATALOG).getFirst();
    assertEquals(text, way.text());
    assertEquals(text.replace("geheim", "***"), way.shown());
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, tcp:127.0.0.1:80",
    "0.0.0.0, tcp:127.0.0.1:80",
    "::, tcp:127.0.0.1:80",
    "::1, tcp:[::1]:80"
  })
  void aListenerIsReachedFromThisComputer(String address, String client) {
    assertEquals(Optional.of(client), client(SessionStates.listen(1).local(address, 80)));
  }
}
