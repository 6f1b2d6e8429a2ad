package dev.endpoint.engine.type.proxy;

import dev.endpoint.engine.layer.Fed;
import dev.endpoint.engine.layer.Handshake;
import dev.endpoint.engine.layer.RandomHandshakeBytes;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/// Whatever a proxy says, a talk goes on, opens or refuses in words; it never raises.
class RandomProxyBytesTest extends RandomHandshakeBytes {
  private static final Destination NAME = Destination.of("example.com", 443);
  private static final Credentials ANNA = new Credentials("anna", "sesam");

  RandomProxyBytesTest() {
    super(300);
  }

  static Stream<Arguments> talks() {
    Supplier<Handshake> five = () -> new Socks5Talk(NAME, ANNA);
    Supplier<Handshake> four = () -> new Socks4Talk(NAME, ANNA);
    Supplier<Handshake> http = () -> new HttpTalk(NAME, ANNA);
    return Stream.of(
        Arguments.of("SOCKS 5", five, Fed.hex("0502 0100 05000003 0461626364 0050 68656c6c6f")),
        Arguments.of("SOCKS 4", four, Fed.hex("005a 0050 c0000201 68656c6c6f")),
        Arguments.of(
            "HTTP",
            http,
            Fed.bytes(
                "HTTP/1.1 100 C\r\n\r\nHTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm=\"a\","
                    + " NTLM\r\n x\r\nProxy-Status: y\r\n\r\nbody")),
        Arguments.of("HTTP open", http, Fed.bytes("HTTP/1.1 200 OK\r\nVia: x\n y\r\n\r\nhello")));
  }
}
