package dev.endpoint.engine.type.websocket;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.layer.Fed;
import dev.endpoint.engine.layer.Handshake;
import dev.endpoint.engine.layer.Handshake.Done;
import dev.endpoint.engine.layer.Handshake.More;
import dev.endpoint.engine.layer.Handshake.Refused;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever comes as a handshake, it goes on, opens or is refused in words; it never raises.
class RandomUpgradeBytesTest {
  private static final int ROUNDS = 4000;
  private static final int LONGEST = 500;
  private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

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

  @ParameterizedTest(name = "{0}")
  @MethodSource("talks")
  void randomBytes(String name, Supplier<Handshake> talk, byte[] sound) throws Exception {
    Random random = new Random(name.hashCode());
    for (int i = 0; i < ROUNDS; i++) {
      byte[] bytes = new byte[random.nextInt(LONGEST)];
      random.nextBytes(bytes);
      int kept = Math.min(random.nextInt(sound.length), bytes.length);
      System.arraycopy(sound, 0, bytes, 0, kept);
      check(talk.get(), bytes, random);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("talks")
  void mutated(String name, Supplier<Handshake> talk, byte[] sound) throws Exception {
    Random random = new Random(name.hashCode() + 1L);
    for (int i = 0; i < ROUNDS; i++) {
      byte[] bytes = sound.clone();
      for (int j = random.nextInt(4); j >= 0; j--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      check(talk.get(), bytes, random);
    }
  }

  private static void check(Handshake talk, byte[] bytes, Random random) throws Exception {
    Fed fed = Fed.of(talk, bytes, random.ints(bytes.length, 1, 40).toArray());
    switch (fed.result()) {
      case More more -> {
        assertTrue(fed.rest().length <= talk.limit());
        sound(talk.endedEarly(ByteBuffer.wrap(fed.rest())));
      }
      case Refused refused -> sound(refused);
      case Done done -> {
        assertFalse(done.learned().isEmpty());
        done.learned().forEach(facet -> printable(facet.value()));
      }
    }
  }

  private static void sound(Refused refused) {
    List.of(refused.message(), refused.meaning(), refused.code())
        .forEach(RandomUpgradeBytesTest::printable);
    assertFalse(refused.message().isEmpty());
  }

  private static void printable(String words) {
    assertTrue(
        words.codePoints().noneMatch(Character::isISOControl), () -> "unprintable: " + words);
  }
}
