package dev.endpoint.app.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.endpoint.engine.capture.Calendar;
import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.MemoryRecorder;
import dev.endpoint.engine.capture.export.Excerpt;
import dev.endpoint.engine.capture.export.Form;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/// Copied as escaped text and pasted into the composer, bytes are the same again.
class EscapedTextTest {
  @RepeatedTest(20)
  void whatIsCopiedCanBeSentAgain(RepetitionInfo info) throws IOException {
    byte[] said = said(new Random(info.getCurrentRepetition()));
    MemoryRecorder recorder = new MemoryRecorder(() -> 0);
    recorder.data(Direction.SENT, ByteBuffer.wrap(said));
    Excerpt whole = Excerpt.all(recorder.recording(), null, new Calendar(0, ZoneOffset.UTC));
    String copied = Form.ESCAPED.text(whole);
    assertArrayEquals(said, ((Typed.Bytes) Escapes.read(copied)).bytes());
  }

  /// All kinds of characters, and bytes that are none.
  private static byte[] said(Random random) {
    ByteBuffer said = ByteBuffer.allocate(20_000);
    while (said.remaining() > 8) {
      if (random.nextInt(4) == 0) {
        said.put((byte) random.nextInt());
      } else {
        int point = random.nextInt(random.nextBoolean() ? 0x100 : 0x30000);
        boolean half = point >= 0xD800 && point < 0xE000;
        said.put(Character.toString(half ? '\\' : point).getBytes(StandardCharsets.UTF_8));
      }
    }
    byte[] bytes = new byte[said.flip().remaining()];
    said.get(bytes);
    return bytes;
  }
}
