package dev.endpoint.engine.type.haproxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.layer.Handshake;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Random and mutated headers: never an exception, one verdict for two cuts, and what is left is
/// what came after. `-Dfuzz.count=10000000` tries that many.
class HeaderFuzzTest {
  private static final int COUNT = Integer.getInteger("fuzz.count", 20_000);

  private final Random random = new Random(8287);

  private byte[] header() {
    byte[] seed =
        switch (random.nextInt(7)) {
          case 0 ->
              "PROXY TCP4 192.168.0.1 192.168.0.11 56324 443\r\n"
                  .getBytes(StandardCharsets.US_ASCII);
          case 1 ->
              "PROXY TCP6 2001:db8::7 ::ffff:1.2.3.4 40000 443\r\n"
                  .getBytes(StandardCharsets.US_ASCII);
          case 2 -> "PROXY UNKNOWN whatever comes\r\n".getBytes(StandardCharsets.US_ASCII);
          case 3 -> Block.tcp4().field(2, "a.example").field(5, "id").checked(0);
          case 4 -> Block.of(0x21, 0x21).with(Block.IPV6).field(0x20, new byte[9]).bytes();
          case 5 -> Block.of(0x21, 0x31).names("/a", "\0b").bytes();
          default -> noise(random.nextInt(120));
        };
    return Block.then(seed, "payload");
  }

  private byte[] noise(int length) {
    byte[] noise = new byte[length];
    random.nextBytes(noise);
    return noise;
  }

  private byte[] mutated(byte[] stream) {
    byte[] bytes = stream.clone();
    for (int i = random.nextInt(4); i > 0 && bytes.length > 0; i--) {
      int place = random.nextInt(bytes.length);
      switch (random.nextInt(5)) {
        case 0 -> bytes[place] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bytes[place] = (byte) random.nextInt(256);
        case 2 -> bytes = Arrays.copyOf(bytes, place);
        case 3 -> bytes[place] = (byte) " \r\n:.0\0\377".charAt(random.nextInt(8));
        default -> {
          byte[] longer = new byte[bytes.length + 1];
          System.arraycopy(bytes, 0, longer, 0, place);
          System.arraycopy(bytes, place, longer, place + 1, bytes.length - place);
          bytes = longer;
        }
      }
    }
    return bytes;
  }

  private List<byte[]> pieces(byte[] stream) {
    List<byte[]> pieces = new ArrayList<>();
    for (int from = 0; from < stream.length; ) {
      int to = Math.min(stream.length, from + 1 + random.nextInt(20));
      pieces.add(Arrays.copyOfRange(stream, from, to));
      from = to;
    }
    return pieces;
  }

  @Test
  void anyBytesHaveOneVerdict() {
    int[] verdicts = new int[3];
    for (int i = 0; i < COUNT; i++) {
      byte[] stream = mutated(header());
      Cuts.Verdict whole = Cuts.of(List.of(stream));
      assertEquals(whole, Cuts.of(pieces(stream)), () -> "for " + Arrays.toString(stream));
      switch (whole.result()) {
        case Handshake.More more -> verdicts[0]++;
        case Handshake.Refused refused -> {
          verdicts[1]++;
          assertTrue(refused.message().startsWith(Cuts.PEER + " sent "), refused.message());
        }
        case Handshake.Done done -> {
          verdicts[2]++;
          assertTrue(whole.payload().length() <= stream.length - 15, "it took a header");
        }
      }
    }
    for (int count : verdicts) {
      assertTrue(count > COUNT / 50, () -> "one-sided: " + Arrays.toString(verdicts));
    }
  }
}
