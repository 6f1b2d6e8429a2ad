package dev.endpoint.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.endpoint.app.control.messages.MessagesView;
import dev.endpoint.app.control.stream.Ink;
import dev.endpoint.app.control.stream.StreamView;
import dev.endpoint.app.model.ColourRules;
import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.MemoryRecorder;
import dev.endpoint.engine.capture.filter.Filter;
import dev.endpoint.engine.capture.note.Colour;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.application.Application;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.Background;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/// What rules colour can be read, in both themes: all words have the contrast that WCAG asks of
/// text, on the colour that is behind them.
class ColoursContrastTest extends ApplicationTest {
  private static final double ENOUGH = 4.5;

  private StackPane root;
  private StreamView stream;

  @Override
  public void start(Stage stage) {
    MessagesView view = new MessagesView();
    stream = new StreamView();
    root = new StackPane(stream, view);
    Scene scene = new Scene(root, 1000, 400);
    scene.getStylesheets().addAll(WorkbenchApp.stylesheets());
    stage.setScene(scene);
    stage.sizeToScene(); // it may have been used before
    stage.show();
    List<ColourRules.Rule> rules = new ArrayList<>();
    MemoryRecorder recorder = new MemoryRecorder(() -> 0);
    for (Colour each : Colour.values()) {
      Filter filter = Filter.read("size == " + (each.ordinal() + 1)).filter().orElseThrow();
      rules.add(new ColourRules.Rule(each, filter));
      recorder.data(Direction.RECEIVED, ByteBuffer.allocate(each.ordinal() + 1));
    }
    view.coloursProperty().set(new ColourRules(rules));
    view.recordingProperty().set(recorder.recording());
  }

  @Test
  void wordsOnEveryColourCanBeReadInBothThemes() throws Exception {
    for (boolean dark : List.of(false, true)) {
      WaitForAsyncUtils.waitForAsyncFx(
          5000,
          () -> {
            Application.setUserAgentStylesheet(
                dark
                    ? new PrimerDark().getUserAgentStylesheet()
                    : new PrimerLight().getUserAgentStylesheet());
            root.pseudoClassStateChanged(PseudoClass.getPseudoClass("dark"), dark);
          });
      WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> rows().size() == 6);
      WaitForAsyncUtils.waitForAsyncFx(
          5000,
          () -> {
            root.applyCss();
            rows().forEach(row -> check(row, dark));
            for (Colour each : Colour.values()) {
              checkGutter(Ink.of(each), Ink.behind(each), dark);
              checkGutter(Ink.TEXT, Ink.behind(each), dark);
            }
            checkBytes(dark);
          });
    }
  }

  private List<Region> rows() {
    return lookup(".message-row").<Region>queryAll().stream().filter(Node::isVisible).toList();
  }

  private static void check(Region row, boolean dark) {
    Background background = row.getBackground();
    assertEquals(2, background.getFills().size(), "an edge, and the row");
    Color behind = (Color) background.getFills().getLast().getFill();
    for (Node part : row.getChildrenUnmodifiable()) {
      if (part instanceof Text text && !text.getText().isEmpty()) {
        double contrast = contrast((Color) text.getFill(), behind);
        assertTrue(
            contrast >= ENOUGH,
            () -> "%.2f: %s on %s, dark %s".formatted(contrast, text, behind, dark));
      }
    }
  }

  /// The mark, the arrow and the size beside the bytes of the stream.
  private void checkGutter(Ink ink, Ink behind, boolean dark) {
    Color front = (Color) stream.palette().property(ink).get();
    Color back = (Color) stream.palette().property(behind).get();
    assertEquals(1, back.getOpacity());
    double contrast = contrast(front, back);
    assertTrue(
        contrast >= ENOUGH, () -> "%.2f: %s on %s, dark %s".formatted(contrast, ink, behind, dark));
  }

  /// Every kind of byte on all that can be behind it: a row, with the caret or without, and upon
  /// that what is marked.
  private void checkBytes(boolean dark) {
    Color received = (Color) stream.getBackground().getFills().getLast().getFill();
    List<String> faint = new ArrayList<>();
    checkBytes(received, Ink.RECEIVED, faint);
    checkBytes(on(received, Ink.SENT_ROW), Ink.SENT, faint);
    assertEquals(List.of(), faint, "dark " + dark);
  }

  private void checkBytes(Color row, Ink way, List<String> faint) {
    for (Color line : List.of(row, on(row, Ink.CARET_ROW))) {
      for (Ink ink : List.of(way, Ink.TEXT, Ink.DIM, Ink.ODD)) {
        checkInk(ink, line, "the row", faint);
        for (Ink tint : tints()) {
          checkInk(ink, on(line, tint), tint.name(), faint);
        }
      }
    }
  }

  private void checkInk(Ink ink, Color behind, String name, List<String> faint) {
    double contrast = contrast(on(behind, ink), behind);
    if (contrast < ENOUGH) {
      faint.add("%.2f: %s on %s".formatted(contrast, ink, name));
    }
  }

  private static List<Ink> tints() {
    List<Ink> tints = new ArrayList<>(List.of(Ink.SELECTION, Ink.NOTE, Ink.MATCH));
    for (Colour each : Colour.values()) {
      tints.add(Ink.behind(each));
    }
    return tints;
  }

  private Color on(Color behind, Ink ink) {
    Color front = (Color) stream.palette().property(ink).get();
    Color opaque = Color.color(front.getRed(), front.getGreen(), front.getBlue());
    return behind.interpolate(opaque, front.getOpacity());
  }

  private static double contrast(Color a, Color b) {
    double one = luminance(a);
    double other = luminance(b);
    return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  }

  private static double luminance(Color color) {
    return 0.2126 * linear(color.getRed())
        + 0.7152 * linear(color.getGreen())
        + 0.0722 * linear(color.getBlue());
  }

  private static double linear(double part) {
    return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  }
}
