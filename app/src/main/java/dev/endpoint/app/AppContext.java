package dev.endpoint.app;

import dev.endpoint.app.bridge.CaptureFolderBridge;
import dev.endpoint.app.bridge.EngineBridge;
import dev.endpoint.app.bridge.Pulses;
import dev.endpoint.app.bridge.Troubles;
import dev.endpoint.app.fxml.Fxml;
import dev.endpoint.app.fxml.FxmlViews;
import dev.endpoint.app.model.CapturesModel;
import dev.endpoint.app.model.CloseModel;
import dev.endpoint.app.model.Desk;
import dev.endpoint.app.model.InspectModel;
import dev.endpoint.app.model.KnownValues;
import dev.endpoint.app.model.NotesModel;
import dev.endpoint.app.model.SaveModel;
import dev.endpoint.app.model.SheetModel;
import dev.endpoint.app.model.StatusModel;
import dev.endpoint.app.model.TroubleModel;
import dev.endpoint.app.model.Words;
import dev.endpoint.app.model.WorkbenchModel;
import dev.endpoint.app.settings.Settings;
import dev.endpoint.app.settings.SettingsFile;
import dev.endpoint.app.settings.SettingsSaver;
import dev.endpoint.app.view.BarController;
import dev.endpoint.app.view.CapturesController;
import dev.endpoint.app.view.CloseController;
import dev.endpoint.app.view.CompletionsController;
import dev.endpoint.app.view.FileController;
import dev.endpoint.app.view.FormController;
import dev.endpoint.app.view.HelpController;
import dev.endpoint.app.view.SheetController;
import dev.endpoint.app.view.SheetParts;
import dev.endpoint.app.view.SidebarController;
import dev.endpoint.app.view.StartController;
import dev.endpoint.app.view.StatusController;
import dev.endpoint.app.view.WindowController;
import dev.endpoint.engine.Engine;
import dev.endpoint.engine.capture.CaptureFolder;
import dev.endpoint.engine.session.Sessions;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/// The composition root: every service and every model is made here, and nowhere else.
public final class AppContext {
  /// What the window stands on.
  ///
  /// @param prepare does what the first listener or connection would wait for; off the FX thread
  /// @param stop ends the reactor; called last
  public record Backend(Engine engine, CaptureFolder captures, Runnable prepare, Runnable stop) {}

  /// How long closing waits for connections and captures; [Sessions#GRACE] and some.
  private static final long MOST_SECONDS_TO_CLOSE = 5;

  private static final long SAVE_AFTER_MILLIS = 500;

  private final Executor pulses = new Pulses();
  private final Desk desk;
  private final EngineBridge bridge;
  private final Backend backend;
  private final SettingsSaver saver;
  private @Nullable SheetParts sheetParts;
  private final FileDesk files;
  private final Consumer<Path> openFolder;
  private @Nullable CompletableFuture<Void> closed;
  private volatile @Nullable Rehearsal rehearsal;
  private final FxmlViews views = new FxmlViews(this::controller);

  /// FX thread. Starts the engine, reads the settings.
  ///
  /// @param start starts the engine; it is given who is to hear what raised in it
  /// @param exit ends the program when everything is closed; called on the FX thread
  /// @param openFolder shows the folder that holds a file
  public AppContext(
      Folders folders,
      Function<BiConsumer<String, Throwable>, Backend> start,
      Runnable exit,
      Consumer<Path> openFolder) {
    this.openFolder = openFolder;
    TroubleModel troubleModel = new TroubleModel();
    Troubles troubles = new Troubles(troubleModel, pulses);
    troubles.watchThreads();
    SettingsFile file = new SettingsFile(folders.settings());
    Settings settings = new Settings();
    file.load(settings).ifPresent(troubleModel::note);
    saver =
        new SettingsSaver(
            settings,
            file,
            CompletableFuture.delayedExecutor(SAVE_AFTER_MILLIS, TimeUnit.MILLISECONDS),
            refused -> troubles.report("saving the settings", refused));
    backend = start.apply(troubles::show);
    WorkbenchModel workbench = new WorkbenchModel();
    bridge =
        new EngineBridge(
            backend.engine(),
            observer -> new Sessions(backend.engine(), backend.captures(), observer),
            pulses,
            workbench);
    bridge.onStandstill(time -> troubleModel.note(Words.stoodStill(time)));
    desk =
        Desk.of(
            bridge,
            settings,
            workbench,
            troubleModel,
            new StatusModel(workbench, AppContext::memoryInUse),
            new CloseModel(workbench, () -> endEverything(exit)),
            new CapturesModel(
                new CaptureFolderBridge(backend.engine().reactor(), backend.captures(), pulses),
                settings.captures(),
                folders.home(),
                troubleModel),
            folders.plugins());
    desk.help().leftOutNote().ifPresent(troubleModel::note);
    files = new FileDesk(desk, bridge.catalog(), pulses);
    Executor lookers = threads("files");
    desk.bar().lookOn(lookers, pulses);
    desk.form().lookOn(lookers, pulses);
    desk.bar()
        .know(
            new KnownValues(
                bridge.catalog(),
                settings,
                new SystemValues(),
                threads("values"),
                pulses,
                desk.bar()::valuesFound));
  }

  /// With the first sheet, which no window needs to open.
  private SheetParts sheetParts() {
    SheetParts made = sheetParts;
    if (made == null) {
      made = makeSheetParts();
      sheetParts = made;
    }
    return made;
  }

  private SheetParts makeSheetParts() {
    Settings settings = desk.settings();
    SheetModel sheet =
        new SheetModel(
            bridge, desk.workbench(), desk.bar()::begin, desk.bar()::offer, ZoneId.systemDefault());
    sheet.cutting().remember(settings.cuttings());
    sheet.colours().remember(settings.coloursProperty().get(), settings.coloursProperty()::set);
    sheet.liveProperty().subscribe(live -> showFollow(sheet));
    sheet.followingProperty().subscribe(following -> showFollow(sheet));
    return new SheetParts(
        sheet,
        new SaveModel(threads("save"), pulses),
        new InspectModel(threads("inspect"), pulses),
        new NotesModel(threads("notes"), pulses, desk.troubles()::note),
        settings.look(),
        new Desktop(
            desk.troubles(),
            openFolder,
            Wireshark.on(System.getenv().getOrDefault("PATH", "")),
            desk.captures()::show,
            desk.captures().folder()::now));
  }

  /// Each task on a thread of its own.
  private static Executor threads(String name) {
    return task -> Thread.ofVirtual().name(name).start(task);
  }

  private void showFollow(SheetModel sheet) {
    desk.status().follows(sheet.liveProperty().get(), sheet.followingProperty().get());
  }

  public Desk desk() {
    return desk;
  }

  FileDesk files() {
    return files;
  }

  public FxmlViews views() {
    return views;
  }

  /// Makes the controller of a view.
  Object controller(Class<?> type) {
    if (type == WindowController.class) {
      return new WindowController(
          desk, this::sheet, this::rehearse, this::whenThereIsTime, views, files);
    } else if (type == BarController.class) {
      return new BarController(desk, files);
    } else if (type == SidebarController.class) {
      return new SidebarController(desk);
    } else if (type == StatusController.class) {
      return new StatusController(desk);
    } else if (type == StartController.class) {
      return new StartController(desk);
    } else if (type == CompletionsController.class) {
      return new CompletionsController(desk);
    } else if (type == FileController.class) {
      return new FileController(desk);
    } else if (type == FormController.class) {
      return new FormController(desk, files);
    } else if (type == CapturesController.class) {
      return new CapturesController(desk, files, openFolder);
    } else if (type == HelpController.class) {
      return new HelpController(desk);
    } else if (type == CloseController.class) {
      return new CloseController(desk);
    }
    return sheetParts().call(type);
  }

  private SheetController sheet() {
    return views.<Node, SheetController>load(Fxml.SHEET).controller();
  }

  /// The window may be painted for the first time when it is being closed already.
  private synchronized void rehearse() {
    if (closed != null) {
      return;
    }
    threads("ahead").execute(backend.prepare());
    Rehearsal playing = new Rehearsal(backend.engine(), pulses, this::whenThereIsTime);
    rehearsal = playing;
    // What it showed is a whole sheet, and nobody needs it any more.
    playing.start().thenRun(() -> rehearsal = null);
  }

  private void whenThereIsTime(Runnable task) {
    bridge.whenCalm(() -> pulses.execute(task));
  }

  private void endEverything(Runnable exit) {
    closed().thenRun(() -> pulses.execute(exit));
  }

  /// Ends all sessions, saves, stops the engine; completes within [#MOST_SECONDS_TO_CLOSE], off the
  /// FX thread. More than once does no harm.
  private synchronized CompletableFuture<Void> closed() {
    if (closed == null) {
      closed = close();
    }
    return closed;
  }

  private CompletableFuture<Void> close() {
    Rehearsal playing = rehearsal;
    if (playing != null) {
      playing.stop();
    }
    return bridge
        .closeAll()
        .toCompletableFuture()
        .orTimeout(MOST_SECONDS_TO_CLOSE, TimeUnit.SECONDS)
        .handleAsync(
            (nothing, late) -> {
              saver.flush();
              backend.stop().run();
              return null;
            });
  }

  /// For a program that is told to end from outside: blocks until no file is left half-written.
  void closeNow() {
    try {
      closed().join();
    } catch (CompletionException e) {
      System.getLogger(AppContext.class.getName())
          .log(System.Logger.Level.WARNING, "closing did not end in order", e);
    }
  }

  private static long memoryInUse() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
