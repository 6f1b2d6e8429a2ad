package dev.endpoint.engine.type.websocket;

import dev.endpoint.engine.layer.Fed;
import dev.endpoint.engine.layer.Handshake;
import dev.endpoint.engine.layer.RandomHandshakeBytes;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/// Whatever comes as a handshake, it goes on, opens or is refused in words; it never raises.
class RandomUpgradeBytesTest extends RandomHandshakeBytes {
  private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

  RandomUpgradeBytesTest() {
    super(500);
  }

  static Stream<Arguments> talks() {
    ClientTerms asked =
        new ClientTerms("h", "/", "", List.of("chat"), List.of(), true, "add secure=yes");
    ServerTerms taken = new ServerTerms("", List.of("chat"), List.of("https://example.org"), true);
    Supplier<Handshake> client = () -> new ClientUpgrade(asked, KEY);
    Supplier<Handshake> server = () -> new ServerUpgrade(taken);
    return Stream.of(
        Arguments.of(
            "client",
            client,
            Fed.bytes(
                "HTTP/1.1 101 S\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"
                    + "Sec-WebSocket-Protocol: chat\r\nServer: s\r\n"
                    + "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits=9"
                    + "\r\n\r\nabc")),
        Arguments.of(
            "turned away",
            client,
            Fed.bytes(
                "HTTP/1.1 103 E\r\n\r\nHTTP/1.1 401 No\r\nWWW-Authenticate: Basic\r\n"
                    + "Location: x\r\n\r\nbody")),
        Arguments.of(
            "server",
            server,
            Fed.bytes(
                "GET /a?b HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Key: "
                    + KEY
                    + "\r\nSec-WebSocket-Version: 13\r\nOrigin: https://example.org\r\n"
                    + "User-Agent: u\r\nSec-WebSocket-Protocol: chat\r\n"
                    + "Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=9"
                    + "\r\n\r\nabc")));
  }
}
