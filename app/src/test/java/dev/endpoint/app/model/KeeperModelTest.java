package dev.endpoint.app.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.app.bridge.EngineBridge;
import dev.endpoint.app.settings.Settings;
import dev.endpoint.engine.capture.MemoryRecorder;
import dev.endpoint.engine.service.StopMode;
import dev.endpoint.engine.session.Responder;
import dev.endpoint.engine.session.SessionState.Phase;
import dev.endpoint.engine.session.Sessions;
import dev.endpoint.engine.syntax.Side;
import dev.endpoint.engine.testing.FakeEngine;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Keeping a connection, from the bar to the strip above the sheet, on the whole engine in virtual
/// time; waits are 2, 4, 6 … s.
class KeeperModelTest {
  private static final String SERVER = "tcp:7000:interface=127.0.0.1";
  private static final String CLIENT = "tcp:127.0.0.1:7000";

  private final FakeEngine fake = FakeEngine.create();
  private final WorkbenchModel workbench = new WorkbenchModel();
  private final Queue<Runnable> pulses = new ArrayDeque<>();
  private final EngineBridge bridge =
      new EngineBridge(
          fake.engine(),
          observer ->
              new Sessions(
                  fake.engine(),
                  MemoryRecorder.factory(fake.reactor()::nanos),
                  observer,
                  failures -> Duration.ofSeconds(2L * failures)),
          pulses::add,
          workbench);
  private final EndpointBarModel bar = new EndpointBarModel(bridge, workbench, new Settings());
  private final SheetModel sheet =
      new SheetModel(bridge, workbench, bar::begin, bar::offer, ZoneOffset.UTC);
  private final KeeperModel keeper = sheet.keeper();

  KeeperModelTest() {
    workbench.shownProperty().subscribe(sheet::show);
  }

  @AfterEach
  void nothingIsLeft() {
    bridge.closeAll();
    pass(Duration.ofMinutes(1));
    fake.expectNothingLeft();
  }

  /// Time passes, in pulses.
  private void pass(Duration time) {
    Duration step = Duration.ofMillis(100);
    settle();
    for (long i = time.dividedBy(step); i > 0; i--) {
      fake.reactor().advance(step);
      settle();
    }
  }

  private void settle() {
    fake.reactor().runUntilIdle();
    while (!pulses.isEmpty()) {
      pulses.remove().run();
      fake.reactor().runUntilIdle();
    }
    keeper.refresh();
  }

  private void keep() {
    bar.offer(Side.CLIENT, CLIENT);
    bar.enterAndKeep();
    settle();
  }

  private long serve() {
    long id = bridge.listen(SERVER, Responder.ECHO);
    settle();
    return id;
  }

  private String words() {
    return keeper.wordsProperty().get();
  }

  private String counts() {
    return keeper.countsProperty().get();
  }

  private int shownNumber() {
    SessionModel shown = workbench.shown();
    assertNotNull(shown);
    return shown.state().number();
  }

  @Test
  void theCountdownTheCountAndTheLastFailureAreShown() {
    keep();
    assertTrue(keeper.shownProperty().get());
    assertEquals("waiting 2 s to retry", words());
    assertEquals("1 attempt \u00B7 0 connections", counts());
    assertEquals(
        "\u00B7 last: Refused by 127.0.0.1:7000 (ECONNREFUSED)", keeper.lastProperty().get());
    assertEquals(SheetPage.ATTEMPT, sheet.pageProperty().get());
    assertEquals("refused", sheet.wordProperty().get());

    pass(Duration.ofMillis(500));
    assertEquals("waiting 2 s to retry", words());
    assertEquals(0.25, keeper.pauseProperty().get().fraction(), 0.001);
    pass(Duration.ofMillis(600));
    assertEquals("waiting 1 s to retry", words());
    pass(Duration.ofSeconds(1));
    assertEquals("waiting 4 s to retry", words());
    assertEquals("2 attempts \u00B7 0 connections \u00B7 2 failures in a row", counts());
    assertEquals("attempt 2 of 2", keeper.positionProperty().get());
  }

  @Test
  void aConnectionIsShownAsSoonAsThereIsOneAndWhatFollowsWhenItIsLost() {
    keep();
    long server = serve();
    pass(Duration.ofSeconds(2));
    assertEquals("connected", words());
    assertEquals("2 attempts \u00B7 1 connection", counts());
    assertEquals("", keeper.lastProperty().get());
    assertNull(keeper.pauseProperty().get());
    assertEquals(SheetPage.CONNECTION, sheet.pageProperty().get());

    bridge.stop(server, StopMode.CLOSE);
    settle();
    assertEquals("waiting 2 s to retry", words());
    assertEquals(
        "\u00B7 last: The connection with 127.0.0.1:7000 was closed by peer",
        keeper.lastProperty().get());
    assertEquals(SheetPage.CONNECTION, sheet.pageProperty().get(), "its bytes stay until the next");
    pass(Duration.ofSeconds(2));
    assertEquals(3, shownNumber());
    assertEquals("refused", sheet.wordProperty().get());
  }

  @Test
  void theBytesOfAKeptConnectionRingWhenTheKeeperIsSelected() {
    keep();
    serve();
    pass(Duration.ofSeconds(2));
    SessionModel shown = workbench.shown();
    assertNotNull(shown);
    long before = shown.growthProperty().get();
    bridge.send(shown.id(), new byte[] {1, 2, 3});
    settle();
    assertTrue(shown.growthProperty().get() > before);
  }

  @Test
  void tryNowAndItsKeyDoNotWait() {
    keep();
    keeper.tryNow();
    settle();
    assertEquals("2 attempts \u00B7 0 connections \u00B7 2 failures in a row", counts());
    sheet.again();
    settle();
    assertEquals("3 attempts \u00B7 0 connections \u00B7 3 failures in a row", counts());
  }

  @Test
  void whenConnectedTheKeyForAgainDoesNothing() {
    serve();
    keep();
    sheet.again();
    settle();
    assertEquals("1 attempt \u00B7 1 connection", counts());
    assertEquals(3, workbench.sessions().size() - 1, "keeper, attempt, accepted");
  }

  @Test
  void stoppedItSaysSoAndAgainKeepsAnew() {
    keep();
    keeper.stop();
    settle();
    assertEquals("stopped trying", words());
    assertFalse(keeper.liveProperty().get());
    assertFalse(keeper.waitingProperty().get());
    SessionModel first = workbench.selected();

    sheet.again();
    settle();
    SessionModel second = workbench.selected();
    assertNotNull(second);
    assertTrue(second != first && second.isKeeper());
    assertEquals("waiting 2 s to retry", words());
  }

  @Test
  void everyAttemptCanBeWalkedTo() {
    keep();
    keeper.tryNow();
    settle();
    SessionModel top = workbench.selected();
    assertFalse(keeper.laterProperty().get());
    keeper.earlier();
    settle();
    assertEquals(1, shownNumber());
    assertEquals("attempt 1 of 2", keeper.positionProperty().get());
    assertFalse(keeper.earlierProperty().get());

    pass(Duration.ofSeconds(4));
    assertEquals(1, shownNumber(), "what somebody chose stays");
    assertEquals("attempt 1 of 3", keeper.positionProperty().get());
    keeper.later();
    settle();
    assertEquals(2, shownNumber());
    keeper.later();
    settle();
    assertSame(top, workbench.selected());
    assertEquals(3, shownNumber());
    keeper.later();
    keeper.tryNow();
    settle();
    assertEquals(4, shownNumber(), "the keeper follows its newest");
  }

  @Test
  void aCardOffersToKeepTrying() {
    bar.offer(Side.CLIENT, CLIENT);
    bar.enter();
    settle();
    assertFalse(keeper.shownProperty().get());
    NextStep step =
        sheet.cardProperty().get().next().stream()
            .filter(each -> each.verb() == NextStep.Verb.KEEP)
            .findFirst()
            .orElseThrow();
    sheet.take(step);
    settle();
    assertTrue(keeper.shownProperty().get());
    assertEquals("waiting 2 s to retry", words());
  }

  @Test
  void aBadStringIsSaidAndNotTried() {
    bar.begin(bridge.keep("tcp:localhost:54x2"));
    settle();
    assertFalse(keeper.shownProperty().get());
    assertEquals(SheetPage.ATTEMPT, sheet.pageProperty().get());
    assertEquals("not an endpoint", sheet.wordProperty().get());
  }

  @Test
  void aKeeperWhoseAttemptsWereForgottenStillShowsHowItIs() {
    keep();
    bridge.forget(workbench.shown().id());
    settle();
    assertEquals(SheetPage.KEEPER, sheet.pageProperty().get());
    assertEquals("waiting 2 s to retry", words());
    assertEquals("", keeper.positionProperty().get());
    keeper.stop();
    settle();
    assertEquals("Stopped trying", sheet.cardProperty().get().title());
    assertEquals(Phase.STOPPED, workbench.selected().state().phase());
  }
}
