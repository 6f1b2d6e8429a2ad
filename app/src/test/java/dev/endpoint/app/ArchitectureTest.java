package dev.endpoint.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.endpoint.app.fxml.FxmlViews;
import dev.endpoint.engine.session.Sessions;
import javafx.application.Platform;
import javafx.fxml.FXMLLoader;
import org.junit.jupiter.api.Test;

/// The rules of the workbench, each with its reason.
class ArchitectureTest {
  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.endpoint.app");

  private static void check(ArchRule rule) {
    rule.check(MAIN);
  }

  @Test
  void modelsKnowNoNodes() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage("..app.model..", "..app.settings..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "javafx.scene..",
                "javafx.stage..",
                "javafx.fxml..",
                "javafx.application..",
                "javafx.animation..",
                "javafx.css..")
            .because("what the window says and does is tested without a toolkit"));
  }

  @Test
  void onlyTheBridgeAndTheCompositionRootNameTheReactor() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages("..app.bridge..", "..app.cli..", "dev.endpoint.app")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..engine.reactor..", "..engine.os..", "..engine.net..")
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(Sessions.class)
            .because("one class knows both threads; everything else sees values"));
  }

  @Test
  void theCommandLineNeedsNoWindow() {
    check(
        noClasses()
            .that()
            .resideInAPackage("..app.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "javafx..", "..app.bridge..", "..app.model..", "..app.view..", "..app.control..")
            .because("a command starts fast and runs where no display is"));
  }

  @Test
  void onlyTheBridgeHandsTasksToTheFxThread() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("..app.bridge..")
            .should()
            .callMethod(Platform.class, "runLater", Runnable.class)
            .because("at most one task from elsewhere waits for the FX thread"));
  }

  @Test
  void onlyFxmlViewsLoadsFxml() {
    check(
        noClasses()
            .that()
            .doNotBelongToAnyOf(FxmlViews.class)
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(FXMLLoader.class)
            .because("every view gets its controller from the composition root"));
  }

  @Test
  void nobodySleeps() {
    check(
        noClasses()
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(java.util.Timer.class)
            .because("time comes from the reactor or from the pulse"));
  }

  @Test
  void onlyTheProgramItselfSpeaksOnTheStandardStreams() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("dev.endpoint.app")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .because("a person looks at the window; the rest goes to the log"));
  }

  @Test
  void packagesAreFreeOfCycles() {
    check(
        slices()
            .matching("dev.endpoint.app.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a package can be read without the ones that use it"));
  }
}
