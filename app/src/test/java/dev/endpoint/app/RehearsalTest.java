package dev.endpoint.app;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import atlantafx.base.theme.PrimerLight;
import dev.endpoint.app.bridge.Pulses;
import dev.endpoint.engine.os.SystemEngine;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Application;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;

class RehearsalTest extends ApplicationTest {
  @Override
  public void start(Stage stage) {
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
  }

  @Test
  void everyActIsPlayedAndItEndsByItself() throws Exception {
    try (SystemEngine system = SystemEngine.start()) {
      CompletableFuture<Boolean> over = new CompletableFuture<>();
      Pulses pulses = new Pulses();
      interact(
          () -> new Rehearsal(system.engine(), pulses, pulses).start().thenAccept(over::complete));
      assertTrue(over.get(60, TimeUnit.SECONDS), "every act was played");
    }
  }

  @Test
  void stoppedInTheMiddleItLeavesTheEngineAlone() throws Exception {
    CompletableFuture<Boolean> over = new CompletableFuture<>();
    try (SystemEngine system = SystemEngine.start()) {
      interact(
          () -> {
            Pulses pulses = new Pulses();
            Rehearsal rehearsal = new Rehearsal(system.engine(), pulses, pulses);
            rehearsal.start().thenAccept(over::complete);
            rehearsal.stop();
          });
    }
    assertFalse(over.get(60, TimeUnit.SECONDS), "the acts that were left were not played");
  }
}
