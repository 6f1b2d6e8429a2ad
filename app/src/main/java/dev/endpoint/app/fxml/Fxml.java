package dev.endpoint.app.fxml;

/// Every FXML file there is; they live in `src-fxml`.
public enum Fxml {
  WINDOW("window.fxml"),
  WINDOW_BAR("window_bar.fxml"),
  WINDOW_CLOSE("window_close.fxml"),
  WINDOW_COMPLETIONS("window_completions.fxml"),
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
}
