package dev.endpoint.app.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.endpoint.app.support.SessionStates;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CopyAsTest {
  private static List<String> ways(SessionStates states) {
    return CopyAs.of(states.build()).stream().map(way -> way.label() + ": " + way.text()).toList();
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

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, tcp:127.0.0.1:80",
    "0.0.0.0, tcp:127.0.0.1:80",
    "::, tcp:127.0.0.1:80",
    "::1, tcp:[::1]:80"
  })
  void aListenerIsReachedFromThisComputer(String address, String client) {
    assertEquals(client, CopyAs.clientString(SessionStates.listen(1).local(address, 80).build()));
  }
}
