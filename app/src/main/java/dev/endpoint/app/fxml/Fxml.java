package dev.endpoint.app.fxml;

/// Every FXML file there is; they live in `src-fxml`.
public enum Fxml {
  SHEET("sheet.fxml"),
  SHEET_ATTEMPT("sheet_attempt.fxml"),
  SHEET_COLOURS("sheet_colours.fxml"),
  SHEET_COMPARE("sheet_compare.fxml"),
  SHEET_COMPOSER("sheet_composer.fxml"),
  SHEET_CONNECTION("sheet_connection.fxml"),
  SHEET_ENDING("sheet_ending.fxml"),
  SHEET_FACTS("sheet_facts.fxml"),
  SHEET_HEADER("sheet_header.fxml"),
  SHEET_INSPECT("sheet_inspect.fxml"),
  SHEET_KEEPER("sheet_keeper.fxml"),
  SHEET_LISTENER("sheet_listener.fxml"),
  SHEET_MESSAGES("sheet_messages.fxml"),
  SHEET_NOTE("sheet_note.fxml"),
  SHEET_NOTES("sheet_notes.fxml"),
  SHEET_REPLAY("sheet_replay.fxml"),
  SHEET_SAVE("sheet_save.fxml"),
  SHEET_TRACE("sheet_trace.fxml"),
  WINDOW("window.fxml"),
  WINDOW_BAR("window_bar.fxml"),
  WINDOW_CAPTURES("window_captures.fxml"),
  WINDOW_CLOSE("window_close.fxml"),
  WINDOW_COMPLETIONS("window_completions.fxml"),
  WINDOW_FILE("window_file.fxml"),
  WINDOW_FORM("window_form.fxml"),
  WINDOW_HELP("window_help.fxml"),
  WINDOW_SIDEBAR("window_sidebar.fxml"),
  WINDOW_START("window_start.fxml"),
  WINDOW_STATUS("window_status.fxml");

  private final String file;

  Fxml(String file) {
    this.file = file;
  }

  public String file() {
    return file;
  }

  /// The class that packaging compiles the file to, beside the controllers; there may be none.
  String compiledName() {
    return "dev.endpoint.app.view." + file.replace(".fxml", "");
  }
}
