package dev.endpoint.app.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.app.support.SessionStates;
import dev.endpoint.engine.capture.message.Cutting;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CuttingModelTest {
  private final CuttingModel model = new CuttingModel();
  private final Map<String, String> types = new HashMap<>();

  private Cutting cutting() {
    return model.cuttingProperty().get();
  }

  @Test
  void asReadUnlessSomethingElseIsChosen() {
    assertEquals(new Cutting.Reads(), cutting());
    model.choiceProperty().set(CutChoice.LINES);
    assertEquals(new Cutting.Lines(), cutting());
  }

  @Test
  void aDelimiterIsTextWithEscapesOrHex() {
    model.choiceProperty().set(CutChoice.DELIMITER);
    assertEquals(new Cutting.Delimiter("0d0a"), cutting());
    model.delimiterProperty().set("END\\0");
    assertEquals(new Cutting.Delimiter("454e4400"), cutting());
    model.delimiterProperty().set("0xC0 DB");
    assertEquals(new Cutting.Delimiter("c0db"), cutting());
  }

  @Test
  void whatMakesNoSenseIsSaidAndWhatHeldBeforeHolds() {
    model.choiceProperty().set(CutChoice.DELIMITER);
    model.delimiterProperty().set("\\q");
    assertEquals(new Cutting.Delimiter("0d0a"), cutting());
    assertTrue(model.problemProperty().get().startsWith("\\q is no escape"));
    model.delimiterProperty().set("");
    assertEquals("1 to 256 bytes, such as \\r\\n or 0x0D0A", model.problemProperty().get());
    model.delimiterProperty().set(";");
    assertEquals("", model.problemProperty().get());
    model.choiceProperty().set(CutChoice.GAP);
    model.silenceProperty().set("0");
    assertEquals("Milliseconds of silence, such as 100", model.problemProperty().get());
    model.silenceProperty().set("2.5");
    assertEquals(new Cutting.Gap(Duration.ofNanos(2_500_000)), cutting());
    model.choiceProperty().set(CutChoice.LENGTH);
    model.offsetProperty().set("65");
    assertEquals("How many bytes stand before it: 0 to 64", model.problemProperty().get());
  }

  @Test
  void aLengthHasFourValues() {
    model.choiceProperty().set(CutChoice.LENGTH);
    model.widthProperty().set(2);
    model.littleProperty().set(true);
    model.offsetProperty().set("3");
    model.countsProperty().set(Cutting.Counts.ALL);
    assertEquals(new Cutting.LengthPrefix(3, 2, true, Cutting.Counts.ALL), cutting());
  }

  @Test
  void itIsKeptForEachConnectionAndTheNextOfItsTypeBeginsWithIt() {
    model.remember(types);
    SessionModel first =
        new SessionModel(SessionStates.connect(1).text("tcp:localhost:80").build());
    model.show(first);
    model.choiceProperty().set(CutChoice.DELIMITER);
    model.delimiterProperty().set("0xAABB");
    assertEquals(Map.of("tcp", "delimiter:aabb"), types);
    SessionModel other =
        new SessionModel(SessionStates.connect(2).text("tls:localhost:443").build());
    model.show(other);
    assertEquals(new Cutting.Reads(), cutting());
    SessionModel next = new SessionModel(SessionStates.connect(3).text("TCP:other:80").build());
    model.show(next);
    assertEquals(new Cutting.Delimiter("aabb"), cutting());
    model.choiceProperty().set(CutChoice.COBS);
    model.show(first);
    assertEquals(new Cutting.Delimiter("aabb"), cutting());
    assertEquals("0xAABB", model.delimiterProperty().get());
    assertEquals(CutChoice.DELIMITER, model.choiceProperty().get());
  }
}
