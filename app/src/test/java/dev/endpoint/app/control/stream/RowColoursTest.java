package dev.endpoint.app.control.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import atlantafx.base.theme.PrimerLight;
import dev.endpoint.app.model.ColourRules;
import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.filter.Filter;
import dev.endpoint.engine.capture.note.Colour;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class RowColoursTest {
  private static final List<String> GLYPHS = Stream.of(Colour.values()).map(Colour::glyph).toList();

  private final Story story = new Story();
  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private StreamView view;
  private StackPane root;

  @Start
  void start(Stage stage) {
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    view = new StreamView(ZoneId.of("UTC"), Runnable::run, Runnable::run);
    root = new StackPane(view);
    stage.setScene(new Scene(root, 900, 300));
    stage.sizeToScene(); // it may have been used before
    stage.show();
    view.requestFocus();
  }

  private static ColourRules.Rule rule(Colour colour, String filter) {
    return new ColourRules.Rule(colour, Filter.read(filter).filter().orElseThrow());
  }

  private static ColourRules rules(ColourRules.Rule... rules) {
    return new ColourRules(List.of(rules));
  }

  private static String words(Map<Long, Optional<ColourRules.Rule>> found, long record) {
    return found.get(record).map(rule -> rule.colour().word()).orElse("none");
  }

  @Test
  void aReadIsAskedAboutAsTheMessageThatItIs() throws IOException {
    story.event("connected").sent("hello").received("HTTP/1.1 404 Not Found\r\n\r\n");
    story.say(Direction.RECEIVED, new byte[200_000]).sent("bye");
    RunColours colours =
        new RunColours(
            story.recording(),
            rules(
                rule(Colour.RED, "event"),
                rule(Colour.TEAL, "size == 200000"),
                rule(Colour.AMBER, "proto == http && info ~ /^HTTP\\/1\\.[01] [45]/"),
                rule(Colour.GREEN, "sent && delta == 1ms && number > 4")),
            null);
    long last = story.recording().extent().records() - 1;
    Map<Long, Optional<ColourRules.Rule>> found = colours.of(Set.of(0L, 1L, 2L, 4L, last));
    assertEquals("red", words(found, 0));
    assertEquals("none", words(found, 1));
    assertEquals("amber", words(found, 2));
    assertEquals("teal", words(found, 3), "the first packet of the long read");
    assertEquals("teal", words(found, 4));
    assertEquals("green", words(found, last));
  }

  @Test
  void rowsShowTheColourInTextAndInHexAndItIsHeard(FxRobot robot) throws TimeoutException {
    robot.interact(
        () -> {
          story.sent("hello").received("ERROR 7\n").event("closed");
          view.coloursProperty().set(rules(rule(Colour.PURPLE, "recv && text contains \"ERROR\"")));
          view.setRecording(story.recording());
        });
    until(() -> glyphs().equals(List.of("\u25BC")));
    robot.interact(() -> view.setMode(StreamMode.HEX));
    until(() -> glyphs().equals(List.of("\u25BC")));
    robot.interact(() -> view.panes().select(Selection.at(new Place(1, 0))));
    robot.interact(() -> view.setClock(Clock.SINCE_OPEN));
    robot.interact(() -> view.setMode(StreamMode.TEXT));
    until(() -> view.getAccessibleText().startsWith("purple received 8 bytes: ERROR 7"));
    robot.interact(() -> view.coloursProperty().set(ColourRules.NONE));
    assertEquals(List.of(), glyphs());
  }

  private List<String> glyphs() {
    return texts(root).filter(GLYPHS::contains).toList();
  }

  private static Stream<String> texts(Node node) {
    if (!node.isVisible()) {
      return Stream.empty();
    }
    return node instanceof Parent parent
        ? parent.getChildrenUnmodifiable().stream().flatMap(RowColoursTest::texts)
        : node instanceof Text text ? Stream.of(text.getText()) : Stream.empty();
  }

  private void until(Callable<Boolean> condition) throws TimeoutException {
    WaitForAsyncUtils.waitFor(
        20, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
  }

  /// While everything on the screen is new each time, nobody could read it.
  @Test
  void whileMoreComesThanCouldBeReadNothingIsAsked(FxRobot robot) throws TimeoutException {
    Executor later = tasks::add;
    int[] changed = {0};
    RowColours[] colours = new RowColours[1];
    robot.interact(
        () -> {
          for (int i = 0; i < 200; i++) {
            story.received("line " + i + "\n");
          }
          colours[0] = new RowColours(later, later, e -> {}, () -> changed[0]++);
          colours[0].use(story.recording(), rules(rule(Colour.RED, "recv")), null);
          colours[0].shown(tail(10));
          assertEquals(1, tasks.size(), "the first page is asked about");
          run();
          assertTrue(changed[0] > 1);
          colours[0].shown(tail(100));
          colours[0].shown(tail(190));
        });
    robot.interact(() -> assertNull(colours[0].of(tail(190).rows().getFirst())));
    // Only once it has stood for a while.
    until(
        () -> {
          run();
          return colours[0].of(tail(190).rows().getFirst()) != null;
        });
    robot.interact(() -> assertNull(colours[0].of(tail(100).rows().getFirst())));
  }

  private void run() {
    while (!tasks.isEmpty()) {
      tasks.remove().run();
    }
  }

  /// A page of ten rows that ends behind so many records, as if there were no more.
  private Page tail(int records) {
    try {
      Rows rows = story.text(Lane.BOTH, 80);
      List<Row> shown = new ArrayList<>();
      for (int i = records - 10; i < records; i++) {
        shown.add(rows.at(new Place(i, 0)));
      }
      return new Page(shown, 0, false, true, 0, 1, 0, 1, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
