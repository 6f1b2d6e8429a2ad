package dev.endpoint.app.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.app.support.GrowingRecording;
import dev.endpoint.app.support.SessionStates;
import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.session.SessionState.Phase;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.Test;

class CompareModelTest {
  private final WorkbenchModel workbench = new WorkbenchModel();
  private final BooleanProperty onWire = new SimpleBooleanProperty();
  private final CompareModel model = new CompareModel(workbench, ZoneId.of("UTC"), onWire);

  private SessionModel connection(long id) {
    workbench.apply(
        List.of(
            new Change.Changed(
                SessionStates.connect(id)
                    .phase(Phase.OPEN)
                    .recording(new GrowingRecording())
                    .build())),
        0);
    return Objects.requireNonNull(workbench.session(id));
  }

  private CompareModel.Sides sides() {
    return Objects.requireNonNull(model.sidesProperty().get());
  }

  @Test
  void aConnectionAloneIsComparedWithItself() {
    SessionModel one = connection(1);
    model.show(one);
    assertSame(one.state().recording(), sides().left().recording());
    assertSame(one.state().recording(), sides().right().recording());
    assertEquals(Direction.SENT, sides().left().direction());
    assertEquals(Direction.RECEIVED, sides().right().direction());
    assertEquals("this connection", model.otherName());
  }

  @Test
  void ofTwoConnectionsWhatTheyReceivedIsCompared() {
    SessionModel one = connection(1);
    SessionModel two = connection(2);
    model.show(one);
    model.otherProperty().set(two);
    assertEquals(Direction.RECEIVED, sides().left().direction());
    assertSame(two.state().recording(), sides().right().recording());
    model.leftProperty().set(Direction.SENT);
    assertEquals(Direction.SENT, sides().left().direction());
    model.otherProperty().set(null);
    assertEquals(Direction.RECEIVED, sides().right().direction());
  }

  @Test
  void whatPassedOnTheWireIsComparedWhereItIsSomethingElse() {
    GrowingRecording wire = new GrowingRecording();
    workbench.apply(
        List.of(
            new Change.Changed(
                SessionStates.connect(1)
                    .phase(Phase.OPEN)
                    .recording(new GrowingRecording().on(wire))
                    .build())),
        0);
    SessionModel layered = Objects.requireNonNull(workbench.session(1));
    SessionModel bare = connection(2);
    model.show(layered);
    onWire.set(true);
    assertSame(wire, sides().left().recording());
    assertSame(wire, sides().right().recording());
    assertTrue(sides().left().name().endsWith(" on the wire"), sides().left().name());
    model.otherProperty().set(bare);
    assertSame(bare.state().recording(), sides().right().recording(), "that is its wire");
    assertEquals(SidebarLine.name(bare.state()), model.otherName());
    model.show(bare);
    model.otherProperty().set(layered);
    assertSame(wire, sides().right().recording());
    assertTrue(model.otherName().endsWith(" on the wire"));
    onWire.set(false);
    assertSame(layered.state().recording(), sides().right().recording());
  }

  @Test
  void everythingRecordedIsOfferedTheNewestFirst() {
    SessionModel one = connection(1);
    connection(2);
    workbench.apply(List.of(new Change.Changed(SessionStates.listen(3).build())), 0);
    SessionModel four = connection(4);
    model.show(one);
    assertEquals(
        List.of(4L, 2L), model.choices().stream().map(each -> each.session().id()).toList());
    assertEquals(
        SidebarLine.name(four.state()) + " \u2013 open, 2026-11-22 12:00:00",
        model.choices().getFirst().words());
  }

  @Test
  void whoGoesToTheOtherSideStillComparesTheTwo() {
    SessionModel one = connection(1);
    SessionModel two = connection(2);
    model.show(one);
    model.otherProperty().set(two);
    model.show(two);
    assertSame(two.state().recording(), sides().left().recording());
    assertSame(one.state().recording(), sides().right().recording());
  }

  @Test
  void whatIsForgottenIsNotComparedAnyMore() {
    SessionModel one = connection(1);
    SessionModel two = connection(2);
    model.show(one);
    model.otherProperty().set(two);
    workbench.apply(List.of(new Change.Removed(2)), 0);
    assertNull(model.otherProperty().get());
    assertSame(one.state().recording(), sides().right().recording());
  }

  @Test
  void whatHasNoRecordingHasNothingToCompare() {
    workbench.apply(List.of(new Change.Changed(SessionStates.connect(1).build())), 0);
    model.show(workbench.session(1));
    assertNull(model.sidesProperty().get());
    model.show(null);
    assertNull(model.sidesProperty().get());
  }

  @Test
  void aNewStateOfTheSameIsTheSameComparison() {
    SessionModel one = connection(1);
    model.show(one);
    List<Object> changes = new ArrayList<>();
    model.sidesProperty().subscribe((before, now) -> changes.add(now));
    model.refresh();
    assertEquals(List.of(), changes);
  }
}
