package dev.endpoint.app;

import dev.endpoint.app.bridge.EngineBridge;
import dev.endpoint.app.control.stream.StreamMode;
import dev.endpoint.app.fxml.Fxml;
import dev.endpoint.app.fxml.FxmlViews;
import dev.endpoint.app.model.InspectModel;
import dev.endpoint.app.model.NotesModel;
import dev.endpoint.app.model.SaveModel;
import dev.endpoint.app.model.SessionModel;
import dev.endpoint.app.model.SheetModel;
import dev.endpoint.app.model.TroubleModel;
import dev.endpoint.app.model.WorkbenchModel;
import dev.endpoint.app.settings.StreamLook;
import dev.endpoint.app.view.SheetController;
import dev.endpoint.app.view.SheetParts;
import dev.endpoint.engine.Engine;
import dev.endpoint.engine.capture.MemoryRecorder;
import dev.endpoint.engine.session.Responder;
import dev.endpoint.engine.session.Sessions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import javafx.scene.Parent;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/// Shows a listener, its connection and some bytes on a sheet that nobody sees, so that the user's
/// first ones appear at once: what they need to be laid out takes a good part of a second to load.
/// It happens in the real engine, over `memory:`; nothing of it is on any list or on disk.
///
/// One act a pulse at the most, so that keys and clicks are answered in between, and none while the
/// user's own bytes pass. FX thread only.
final class Rehearsal {
  private static final double WIDTH = 900;
  private static final double HEIGHT = 620;

  /// An engine that has not answered by then has other worries.
  private static final int MOST_TURNS = 300;

  private final Executor turns;
  private final WorkbenchModel workbench = new WorkbenchModel();
  private final EngineBridge bridge;
  private final SheetModel model;
  private final String text = "memory:rehearsal " + UUID.randomUUID();

  /// Each tells whether it is done; one that is not is asked again in the next pulse.
  private final List<BooleanSupplier> acts =
      List.of(
          this::open,
          this::enter,
          this::showListener,
          this::showConnection,
          () -> show(StreamMode.TEXT),
          () -> show(StreamMode.HEX),
          () -> show(StreamMode.SPLIT),
          this::showFacts);

  private @Nullable SheetController sheet;
  private @Nullable Scene scene;
  private @Nullable SessionModel listener;
  private @Nullable SessionModel connection;
  private int act;
  private int turn;
  private volatile boolean stopped;
  private final CompletableFuture<Boolean> over = new CompletableFuture<>();

  /// @param pulses runs tasks on the FX thread, one round per pulse
  /// @param turns runs each act on the FX thread when there is time for it
  Rehearsal(Engine engine, Executor pulses, Executor turns) {
    this.turns = turns;
    bridge =
        new EngineBridge(
            engine,
            observer ->
                new Sessions(engine, MemoryRecorder.factory(engine.reactor()::nanos), observer),
            pulses,
            workbench);
    model =
        new SheetModel(bridge, workbench, id -> {}, (side, words) -> {}, ZoneId.systemDefault());
  }

  /// Completes when it is over, with whether every act was played.
  CompletionStage<Boolean> start() {
    turns.execute(this::play);
    return over;
  }

  /// Ends it early, as the engine is about to stop. Any thread.
  void stop() {
    stopped = true;
    bridge.closeAll();
  }

  private void play() {
    if (stopped) {
      over.complete(false);
    } else if (act == acts.size() || turn++ == MOST_TURNS) {
      end();
    } else {
      act += acts.get(act).getAsBoolean() ? 1 : 0;
      turns.execute(this::play);
    }
  }

  private boolean open() {
    FxmlViews.View<Parent, SheetController> view =
        new FxmlViews(
                new SheetParts(
                    model,
                    new SaveModel(Runnable::run, Runnable::run),
                    new InspectModel(Runnable::run, Runnable::run),
                    new NotesModel(Runnable::run, Runnable::run, words -> {}),
                    new StreamLook(),
                    new Desktop(
                        new TroubleModel(),
                        file -> {},
                        Optional.empty(),
                        () -> {},
                        () -> Path.of(""))))
            .load(Fxml.SHEET);
    sheet = view.controller();
    scene = new Scene(view.root(), WIDTH, HEIGHT);
    scene.getStylesheets().addAll(WorkbenchApp.stylesheets());
    return true;
  }

  private boolean enter() {
    workbench.whenKnown(bridge.listen(text, Responder.ECHO), known -> listener = known);
    workbench.whenKnown(bridge.connect(text), known -> connection = known);
    return true;
  }

  private boolean showListener() {
    if (listener == null || listener.children().isEmpty()) {
      return false;
    }
    return show(listener);
  }

  private boolean showConnection() {
    if (connection == null || !connection.state().phase().isConnected()) {
      return false;
    }
    bridge.send(connection.id(), "Hello\r\n".getBytes(StandardCharsets.US_ASCII));
    return show(connection);
  }

  private boolean show(SessionModel session) {
    workbench.select(session);
    sheet().show(session);
    return layOut();
  }

  private boolean show(StreamMode mode) {
    sheet().showAs(mode);
    return layOut();
  }

  private boolean showFacts() {
    model.inspectingProperty().set(true);
    return layOut();
  }

  private void end() {
    workbench.select(null);
    if (sheet != null) {
      sheet.show(null);
    }
    boolean whole = act == acts.size();
    bridge.closeAll().thenRun(() -> over.complete(whole));
  }

  private SheetController sheet() {
    SheetController made = sheet;
    if (made == null) {
      throw new IllegalStateException("the first act makes the sheet");
    }
    return made;
  }

  private boolean layOut() {
    if (scene != null) {
      scene.getRoot().applyCss();
      scene.getRoot().layout();
    }
    return true;
  }
}
