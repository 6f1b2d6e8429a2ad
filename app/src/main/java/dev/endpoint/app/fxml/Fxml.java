package dev.endpoint.app.fxml;

/// Every FXML file there is; they live in `src-fxml`.
public enum Fxml {
  WINDOW("window.fxml"),
  SHEET("sheet.fxml");

  private final String file;

  Fxml(String file) {
    this.file = file;
  }

  public String file() {
    return file;
  }
}
