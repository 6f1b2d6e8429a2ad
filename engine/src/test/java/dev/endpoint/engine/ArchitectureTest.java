package dev.endpoint.engine;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import dev.endpoint.engine.session.Sessions;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// The rules of `ARCHITECTURE`, each with its reason.
class ArchitectureTest {
  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.endpoint.engine");

  private static void check(ArchRule rule) {
    rule.check(MAIN);
  }

  @Test
  void onlyOsAndCaptureTouchChannels() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages("..engine.os..", "..engine.capture..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.nio.channels..")
            .because(
                "the outside world is reached through the seams, so that tests can replace it"));
  }

  @Test
  void onlyOsStartsThreadsAndProcesses() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("..engine.os..")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(ProcessBuilder.class, Process.class, Runtime.class)
            .orShould()
            .callConstructor(Thread.class)
            .orShould()
            .callConstructor(Thread.class, Runnable.class)
            .orShould()
            .callMethod(Thread.class, "startVirtualThread", Runnable.class)
            .orShould()
            .callMethod(Thread.class, "ofVirtual")
            .orShould()
            .callMethod(Thread.class, "ofPlatform")
            .because("one reactor thread owns all protocol state"));
  }

  @Test
  void nobodyOutsideOsAsksForTheTimeOrSleeps() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("..engine.os..")
            .should()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .because("time is virtual in tests"));
  }

  @Test
  void protocolCodeHasNoLocksAtomicsOrVolatiles() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages("..engine.os..", "..engine.capture..")
            .and()
            .doNotBelongToAnyOf(Sessions.class)
            .should()
            .dependOnClassesThat(
                resideInAnyPackage("java.util.concurrent.locks..", "java.util.concurrent.atomic.."))
            .because("everything runs on the reactor thread; a lock would hide a mistake"));
    check(
        ArchRuleDefinition.noFields()
            .that()
            .areDeclaredInClassesThat()
            .resideOutsideOfPackages("..engine.os..", "..engine.capture..")
            .should()
            .haveModifier(JavaModifier.VOLATILE)
            .because("everything runs on the reactor thread"));
    check(
        ArchRuleDefinition.noMethods()
            .that()
            .areDeclaredInClassesThat()
            .resideOutsideOfPackages("..engine.os..", "..engine.capture..")
            .should()
            .haveModifier(JavaModifier.SYNCHRONIZED)
            .because("everything runs on the reactor thread"));
  }

  @Test
  void sessionsShareNothingButTheirIdCounter() {
    check(
        ArchRuleDefinition.fields()
            .that()
            .haveRawType(AtomicLong.class)
            .and()
            .areDeclaredInClassesThat()
            .resideInAPackage("..engine.session..")
            .should()
            .haveName("lastId")
            .because("an id is given out on the caller's thread; all else is the reactor's"));
  }

  @Test
  void endpointTypesDoNotKnowEachOther() {
    check(
        slices()
            .matching("..engine.type.(*)..")
            .should()
            .notDependOnEachOther()
            .because("a type can be deleted"));
  }

  @Test
  void theEngineIsFreeOfJavaFx() {
    check(
        noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx..", "org.slf4j..", "dev.endpoint.app..")
            .because("the engine is a library of its own and does not choose its user's logging"));
  }

  @Test
  void fakesAreForTests() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("..engine.testing..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..engine.testing..")
            .because("main code never names test code"));
  }

  @Test
  void packagesAreFreeOfCycles() {
    check(
        slices()
            .matching("dev.endpoint.engine.(**)")
            .should()
            .beFreeOfCycles()
            .because("a package is understood from what it uses, without what uses it"));
  }
}
