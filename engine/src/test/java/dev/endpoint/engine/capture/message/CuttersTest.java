package dev.endpoint.engine.capture.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.capture.Direction;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What each way of cutting makes of some bytes, in whatever pieces they come.
class CuttersTest {
  private static final int CUTS = 40;

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "lines; one\\ntwo\\r\\n; <one\\n | <two\\r\\n",
        "lines; \\n\\n; <\\n | <\\n",
        "lines; one; <one ?no line end yet",
        "delimiter:0d0a; a\\rb\\r\\nc\\n\\r\\n; <a\\rb\\r\\n | <c\\n\\r\\n",
        "delimiter:616162; aaab-aab; <aaab | <-aab",
        "delimiter:61616161; aaaaaaa; <aaaa | <aaa ?no delimiter yet",
        "delimiter:00; a\\x00\\x00; <a\\x00 | <\\x00",
        "length:1:big:0:rest; \\x02ab\\x00\\x01c; <\\x02ab | <\\x00 | <\\x01c",
        "length:2:big:0:rest; \\x00\\x03abc\\x01; <\\x00\\x03abc | <\\x01 ?its head is not whole",
        "length:2:little:0:rest; \\x01\\x00a; <\\x01\\x00a",
        "length:4:big:0:rest; \\xff\\xff\\xff\\xffab;"
            + " <\\xff\\xff\\xff\\xffab ?6 of its 4,294,967,299 bytes are here",
        "length:4:big:1:field; Q\\x00\\x00\\x00\\x05xS\\x00\\x00\\x00\\x04;"
            + " <Q\\x00\\x00\\x00\\x05x | <S\\x00\\x00\\x00\\x04",
        "length:1:big:2:all; ab\\x04cde\\x03; <ab\\x04c | <de\\x03",
        "length:1:big:2:all; ab\\x02cdefgh;"
            + " <ab\\x02cdefgh !a length of 2 is less than the 3 bytes up to it",
        "length:8:big:0:rest; \\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xff12345;"
            + " <\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xff12345"
            + " !a length of 18446744073709551615 cannot be",
        "length:8:big:0:rest; \\x7f\\xff\\xff\\xff\\xff\\xff\\xff\\xff1;"
            + " <\\x7f\\xff\\xff\\xff\\xff\\xff\\xff\\xff1"
            + " !a length of 9223372036854775807 cannot be",
        "netstrings; 5:hello,0:,; <5:hello, | <0:,",
        "netstrings; 5:hel; <5:hel ?5 of its 8 bytes are here",
        "netstrings; 3:abc,GET / HTTP;"
            + " <3:abc, | <GET / HTTP !a netstring begins with digits and a colon",
        "netstrings; 3:abcd,2:ab,;"
            + " <3:abcd,2:ab, !it says how long it is and no comma stands there",
        "netstrings; 05:hello,; <05:hello, !the length of a netstring has no leading zero",
        "netstrings; :x; <:x !a netstring begins with digits and a colon",
        "netstrings; 99999999999999999999:x;"
            + " <99999999999999999999:x !its length has more than 19 digits",
        "netstrings; 9999999999999999999:x;"
            + " <9999999999999999999:x !a length of 9999999999999999999 cannot be",
        "netstrings; 9223372036854775807:x;"
            + " <9223372036854775807:x !a length of 9223372036854775807 cannot be",
        "cobs; \\x03ab\\x02c\\x00\\x01\\x00; <\\x03ab\\x02c\\x00 | <\\x01\\x00",
        "cobs; \\x05ab\\x00\\x01\\x00;"
            + " <\\x05ab\\x00 !its last block says 2 bytes more | <\\x01\\x00",
        "cobs; \\x03a; <\\x03a ?no zero byte yet",
        "tls; \\x16\\x03\\x01\\x00\\x02hi\\x17\\x03\\x03\\x00\\x01x;"
            + " <\\x16\\x03\\x01\\x00\\x02hi | <\\x17\\x03\\x03\\x00\\x01x",
        "tls; 220 ready\\r\\n\\x16\\x03\\x01\\x00\\x02hi;"
            + " <220 ready\\r\\n !it does not begin like a TLS record"
            + " | <\\x16\\x03\\x01\\x00\\x02hi",
        "tls; hi\\x16\\x03\\x01\\x00\\x02;"
            + " <hi !it does not begin like a TLS record"
            + " | <\\x16\\x03\\x01\\x00\\x02 ?5 of its 7 bytes are here",
        "tls; \\x16\\x16\\x16\\x03\\x01\\x00\\x02hi\\x16;"
            + " <\\x16\\x16 !it does not begin like a TLS record"
            + " | <\\x16\\x03\\x01\\x00\\x02hi | <\\x16 ?its head is not whole",
        "tls; \\x16\\x03\\x01\\xff\\xffhi;"
            + " <\\x16\\x03\\x01\\xff\\xffhi"
            + " !a TLS record of 65535 bytes is longer than there may be",
        "tls; GET / HTTP/1.1\\r\\n\\r\\n;"
            + " <GET / HTTP/1.1\\r\\n\\r\\n !it does not begin like a TLS record",
        "websocket; HTTP/1.1 101 x\\r\\n\\r\\n\\x81\\x02hi\\x89\\x00;"
            + " <HTTP/1.1 101 x\\r\\n\\r\\n | <\\x81\\x02hi | <\\x89\\x00",
        "websocket; GET /chat HTTP/1.1\\r\\nHost: h\\r\\n\\r\\n\\x81\\x81keysx;"
            + " <GET /chat HTTP/1.1\\r\\nHost: h\\r\\n\\r\\n | <\\x81\\x81keysx",
        "websocket; HTTP/1.1 401 no\\n"
            + "Content-LENGTH: 3\\n"
            + "\\n"
            + "byeHTTP/1.1 101 x\\n"
            + "\\n"
            + "\\x82\\x00; <HTTP/1.1 401 no\\n"
            + "Content-LENGTH: 3\\n"
            + "\\n"
            + "bye | <HTTP/1.1 101 x\\n"
            + "\\n"
            + " | <\\x82\\x00",
        "websocket; HTTP/1.1 101 x\\nContent-Length: 9\\n\\n\\x82\\x00;"
            + " <HTTP/1.1 101 x\\nContent-Length: 9\\n\\n | <\\x82\\x00",
        "websocket; HTTP/1.1 101 x\\n; <HTTP/1.1 101 x\\n ?its head is not whole",
        "websocket; \\x01\\x02he\\x89\\x01p\\x80\\x01y\\x88\\x00;"
            + " <\\x01\\x02he\\x89\\x01p\\x80\\x01y | <\\x88\\x00",
        "websocket; \\x01\\x02he; <\\x01\\x02he ?it goes on in another frame",
        "websocket; \\x01\\x02he\\x80; <\\x01\\x02he\\x80 ?its head is not whole",
        "websocket; \\x82\\x7f\\x00\\x00\\x00\\x01\\x00\\x00\\x00\\x00ab;"
            + " <\\x82\\x7f\\x00\\x00\\x00\\x01\\x00\\x00\\x00\\x00ab"
            + " ?2 of 4,294,967,296 bytes are here behind its head",
        "websocket; \\x82\\x7e\\x00\\x05hello;"
            + " <\\x82~\\x00\\x05hello !a length of 5 is written in fewer bytes",
        "websocket; \\x82\\x7f\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xff1;"
            + " <\\x82\\x7f\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xff1"
            + " !a length of 18446744073709551615 cannot be",
        "websocket; \\x81\\x01a220 mx; <\\x81\\x01a"
            + " | <220 mx !it has a bit that no WebSocket frame of its kind has",
        "websocket; \\x83\\x00; <\\x83\\x00 !there is no kind of WebSocket frame with the number 3",
        "websocket; \\x80\\x00; <\\x80\\x00 !a message goes on in it, and none has begun",
        "websocket; \\x01\\x00\\x81\\x00;"
            + " <\\x01\\x00\\x81\\x00 !a message begins in it, and the one before has not ended",
        "websocket; \\x09\\x00; <\\x09\\x00 !a control frame is never a part of one",
        "websocket; \\x89\\x7e\\x01\\x00; <\\x89~\\x01\\x00"
            + " !a control frame has at most 125 bytes",
        "websocket; \\xc1\\x01a\\xc9\\x00; <\\xc1\\x01a"
            + " | <\\xc9\\x00 !it has a bit that no WebSocket frame of its kind has",
      })
  void cuts(String cutting, String stream, String expected) throws IOException {
    Cutting how = CuttingText.read(cutting).orElseThrow();
    byte[] bytes = Tape.bytes(stream);
    Random random = new Random(1);
    assertEquals(expected, new Tape().say(Direction.RECEIVED, bytes).text(how), "whole");
    assertEquals(expected, pieces(bytes, random, 1).text(how), "byte by byte");
    for (int i = 0; i < CUTS; i++) {
      assertEquals(expected, pieces(bytes, random, 4).text(how), "cut " + i);
    }
  }

  private static Tape pieces(byte[] bytes, Random random, int longest) {
    Tape tape = new Tape();
    for (int at = 0; at < bytes.length; ) {
      int length = Math.min(bytes.length - at, 1 + random.nextInt(longest));
      byte[] piece = Arrays.copyOfRange(bytes, at, at + length);
      tape.say(Direction.RECEIVED, piece);
      at += length;
    }
    return tape;
  }

  /// Whatever the bytes are and however they come, in both directions by turns: nothing raises, and
  /// the messages of a direction are its bytes.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "reads",
        "gap:2ms",
        "lines",
        "delimiter:0102",
        "length:1:big:0:rest",
        "length:2:little:1:field",
        "length:4:big:0:all",
        "length:8:little:3:rest",
        "netstrings",
        "cobs",
        "tls",
        "websocket"
      })
  void anyBytesAreCutWithoutLoss(String cutting) throws IOException {
    Cutting how = CuttingText.read(cutting).orElseThrow();
    Random random = new Random(cutting.hashCode());
    for (int round = 0; round < 200; round++) {
      Tape tape = new Tape();
      for (int i = random.nextInt(30); i > 0; i--) {
        tape.after(random.nextInt(3));
        tape.say(random.nextBoolean() ? Direction.SENT : Direction.RECEIVED, noise(random));
      }
      List<Message> all = Tape.all(tape.index(how));
      for (Direction direction : Direction.values()) {
        long end = 0;
        for (Message message : all) {
          if (message.direction() == direction) {
            assertEquals(end, message.offset());
            assertTrue(message.size() > 0, () -> message.toString());
            end += message.size();
          }
        }
        assertEquals(tape.recording().extent().bytes(direction), end);
      }
    }
  }

  /// With a leaning towards what means something to one of them.
  private static byte[] noise(Random random) {
    byte[] telling = Tape.bytes("\\x16\\x03\\x01\\x00\\x00\\x02\\n\\r0123:,\\x81\\x82\\x80\\x7eGH");
    byte[] noise = new byte[1 + random.nextInt(40)];
    random.nextBytes(noise);
    for (int i = 0; i < noise.length; i++) {
      if (random.nextInt(3) > 0) {
        noise[i] = telling[random.nextInt(telling.length)];
      }
    }
    return noise;
  }
}
