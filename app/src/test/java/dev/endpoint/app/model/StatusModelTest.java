package dev.endpoint.app.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.app.support.GrowingRecording;
import dev.endpoint.app.support.SessionStates;
import dev.endpoint.engine.session.SessionState.Phase;
import dev.endpoint.engine.transport.CloseReason;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusModelTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final WorkbenchModel workbench = new WorkbenchModel();
  private final StatusModel status = new StatusModel(workbench, () -> 96_000_000);
  private final GrowingRecording recording = new GrowingRecording();
  private long now = 5 * SECOND;

  @Test
  void ratesAreBytesOfTheLastSecond() {
    add(open(1));
    recording.grow(1_000, 200_000);
    tick(2);
    assertEquals("\u25B8 500 B/s", status.getSent());
    assertEquals("\u25C2 100 kB/s", status.getReceived());
    tick(1);
    assertEquals("\u25B8 0 B/s", status.getSent());
  }

  @Test
  void ratesGoAwayWithTheLastConnection() {
    add(open(1));
    recording.grow(1, 1);
    tick(1);
    add(open(1).closed(new CloseReason.ByUs()));
    assertEquals("", status.getSent());
    assertEquals("nothing open", status.getOpen());
  }

  @Test
  void whatIsOnDiskIsCountedForEndedSessionsToo() {
    add(open(1).closed(new CloseReason.ByUs()));
    recording.grow(10, 2_000_000);
    tick(1);
    assertEquals("2.0 MB stored", status.getStored());
  }

  @Test
  void whatPassedUnrecordedIsSaidUntilItIsForgotten() {
    add(open(1));
    assertEquals("", status.getLossless());
    recording.grow(10, 2_000_000);
    tick(1);
    assertEquals("lossless", status.getLossless());
    recording.trouble("The disk is full.", 5_000);
    tick(1);
    assertEquals("recording stopped", status.getLossless());
    recording.trouble(null, 7_000);
    tick(1);
    assertEquals("7.0 kB not recorded", status.getLossless());
  }

  @Test
  void followingIsSaidOfTheConnectionThatIsShown() {
    status.follows(false, true);
    assertEquals("", status.getFollow());
    status.follows(true, true);
    assertEquals("following", status.getFollow());
    status.follows(true, false);
    assertEquals("scrolled back", status.getFollow());
  }

  @Test
  void aListenerOnTheNetworkIsSaidAsLongAsItRuns() {
    add(SessionStates.listen(1).exposed());
    assertTrue(status.isExposed());
    assertEquals("1 listener reachable from the network", status.getReach());
    add(SessionStates.listen(1).exposed().phase(Phase.STOPPED));
    assertFalse(status.isExposed());
    assertEquals("this computer only", status.getReach());
  }

  @Test
  void aConnectionThatLeavesThisComputerIsCounted() {
    add(SessionStates.connect(1).phase(Phase.OPEN).peer("192.0.2.1", 80));
    add(SessionStates.connect(2).phase(Phase.OPEN).peer("::1", 80));
    assertEquals("this computer + 1 out", status.getReach());
    add(
        SessionStates.connect(3)
            .phase(Phase.OPEN)); // of a program, or a socket file without a name
    assertEquals("this computer + 1 out", status.getReach());
    assertEquals("3 open", status.getOpen());
  }

  private SessionStates open(long id) {
    return SessionStates.connect(id).phase(Phase.OPEN).peer("127.0.0.1", 1).recording(recording);
  }

  private void add(SessionStates state) {
    workbench.apply(List.of(new Change.Changed(state.build())), now);
  }

  private void tick(int seconds) {
    now += seconds * SECOND;
    workbench.tick(now);
  }
}
