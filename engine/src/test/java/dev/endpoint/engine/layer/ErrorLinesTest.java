package dev.endpoint.engine.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.endpoint.engine.capture.MemoryRecorder;
import dev.endpoint.engine.capture.Recording;
import dev.endpoint.engine.testing.RecordingProtocol;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErrorLinesTest {
  private static List<String> lines(String bytes) {
    return ErrorLines.of(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)));
  }

  @Test
  void eachLineIsOne() {
    assertEquals(List.of(), lines(""));
    assertEquals(List.of("one", "", "two"), lines("one\n\ntwo\n"));
    assertEquals(List.of("no end"), lines("no end"));
  }

  @Test
  void aLongLineComesInPieces() {
    List<String> pieces = lines("x".repeat(4500) + "\ny");
    assertEquals(List.of(2000, 2000, 500, 1), pieces.stream().map(String::length).toList());
  }

  @Test
  void whatIsNoTextIsEscaped() {
    assertEquals(List.of("a\\xff\\\\"), lines("a\u00ff\\"));
    assertEquals(List.of("a\\x1b[0m"), lines("a\u001b[0m"));
    assertEquals(List.of("\ttab"), lines("\ttab"));
    byte[] bytes = "é".getBytes(StandardCharsets.UTF_8);
    assertEquals(List.of("é"), ErrorLines.of(ByteBuffer.wrap(bytes)));
  }

  @Test
  void aTapRecordsThemAndHandsThemOn() throws Exception {
    RecordingProtocol above = new RecordingProtocol();
    MemoryRecorder recorder = new MemoryRecorder(() -> 0);
    Tap tap = new Tap(above, recorder, false);
    tap.standardError(ByteBuffer.wrap("one\ntwo".getBytes(StandardCharsets.UTF_8)));
    assertEquals("one\ntwo", above.errors());
    Recording recording = recorder.recording();
    List<String> words = new ArrayList<>();
    for (long i = 0; i < recording.extent().records(); i++) {
      words.add(recording.words(recording.record(i)));
    }
    assertEquals(List.of("standard error: one", "standard error: two"), words);
  }
}
