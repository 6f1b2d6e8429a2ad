package dev.endpoint.app.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointEditTest {
  @ParameterizedTest
  @CsvSource({
    "tcp:db:5432, 5432",
    "tcp:[::1]:5432:timeout=5, 5432",
    "tcp:db:timeout=5:5432, 5432",
    "tcp:db:port=81, 81",
    "tcp:db, ''"
  })
  void anArgumentIsFoundByPlaceOrByName(String text, String port) {
    assertEquals(port, new EndpointEdit(text).argument("port", 1));
  }

  @Test
  void theTypeIsReadInLowerCaseAndReplacedWhereItStands() {
    assertEquals("tcp", new EndpointEdit("TCP:db:80").type());
    assertEquals("tcp4:db:80", new EndpointEdit("TCP:db:80").withType("tcp4").text());
  }
}
