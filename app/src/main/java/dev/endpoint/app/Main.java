package dev.endpoint.app;

import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;

public final class Main extends Application {
  public static void main(String[] args) {
    launch(args);
  }

  @Override
  public void start(Stage s) {
    s.setScene(new Scene(new Label("hi")));
    s.show();
    s.close();
  }
}
