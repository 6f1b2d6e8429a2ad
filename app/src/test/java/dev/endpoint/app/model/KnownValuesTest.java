package dev.endpoint.app.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.app.settings.HistoryEntry;
import dev.endpoint.app.settings.Settings;
import dev.endpoint.engine.syntax.Choice;
import dev.endpoint.engine.syntax.Completion;
import dev.endpoint.engine.syntax.Side;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is offered in the bar of hosts, addresses and files.
class KnownValuesTest {
  private final RecordingActions actions = new RecordingActions();
  private final Settings settings = new Settings();
  private final EndpointBarModel bar =
      new EndpointBarModel(actions, new WorkbenchModel(), settings);

  /// What is to be done in the background, which the test does when it likes.
  private final Queue<Runnable> background = new ArrayDeque<>();

  private final List<String> asked = new ArrayList<>();
  private List<Choice> files =
      List.of(new Choice("/etc/hosts", ""), new Choice("/etc/ssl/", "folder"));

  @BeforeEach
  void know() {
    KnownValues.Finder finder =
        new KnownValues.Finder() {
          @Override
          public List<Choice> addresses() {
            return List.of(new Choice("192.0.2.7", "eth0"));
          }

          @Override
          public List<Choice> files(String folder) {
            asked.add(folder);
            return folder.equals("/etc/") ? files : List.of();
          }
        };
    bar.know(
        new KnownValues(
            actions.catalog(), settings, finder, background::add, Runnable::run, bar::valuesFound));
  }

  @Test
  void hostsOfThePastAreOfferedOnce() {
    settings.used(new HistoryEntry(Side.CLIENT, "tcp:db.internal:5432"));
    settings.used(new HistoryEntry(Side.CLIENT, "tls:db.internal:993"));
    settings.used(new HistoryEntry(Side.SERVER, "tcp:80"));
    settings.used(new HistoryEntry(Side.CLIENT, "unix:/tmp/x"));
    type("tcp:d");
    assertEquals(List.of("db.internal"), offered());
  }

  @Test
  void addressesAreOfferedWhenTheyAreKnown() {
    bar.role(Side.SERVER);
    type("tcp:80:interface=192");
    assertEquals(List.of(), offered());
    work();
    assertEquals(List.of("192.0.2.7"), offered());
    type("tcp:80:interface=");
    assertTrue(offered().contains("192.0.2.7"), "known by now: " + offered());
  }

  @Test
  void filesAreOfferedFolderByFolder() {
    type("unix:/etc/h");
    work();
    assertEquals(List.of("/etc/hosts"), offered());
    type("unix:/etc/");
    assertEquals(List.of("/etc/hosts", "/etc/ssl/"), offered());
    bar.completions().choose(1);
    bar.accept();
    assertEquals("unix:/etc/ssl/", bar.textProperty().get());
    work();
    assertEquals(List.of("/etc/", "/etc/ssl/"), asked.stream().distinct().toList());
  }

  @Test
  void aFolderIsReadAnewAndOnlyTheLastOneCounts() {
    type("unix:/etc/");
    work();
    files = List.of(new Choice("/etc/new", ""));
    type("unix:/etc/n");
    assertEquals(List.of(), offered());
    work();
    assertEquals(List.of("/etc/new"), offered());

    type("unix:/et/");
    type("unix:/e/");
    type("unix:/etc/n");
    work();
    assertEquals(List.of("/etc/new"), offered());
    assertFalse(asked.contains("/e/"), "passed over while another was read");
  }

  @Test
  void whatComesAfterEscapeOrAnotherTextOpensNothing() {
    type("unix:/etc/");
    bar.escape();
    work();
    assertFalse(bar.completions().isOpen());

    type("unix:/etc/s");
    bar.focused(false);
    work();
    assertFalse(bar.completions().isOpen());
  }

  private void type(String text) {
    bar.textProperty().set(text);
    bar.caretProperty().set(0);
    bar.caretProperty().set(text.length());
    bar.complete();
  }

  private void work() {
    for (Runnable next = background.poll(); next != null; next = background.poll()) {
      next.run();
    }
  }

  private List<String> offered() {
    return bar.completions().isOpen()
        ? bar.completions().items().stream().map(Completion::label).toList()
        : List.of();
  }
}
