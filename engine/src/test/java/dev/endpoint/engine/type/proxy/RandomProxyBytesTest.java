package dev.endpoint.engine.type.proxy;

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

/// Whatever a proxy says, a talk goes on, opens or refuses in words; it never raises.
class RandomProxyBytesTest {
  private static final int ROUNDS = 4000;
  private static final int LONGEST = 300;

  private static final Destination NAME = Destination.of("example.com", 443);
  private static final Credentials ANNA = new Credentials("anna", "sesam");

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
  void mutatedAnswers(String name, Supplier<Handshake> talk, byte[] sound) throws Exception {
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
      case Done done -> assertFalse(done.learned().isEmpty());
    }
  }

  private static void sound(Refused refused) {
    for (String words : List.of(refused.message(), refused.meaning(), refused.code())) {
      assertTrue(
          words.codePoints().noneMatch(Character::isISOControl), () -> "unprintable: " + words);
    }
    assertFalse(refused.message().isEmpty());
  }
}
