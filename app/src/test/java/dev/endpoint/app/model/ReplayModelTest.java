package dev.endpoint.app.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.app.support.GrowingRecording;
import dev.endpoint.app.support.SessionStates;
import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.session.SessionState.FileRead;
import dev.endpoint.engine.session.SessionState.Phase;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ReplayModelTest {
  private final RecordingActions actions = new RecordingActions();
  private final WorkbenchModel workbench = new WorkbenchModel();
  private final ReplayModel model = new ReplayModel(actions, workbench, ZoneId.of("UTC"));

  private SessionModel open(SessionStates states, long id) {
    GrowingRecording recording = new GrowingRecording();
    recording.grow(1500, 20);
    workbench.apply(
        List.of(new Change.Changed(states.phase(Phase.OPEN).recording(recording).build())), 0);
    return Objects.requireNonNull(workbench.session(id));
  }

  @Test
  void nothingIsSentBeforeSomethingIsChosenAndTheUserSaysSo() {
    SessionModel one = open(SessionStates.connect(1), 1);
    SessionModel two = open(SessionStates.connect(2), 2);
    model.show(two);
    model.start();
    assertEquals("", model.wordsProperty().get());
    model.sourceProperty().set(one);
    assertEquals("1.5 kB to be sent", model.wordsProperty().get());
    assertEquals(List.of(), actions.asked);
    model.speedProperty().set(ReplayModel.Speed.TWICE);
    model.start();
    assertEquals(List.of("replay 2 " + model.sourceName() + " SENT 2.0 answered"), actions.asked);
    assertSame(one, workbench.besideProperty().get(), "its answer is what one compares with");
  }

  @Test
  void whatWasLookedAtBeforeIsSuggestedElseTheNewest() {
    SessionModel one = open(SessionStates.connect(1), 1);
    SessionModel two = open(SessionStates.connect(2), 2);
    SessionModel three = open(SessionStates.connect(3), 3);
    model.show(three);
    model.suggest();
    assertSame(two, model.sourceProperty().get());
    model.sourceProperty().set(null);
    model.show(one);
    model.show(three);
    model.suggest();
    assertSame(one, model.sourceProperty().get());
    model.show(two);
    model.suggest();
    assertSame(one, model.sourceProperty().get(), "what is chosen stays");
    assertEquals(List.of(), actions.asked);
  }

  @Test
  void whatSaidNothingIsNotSuggested() {
    workbench.apply(
        List.of(
            new Change.Changed(
                SessionStates.connect(1)
                    .phase(Phase.OPEN)
                    .recording(new GrowingRecording())
                    .build())),
        0);
    model.show(open(SessionStates.connect(2), 2));
    model.suggest();
    assertNull(model.sourceProperty().get());
  }

  @Test
  void ofWhatSaidNothingThereIsNothingToSend() {
    SessionModel to = open(SessionStates.connect(1), 1);
    GrowingRecording recording = new GrowingRecording();
    recording.grow(0, 20);
    workbench.apply(
        List.of(
            new Change.Changed(
                SessionStates.connect(2).phase(Phase.OPEN).recording(recording).build())),
        0);
    model.show(to);
    model.sourceProperty().set(workbench.session(2));
    model.start();
    assertFalse(model.someProperty().get());
    assertEquals(List.of(), actions.asked);
    model.directionProperty().set(Direction.RECEIVED);
    assertTrue(model.someProperty().get());
  }

  @Test
  void itIsSaidThatTheWireIsNotReplayed() {
    GrowingRecording wire = new GrowingRecording();
    wire.grow(9_000, 9_000);
    GrowingRecording said = new GrowingRecording().on(wire);
    said.grow(1_500, 0);
    workbench.apply(
        List.of(
            new Change.Changed(SessionStates.connect(1).phase(Phase.OPEN).recording(said).build())),
        0);
    model.show(workbench.session(1));
    model.sourceProperty().set(workbench.session(1));
    assertEquals("1.5 kB to be sent, as said, not as on the wire", model.wordsProperty().get());
  }

  @Test
  void whoWasConnectedToSaysWhatAServerSaid() {
    open(SessionStates.listen(1), 1);
    model.show(open(SessionStates.accepted(2, 1), 2));
    assertEquals(Direction.RECEIVED, model.directionProperty().get());
    model.show(open(SessionStates.connect(3), 3));
    assertEquals(Direction.SENT, model.directionProperty().get());
  }

  @Test
  void whatAServerRecordedIsTheOtherWayRound() {
    open(SessionStates.listen(1), 1);
    SessionModel accepted = open(SessionStates.accepted(2, 1), 2);
    model.show(open(SessionStates.connect(3), 3));
    model.sourceProperty().set(accepted);
    assertEquals(Direction.RECEIVED, model.directionProperty().get());
    model.show(accepted);
    assertEquals(Direction.SENT, model.directionProperty().get());
  }

  @Test
  void itIsOfferedToThisComputerAndNotToWhereItWasRecorded() {
    SessionModel one = open(SessionStates.connect(1).peer("192.0.2.7", 8080), 1);
    model.show(one);
    assertEquals("tcp:127.0.0.1:8080", model.prepare());
    assertSame(one, model.sourceProperty().get());
    assertEquals(List.of(), actions.asked);
  }

  @Test
  void whatAServerRecordedIsOfferedToItsOwnPort() {
    open(SessionStates.listen(1), 1);
    model.show(open(SessionStates.accepted(2, 1), 2));
    assertEquals("tcp:127.0.0.1:8080", model.prepare());
  }

  @Test
  void aCaptureOfAServerIsTheOtherWayRound() {
    FileRead read = new FileRead(Path.of("/tmp/talk.pcapng"), 10, 10, null, true, null);
    SessionModel file =
        open(SessionStates.file(1, read).local("192.0.2.7", 25).peer("192.0.2.8", 40_000), 1);
    model.show(file);
    assertEquals("tcp:127.0.0.1:25", model.prepare());
    model.show(open(SessionStates.connect(2), 2));
    assertEquals(Direction.RECEIVED, model.directionProperty().get());
  }

  @Test
  void aConnectionCanBeReplayedOnItself() {
    SessionModel one = open(SessionStates.connect(1), 1);
    model.show(one);
    model.sourceProperty().set(one);
    model.answeredProperty().set(false);
    model.start();
    assertEquals(List.of("replay 1 " + model.sourceName() + " SENT 1.0"), actions.asked);
    assertNull(workbench.besideProperty().get());
  }

  @Test
  void whatIsForgottenIsNotChosenAnyMore() {
    SessionModel one = open(SessionStates.connect(1), 1);
    model.show(open(SessionStates.connect(2), 2));
    model.sourceProperty().set(one);
    workbench.apply(List.of(new Change.Removed(1)), 0);
    model.refresh();
    assertNull(model.sourceProperty().get());
  }
}
