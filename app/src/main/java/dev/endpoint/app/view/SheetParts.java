package dev.endpoint.app.view;

import dev.endpoint.app.model.SheetModel;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.stage.Window;
import javafx.util.Callback;
import org.jspecify.annotations.Nullable;

/// Makes the controllers of the sheet's FXML files, all on one model.
///
/// @param chooseFile asks the user for a file to send; answers null when there is none
/// @param openFolder shows the folder that holds a file
public record SheetParts(
    SheetModel model, Function<Window, @Nullable Path> chooseFile, Consumer<Path> openFolder)
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
      case "SheetConnectionController" -> new SheetConnectionController(model);
      case "SheetMessagesController" -> new SheetMessagesController(model);
      case "SheetComposerController" -> new SheetComposerController(model, chooseFile);
      case "SheetFactsController" -> new SheetFactsController(model, openFolder);
      default -> throw new IllegalArgumentException("not a part of the sheet: " + type);
    };
  }
}
