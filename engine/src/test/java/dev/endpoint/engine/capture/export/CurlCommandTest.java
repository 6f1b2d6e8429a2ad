package dev.endpoint.engine.capture.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.endpoint.engine.capture.Direction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CurlCommandTest {
  private static Optional<String> curl(String request) throws IOException {
    byte[] bytes = request.getBytes(StandardCharsets.ISO_8859_1);
    return CurlCommand.of(
        new Talk().say(Direction.SENT, bytes).received("HTTP/1.1 200 OK\r\n\r\n").whole(null));
  }

  @Test
  void aRequestHasItsMethodTargetFieldsAndBody() throws IOException {
    assertEquals(
        """
        curl --globoff --path-as-is --http1.1 -X 'PUT' \\
          -H 'User-Agent: x' \\
          -H 'X-Empty;' \\
          -H 'Accept:' \\
          -H 'Content-Type:' \\
          --data-binary 'it'\\''s' \\
          'http://localhost:8080/a?b=c'
        """,
        curl("PUT /a?b=c HTTP/1.1\r\nHost: localhost:8080\r\nUser-Agent: x\r\nX-Empty:\r\n"
                + "Content-Length: 4\r\n\r\nit's and what is no part of it")
            .orElseThrow());
  }

  @Test
  void aBodyThatAShellWouldChangeGoesThroughAPipe() throws IOException {
    String command =
        curl("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\n\0\u00FF").orElseThrow();
    assertEquals("echo AP8= | base64 -d | curl --globoff", command.substring(0, 38));
    assertEquals(true, command.contains("--data-binary @-"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello",
        "GET / HTTP/1.1\r\nHost: h\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "GET * HTTP/1.1\r\nHost: h\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: h\r\nX: \u00E9\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\n\r\n"
      })
  void whatCurlWouldNotMakeAgainIsNotOffered(String bytes) throws IOException {
    assertEquals(Optional.empty(), curl(bytes));
  }

  @Test
  void eventsAloneAreNoRequest() throws IOException {
    assertEquals(Optional.empty(), CurlCommand.of(new Talk().event("x").whole(null)));
  }
}
