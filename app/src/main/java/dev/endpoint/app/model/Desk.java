package dev.endpoint.app.model;

import dev.endpoint.app.settings.Settings;
import dev.endpoint.engine.service.StopMode;
import java.nio.file.Path;

/// All models of the window, made once by the composition root.
public record Desk(
    Actions actions,
    Settings settings,
    WorkbenchModel workbench,
    SidebarModel sidebar,
    RailModel rail,
    EndpointBarModel bar,
    FormModel form,
    StartModel start,
    StatusModel status,
    TroubleModel troubles,
    CloseModel close,
    CapturesModel captures,
    FileModel file,
    HelpModel help) {

  /// @param status the figures of the status bar, which need to know the memory in use
  /// @param close what closing the window does
  /// @param plugins the folder of the user's plug-ins
  public static Desk of(
      Actions actions,
      Settings settings,
      WorkbenchModel workbench,
      TroubleModel troubles,
      StatusModel status,
      CloseModel close,
      CapturesModel captures,
      Path plugins) {
    EndpointBarModel bar = new EndpointBarModel(actions, workbench, settings);
    return new Desk(
        actions,
        settings,
        workbench,
        new SidebarModel(workbench),
        new RailModel(settings),
        bar,
        new FormModel(actions, bar),
        new StartModel(actions, workbench, bar, settings),
        status,
        troubles,
        close,
        captures,
        new FileModel(actions, bar::begin),
        new HelpModel(actions, plugins));
  }

  /// Opens a capture, or a trace of another program, and selects it when it is known.
  public void openFile(Path file) {
    bar.begin(actions.open(file));
  }

  /// Ends what is selected: cancels an attempt, closes a connection, stops a listener or a keeper,
  /// forgets what has ended.
  public void endSelected() {
    SessionModel session = workbench.selected();
    if (session == null) {
      return;
    }
    long id = session.id();
    switch (session.state().phase()) {
      case ATTEMPTING -> actions.cancel(id);
      case LISTENING, TRYING, KEPT, WAITING -> actions.stop(id, StopMode.LEAVE);
      case OPEN, WE_FINISHED, PEER_FINISHED -> actions.close(id);
      case CLOSING, STOPPING -> {}
      case STOPPED, CLOSED, FAILED, CANCELLED, TIMED_OUT -> actions.forget(id);
    }
  }

  /// Takes everything that has ended off the list; the captures stay.
  public void forgetEnded() {
    workbench.sessions().stream()
        .filter(session -> session.state().phase().isEnded())
        .forEach(session -> actions.forget(session.id()));
  }
}
