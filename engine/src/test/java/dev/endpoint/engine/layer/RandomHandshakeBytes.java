package dev.endpoint.engine.layer;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.layer.Handshake.Done;
import dev.endpoint.engine.layer.Handshake.More;
import dev.endpoint.engine.layer.Handshake.Refused;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever comes, a handshake goes on, opens or refuses in words; it never raises. A test says
/// with a static method `talks` which ones: a name, the handshake, and bytes that make sense to it.
public abstract class RandomHandshakeBytes {
  private static final int ROUNDS = 4000;

  private final int longest;

  /// @param longest fewer bytes than this are made up at a time
  protected RandomHandshakeBytes(int longest) {
    this.longest = longest;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("talks")
  void randomBytes(String name, Supplier<Handshake> talk, byte[] sound) throws Exception {
    Random random = new Random(name.hashCode());
    for (int i = 0; i < ROUNDS; i++) {
      byte[] bytes = new byte[random.nextInt(longest)];
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
        .forEach(RandomHandshakeBytes::printable);
    assertFalse(refused.message().isEmpty());
  }

  private static void printable(String words) {
    assertTrue(
        words.codePoints().noneMatch(Character::isISOControl), () -> "unprintable: " + words);
  }
}
