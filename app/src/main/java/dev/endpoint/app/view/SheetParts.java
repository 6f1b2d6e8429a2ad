package dev.endpoint.app.view;

import dev.endpoint.app.model.InspectModel;
import dev.endpoint.app.model.NotesModel;
import dev.endpoint.app.model.SaveModel;
import dev.endpoint.app.model.SheetModel;
import dev.endpoint.app.settings.StreamLook;
import javafx.util.Callback;

/// Makes the controllers of the sheet's FXML files, all on one model.
///
/// @param save what is being saved to a file
/// @param notes what is written to bytes
/// @param inspect what the bytes mean that are pointed at
/// @param look how streams are shown
public record SheetParts(
    SheetModel model,
    SaveModel save,
    InspectModel inspect,
    NotesModel notes,
    StreamLook look,
    Outside outside)
    implements Callback<Class<?>, Object> {
  @Override
  public Object call(Class<?> type) {
    return switch (type.getSimpleName()) {
      case "SheetController" -> new SheetController(model);
      case "SheetHeaderController" -> new SheetHeaderController(model);
      case "SheetAttemptController" -> new SheetAttemptController(model);
      case "SheetEndingController" -> new SheetEndingController(model);
      case "SheetKeeperController" -> new SheetKeeperController(model);
      case "SheetTraceController" -> new SheetTraceController(model);
      case "SheetListenerController" -> new SheetListenerController(model);
      case "SheetCompareController" -> new SheetCompareController(model.compare());
      case "SheetMessagesController" -> new SheetMessagesController(model);
      case "SheetColoursController" -> new SheetColoursController(model.colours());
      case "SheetConnectionController" -> new SheetConnectionController(this);
      case "SheetComposerController" -> new SheetComposerController(model, outside::fileToSend);
      case "SheetReplayController" -> new SheetReplayController(model);
      case "SheetInspectController" -> new SheetInspectController(inspect);
      case "SheetNoteController" -> new SheetNoteController(notes);
      case "SheetNotesController" -> new SheetNotesController(notes);
      case "SheetSaveController" -> new SheetSaveController(save, outside);
      case "SheetFactsController" -> new SheetFactsController(model, save, outside);
      default -> throw new IllegalArgumentException("not a part of the sheet: " + type);
    };
  }
}
