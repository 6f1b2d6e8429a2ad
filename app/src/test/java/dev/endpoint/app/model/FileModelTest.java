package dev.endpoint.app.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.app.model.EndpointList.Entry;
import dev.endpoint.app.support.SessionStates;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FileModelTest {
  private final RecordingActions actions = new RecordingActions();
  private final List<Long> begun = new ArrayList<>();
  private final FileModel file = new FileModel(actions, begun::add);

  private void show(String text) {
    file.show("a.endpoints", EndpointList.read(actions.catalog(), text));
  }

  @Test
  void openingStartsNothing() {
    show("listen memory:x\nthen echo\nconnect memory:x");
    assertTrue(file.isOpen());
    assertEquals("a.endpoints", file.getName());
    assertEquals("Nothing is started yet.", file.summary());
    assertEquals("Start all", file.startLabel());
    assertEquals(List.of(), actions.asked);
  }

  @Test
  void everythingIsStartedInItsOrder() {
    show("listen memory:x\nthen echo\nconnect memory:x");
    file.startAll();
    assertEquals(List.of("listen memory:x echo", "connect memory:x"), actions.asked);
    assertEquals(List.of(101L, 102L), begun);
    assertFalse(file.isOpen());
  }

  @Test
  void oneCanBeStartedAlone() {
    show("connect memory:x\nconnect memory:y");
    file.start((Entry.Usable) file.entriesProperty().get().getLast());
    assertEquals(List.of("connect memory:y"), actions.asked);
    assertTrue(file.isOpen());
  }

  @Test
  void mistakesAreCountedAndTheRestCanBeStarted() {
    show("connect memory:x\nconnect tpc:x\nconect memory:y");
    assertEquals("Nothing is started yet. 2 mistakes.", file.summary());
    assertEquals("Start the 1 that can be used", file.startLabel());
    file.startAll();
    assertEquals(List.of("connect memory:x"), actions.asked);
  }

  @Test
  void anEmptyFileIsSaidToBeOne() {
    show("# nothing\n");
    assertEquals("No endpoint stands in this file.", file.summary());
    assertEquals("", file.startLabel());
  }

  @Test
  void whatWasSavedReadsAsTheSame() {
    String text =
        EndpointList.write(
            List.of(
                SessionStates.listen(1).text("tcp:1:interface=127.0.0.1").build(),
                SessionStates.accepted(2, 1).build(),
                SessionStates.keep(5).build(),
                SessionStates.connect(3).text("unix:/a\nb").build(),
                SessionStates.connect(4).text("unix:/a\nb").build()));
    show(text);
    file.startAll();
    assertEquals(
        List.of(
            "listen tcp:1:interface=127.0.0.1 hold",
            "keep tcp:localhost:8080",
            "connect unix:/a\\\nb"),
        actions.asked);
  }

  @Test
  void secretsAreNotSaved() {
    String text =
        EndpointList.write(
            List.of(
                SessionStates.connect(1)
                    .text("socks5:h:1:password=swordfish")
                    .masked("socks5:h:1:password=***")
                    .build()));
    assertTrue(text.endsWith("connect socks5:h:1:password=***\n"), text);
  }
}
