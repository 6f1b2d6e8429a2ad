package dev.endpoint.app.view;

import dev.endpoint.app.control.Shown;
import dev.endpoint.app.control.attempt.LanesView;
import dev.endpoint.app.control.attempt.RibbonView;
import dev.endpoint.app.model.SessionModel;
import dev.endpoint.app.model.SheetModel;
import dev.endpoint.app.model.SheetPage;
import dev.endpoint.app.model.Story;
import dev.endpoint.engine.session.SessionState.Role;
import javafx.fxml.FXML;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The attempt: its ribbon always, its race while it runs, when it came to nothing, and when asked
/// for.
public final class SheetAttemptController {
  private final SheetModel model;

  @FXML RibbonView ribbon;
  @FXML VBox root;
  @FXML ToggleButton details;
  @FXML ScrollPane lanesPane;
  @FXML LanesView lanes;

  public SheetAttemptController(SheetModel model) {
    this.model = model;
  }

  @FXML
  void initialize() {
    details.selectedProperty().bindBidirectional(model.detailsProperty());
    model.beatProperty().subscribe(beat -> show(model.storyProperty().get()));
  }

  private void show(@Nullable Story story) {
    if (story == null) {
      return;
    }
    boolean race = !story.race().lanes().isEmpty();
    ribbon.show(story.stages());
    SheetPage page = model.pageProperty().get();
    Shown.when(root, isOfAttempt(page, model.sessionProperty().get()));
    Shown.when(details, page != SheetPage.ATTEMPT && race);
    boolean unfolded = race && model.unfoldedProperty().get();
    Shown.when(lanesPane, unfolded);
    if (unfolded) {
      lanes.show(story.race());
    }
  }

  /// Whether there is an attempt to tell of. Of a file there is only while it is being read.
  private static boolean isOfAttempt(SheetPage page, @Nullable SessionModel session) {
    boolean read = session != null && session.state().role() == Role.FILE;
    return switch (page) {
      case LISTENER, KEEPER, TRACE -> false;
      case CONNECTION -> !read;
      case NONE, ATTEMPT -> true;
    };
  }
}
