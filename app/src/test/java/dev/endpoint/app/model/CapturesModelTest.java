package dev.endpoint.app.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.app.settings.Settings;
import dev.endpoint.engine.capture.CaptureLimits;
import dev.endpoint.engine.capture.CaptureRetention;
import dev.endpoint.engine.capture.CaptureRetention.Reason;
import dev.endpoint.engine.capture.CaptureRetention.Spared;
import dev.endpoint.engine.capture.CaptureRetention.Stock;
import dev.endpoint.engine.capture.CaptureRetention.Swept;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CapturesModelTest {
  private static final long GB = 1_000_000_000L;

  private final Settings settings = new Settings();
  private final TroubleModel troubles = new TroubleModel();
  private final Store store = new Store();
  private final CapturesModel model =
      new CapturesModel(store, settings.captures(), Path.of("/home/me"), troubles);

  /// Answers at once.
  private static final class Store implements CaptureStore {
    @Nullable CaptureLimits limits;
    @Nullable CaptureRetention retention;
    Stock stock = new Stock(0, 0, 0, 45 * GB);
    Swept swept = new Swept(List.of(), 0, List.of());
    @Nullable IOException failure;

    Path folder = Path.of("/captures");

    @Override
    public Path folder() {
      return folder;
    }

    @Override
    public void check(Path wanted, Consumer<Path> fine, Consumer<Throwable> failed) {
      answer(wanted, fine, failed);
    }

    @Override
    public void moveTo(Path next) {
      folder = next;
    }

    @Override
    public void limit(CaptureLimits now) {
      limits = now;
    }

    @Override
    public void look(Consumer<Stock> found, Consumer<Throwable> failed) {
      answer(stock, found, failed);
    }

    @Override
    public void sweep(CaptureRetention wanted, Consumer<Swept> done, Consumer<Throwable> failed) {
      retention = wanted;
      answer(swept, done, failed);
    }

    private <T> void answer(T answer, Consumer<T> done, Consumer<Throwable> failed) {
      if (failure == null) {
        done.accept(answer);
      } else {
        failed.accept(failure);
      }
    }
  }

  private static Spared spared(String name, Reason reason, String words) {
    return new Spared(Path.of("/captures", name), reason, words);
  }

  private static void type(Figure figure, String text) {
    figure.textProperty().set(text);
    figure.commit();
  }

  @Test
  void whatIsSetIsWhatTheEngineGets() {
    model.begin(null, null);
    assertEquals(CaptureLimits.standard(), store.limits);
    assertEquals(CaptureRetention.standard(), store.retention);
    assertEquals("no limit", model.limit().textProperty().get());
    assertEquals("256 MB", model.reserve().textProperty().get());
    assertEquals("7 days", model.days().textProperty().get());
    assertEquals("2 GB", model.together().textProperty().get());

    type(model.limit(), "500mb");
    assertEquals("500 MB", model.limit().textProperty().get());
    type(model.reserve(), "1 GiB");
    assertEquals("1073741824 B", model.reserve().textProperty().get());
    assertEquals(new CaptureLimits(500_000_000, 1L << 30, GB), store.limits);
    assertEquals("1 GB", model.part().textProperty().get());
    type(model.part(), "never");
    assertEquals(new CaptureLimits(500_000_000, 1L << 30, 0), store.limits);
    assertEquals("all", model.parts().textProperty().get());
    type(model.parts(), "5");
    assertEquals("5 files", model.parts().textProperty().get());
    assertEquals(new CaptureLimits(500_000_000, 1L << 30, 0, 5), store.limits);
    type(model.days(), "");
    type(model.together(), "0");
    assertEquals("for ever", model.days().textProperty().get());
    model.sweep();
    assertEquals(new CaptureRetention(Duration.ZERO, 0), store.retention);
    type(model.days(), "1");
    assertEquals("1 day", model.days().textProperty().get());
    assertEquals(1, settings.captures().daysProperty().get());
  }

  private String move(String typed) {
    model.folder().textProperty().set(typed);
    model.folder().commit();
    return model.folder().wordsProperty().get();
  }

  @Test
  void capturesMoveToAFolderThatIsTypedOrChosen() {
    model.begin(null, null);
    assertEquals("/captures", model.folder().textProperty().get());
    assertEquals(
        "What begins from now on is recorded here. What has begun is recorded to its end in"
            + " /captures; what is there stays, until you remove it.",
        move(" ~/talks/. "));
    assertEquals(Path.of("/home/me/talks"), store.folder);
    assertEquals("/home/me/talks", model.folder().textProperty().get());
    assertEquals("/home/me/talks", settings.captures().folderProperty().get());
    model.folder().choose(Path.of("/mnt/big"));
    assertEquals(Path.of("/mnt/big"), store.folder);
    assertEquals(model.folder().wordsProperty().get(), move("/mnt/big"), "nothing new");
    assertTrue(move("here").startsWith("Type the whole path"));
    assertEquals("", move("/mnt/big"), "where they are already");
    move("");
    assertEquals(Path.of("/captures"), store.folder, "the usual one");
    assertEquals("", settings.captures().folderProperty().get());
  }

  @Test
  void aFolderThatWillNotDoIsSaidAndChangesNothing() {
    model.begin(null, null);
    assertEquals("Type the whole path of the folder, as in /captures.", move("talks"));
    assertTrue(model.folder().wrongProperty().get());
    store.failure = new IOException("You may not write to /root.");
    assertEquals(
        "You may not write to /root. Captures are kept in /captures, as before.", move("/root"));
    assertEquals("/root", model.folder().textProperty().get(), "to be corrected");
    assertEquals(Path.of("/captures"), store.folder);
    assertEquals("", settings.captures().folderProperty().get());
    model.close();
    assertEquals("/captures", model.folder().textProperty().get());
    assertFalse(model.folder().wrongProperty().get());
  }

  @Test
  void theFolderIsRemembered() {
    settings.captures().folderProperty().set("/mnt/big");
    model.begin(null, null);
    assertEquals(Path.of("/mnt/big"), store.folder);
    assertEquals("/mnt/big", model.folder().textProperty().get());
    settings.captures().folderProperty().set("not\0a path");
    store.folder = Path.of("/captures");
    model.begin(null, null);
    assertEquals(Path.of("/captures"), store.folder);
    assertTrue(troubles.getWords().contains("cannot be one"), troubles.getWords());
  }

  @Test
  void whatMakesNoSenseIsSaidAndChangesNothing() {
    model.begin(null, null);
    type(model.reserve(), "some");
    assertEquals(
        "\"some\" is not a size, as in 500 MB or 2 GB.", model.reserve().problemProperty().get());
    assertEquals("some", model.reserve().textProperty().get());
    assertEquals(CaptureLimits.standard(), store.limits);
    type(model.days(), "2 weeks");
    assertEquals(
        "\"2 weeks\" is not a number of days, as in 7.", model.days().problemProperty().get());
    model.close();
    assertEquals("256 MB", model.reserve().textProperty().get());
    assertEquals("", model.reserve().problemProperty().get());
  }

  @Test
  void whileTypingNothingChanges() {
    model.begin(null, null);
    model.limit().textProperty().set("2");
    assertEquals(CaptureLimits.standard(), store.limits);
  }

  @Test
  void theCommandLineWinsAndIsNotRemembered() {
    model.begin(3 * GB, 0L);
    assertEquals(new CaptureLimits(3 * GB, 0, GB), store.limits);
    assertTrue(model.limit().fixedProperty().get());
    assertEquals("3 GB", model.limit().textProperty().get());
    assertEquals("nothing", model.reserve().textProperty().get());
    type(model.limit(), "1 GB");
    assertEquals(new CaptureLimits(3 * GB, 0, GB), store.limits);
    assertEquals(0, settings.captures().limitProperty().get());
    assertFalse(model.days().fixedProperty().get());
  }

  @Test
  void theStockIsSaidAndThatTheDiskIsTooFull() {
    model.begin(null, null);
    model.show();
    assertEquals("No captures \u00B7 45 GB free on the disk", model.getStock());
    assertTrue(model.emptyProperty().get());
    store.stock = new Stock(12, 1_300_000_000, 2, 45 * GB);
    model.show();
    assertEquals(
        "12 captures take 1.3 GB (2 with notes, which stay) \u00B7 45 GB free on the disk",
        model.getStock());
    assertFalse(model.scarceProperty().get());
    store.stock = new Stock(1, 1_000, 0, 200_000_000);
    model.show();
    assertTrue(model.scarceProperty().get());
    assertEquals(
        "1 capture takes 1 kB. Nothing is recorded: only 200 MB free on the disk, and less than is"
            + " to stay free.",
        model.getStock());
    type(model.reserve(), "100 MB");
    assertFalse(model.scarceProperty().get());
  }

  @Test
  void whatWasAndWasNotRemovedIsSaid() {
    model.begin(null, null);
    model.show();
    model.sweep();
    assertEquals("Nothing is too old or too much.", model.getSwept());
    store.swept =
        new Swept(
            List.of(Path.of("a"), Path.of("b"), Path.of("c")),
            1_200_000_000,
            List.of(
                spared("d", Reason.REFUSED, "Operation not permitted"),
                spared("e", Reason.IN_USE, ""),
                spared("f", Reason.WRITTEN_LATELY, ""),
                spared("g", Reason.WRITTEN_LATELY, ""),
                spared("h", Reason.WRITTEN_LATELY, "")));
    model.sweep();
    assertEquals(
        "Removed 3 captures, 1.2 GB. Stays, in use here or in another workbench: e. Stays, written"
            + " in the last hour: f, g and 1 more. Could not be removed: d (Operation not"
            + " permitted).",
        model.getSwept());
    store.failure = new IOException("it is no folder");
    model.sweep();
    assertEquals(
        "Old captures in /captures could not be removed: it is no folder.", model.getSwept());
  }

  @Test
  void atTheStartOnlyWhatTheSystemRefusedIsSaid() {
    store.swept = new Swept(List.of(), 0, List.of(spared("e", Reason.IN_USE, "")));
    model.begin(null, null);
    assertFalse(troubles.isShown());
    store.swept =
        new Swept(List.of(), 0, List.of(spared("d", Reason.REFUSED, "Operation not permitted")));
    model.begin(null, null);
    assertEquals(
        "Old captures that should go stay: d (Operation not permitted).", troubles.getWords());
  }
}
