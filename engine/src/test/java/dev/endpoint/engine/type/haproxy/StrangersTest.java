package dev.endpoint.engine.type.haproxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.layer.Handshake;
import dev.endpoint.engine.transport.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whoever does not begin with a header is told by name, however its words are cut.
class StrangersTest {
  @ParameterizedTest
  @CsvSource({
    "'GET / HTTP/1.1\r\nHost: a.example\r\n\r\n', a plain HTTP request, GET / HTTP/1.1…",
    "'POST /path HTTP/1.1\r\n', a plain HTTP request, POST /path HTTP/",
    "'PUT / HTTP/1.1\r\n', a plain HTTP request, PUT / HTTP/1.1…",
    "'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', a plain HTTP request, PRI * HTTP/2.0…",
    "'SSH-2.0-OpenSSH_9.2\r\n', SSH, SSH-2.0-OpenSSH_",
    "'EHLO mail.example\r\n', plain SMTP, EHLO mail.exampl",
    "'proxy TCP4 1.2.3.4 1.2.3.4 1 2\r\n', a PROXY header in small letters, proxy TCP4 1.2.3",
    "'PROXYTCP4 1.2.3.4\r\n', something else, PROXYTCP4 1.2.3.",
    "'QUIT\r\n', something else, QUIT…",
    "'\r\n\r\nhello\n', something else, …",
  })
  void aStrangerIsNamed(String stream, String who, String quoted) {
    String text = stream.replace("\\r", "\r").replace("\\n", "\n");
    Cuts.Verdict verdict = Cuts.ofAnyCut(text);
    assertEquals(Cuts.PEER + " sent " + who + " instead of a PROXY header", verdict.message());
    Handshake.Refused refused = (Handshake.Refused) verdict.result();
    assertEquals(Failure.Kind.WRONG_PROTOCOL, refused.kind());
    assertTrue(refused.meaning().startsWith("It began with “" + quoted + "”."), refused.meaning());
    assertTrue(refused.meaning().contains("send-proxy"), refused.meaning());
  }

  @Test
  void aTlsHandshakeIsNamed() {
    byte[] hello = Block.hex("16030100c8010000c40303aabbccddeeff00112233445566778899");
    assertEquals(
        Cuts.PEER + " sent a TLS handshake instead of a PROXY header",
        Cuts.ofAnyCut(hello).message());
  }

  @Test
  void aFewBytesAreNotEnoughToKnowAStrangerBy() {
    assertInstanceOf(Handshake.More.class, Cuts.ofAnyCut("GET /").result());
  }
}
