package dev.endpoint.app.support;

import dev.endpoint.app.Machine;
import java.util.Optional;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.junit.platform.launcher.PostDiscoveryFilter;

/// Chooses where the window tests run before JavaFX starts: without a display, or on a real X
/// server with `-Dtest.display=x11`. Where JavaFX cannot run at all this says what is missing and
/// runs no test, which fails the build with that sentence instead of a hundred stack traces.
public final class TestDisplay implements LauncherSessionListener, PostDiscoveryFilter {
  private static final boolean HEADLESS = !"x11".equals(System.getProperty("test.display"));
  private static final Optional<String> MISSING = Machine.current().missing(HEADLESS);

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    if (HEADLESS) {
      Machine.runUnseen();
    }
  }

  @Override
  public void launcherSessionClosed(LauncherSession session) {
    MISSING.ifPresent(System.err::println);
  }

  @Override
  public FilterResult apply(TestDescriptor test) {
    return MISSING.isEmpty()
        ? FilterResult.included("the machine can run it")
        : FilterResult.excluded(MISSING.get());
  }
}
