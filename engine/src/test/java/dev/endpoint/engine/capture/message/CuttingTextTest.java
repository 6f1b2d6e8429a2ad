package dev.endpoint.engine.capture.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CuttingTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "reads",
        "gap:200ms",
        "gap:1500us",
        "lines",
        "delimiter:0d0a",
        "length:1:big:0:rest",
        "length:8:little:64:all",
        "length:4:big:1:field",
        "netstrings",
        "cobs",
        "tls",
        "websocket"
      })
  void whatIsReadIsWritten(String text) {
    assertEquals(text, CuttingText.write(CuttingText.read(text).orElseThrow()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "words",
        "gap:",
        "gap:0ms",
        "gap:99999999ms",
        "delimiter:",
        "delimiter:0",
        "length:3:big:0:rest",
        "length:4:big:65:rest",
        "length:4:middle:0:rest",
        "length:4:big:0:some"
      })
  void anythingElseIsNone(String text) {
    assertEquals(Optional.empty(), CuttingText.read(text));
  }

  @Test
  void valuesThatMakeNoSenseAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Cutting.Gap(Duration.ZERO));
    assertThrows(IllegalArgumentException.class, () -> new Cutting.Delimiter("0"));
    assertThrows(IllegalArgumentException.class, () -> new Cutting.Delimiter("00".repeat(257)));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Cutting.LengthPrefix(0, 3, false, Cutting.Counts.REST));
  }
}
