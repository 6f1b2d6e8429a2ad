package dev.endpoint.app.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointEditTest {
  @ParameterizedTest
  @CsvSource({
    "tcp:db:5432, tcp:db:5432:timeout=60",
    "tcp:db:5432:timeout=5, tcp:db:5432:timeout=60",
    "tcp:db:timeout=5:5432, tcp:db:timeout=60:5432",
    "tcp:[::1]:80, tcp:[::1]:80:timeout=60",
    "tcp:\\:\\:1:80, tcp:\\:\\:1:80:timeout=60"
  })
  void aNamedArgumentIsReplacedOrAdded(String text, String changed) {
    assertEquals(changed, new EndpointEdit(text).with("timeout", "60").text());
  }

  @ParameterizedTest
  @CsvSource({
    "tcp:db:5432, tcp:db:81",
    "tcp:[::1]:5432:timeout=5, tcp:[::1]:81:timeout=5",
    "tcp:db:port=5432, tcp:db:port=81",
    "tcp:db, tcp:db:port=81"
  })
  void aPlacedArgumentIsFoundByPlaceOrByName(String text, String changed) {
    assertEquals(changed, new EndpointEdit(text).with("port", 1, "81").text());
  }

  @Test
  void theTypeIsReadInLowerCaseAndReplacedWhereItStands() {
    assertEquals("tcp", new EndpointEdit("TCP:db:80").type());
    assertEquals("tcp4:db:80", new EndpointEdit("TCP:db:80").withType("tcp4").text());
  }

  @ParameterizedTest
  @CsvSource({"tcp:db:80, 80", "tcp:db:http, -1", "tcp:db, -1", "tcp:db:port=81, 81"})
  void thePortIsANumberOrNone(String text, int port) {
    assertEquals(
        port < 0 ? OptionalInt.empty() : OptionalInt.of(port), new EndpointEdit(text).port(1));
  }
}
