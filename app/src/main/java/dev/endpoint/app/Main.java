package dev.endpoint.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Starts the program. Not a JavaFX application itself, so that it starts from a class path and can
/// look at the machine before JavaFX does.
public final class Main {
  private static final int BAD_USAGE = 2;
  private static final int CANNOT_RUN = 1;

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments)));
  }

  private static int run(List<String> arguments) {
    CommandLine line;
    try {
      line = CommandLine.parse(arguments);
    } catch (CommandLine.UsageException e) {
      System.err.println(e.getMessage());
      System.err.println("endpoint-workbench --help tells what can be said.");
      return BAD_USAGE;
    }
    return switch (line.mode()) {
      case HELP -> say(CommandLine.HELP);
      case VERSION -> say("endpoint-workbench " + Version.text() + System.lineSeparator());
      case OPEN -> open(line, Machine.current());
      case TRAIN -> show(line, Machine.current(), true);
    };
  }

  private static int say(String text) {
    System.out.print(text);
    return 0;
  }

  private static int open(CommandLine line, Machine machine) {
    boolean unseen = !machine.hasDisplay();
    if (unseen) {
      System.err.println(
          "There is no display here (DISPLAY and WAYLAND_DISPLAY are not set), so the window runs"
              + " unseen.");
    }
    return show(line, machine, unseen);
  }

  private static int show(CommandLine line, Machine machine, boolean unseen) {
    Optional<String> missing = machine.missing(unseen);
    if (missing.isPresent()) {
      System.err.println(missing.get());
      return CANNOT_RUN;
    }
    if (unseen) {
      Machine.runUnseen();
    }
    Folders folders =
        Folders.of(machine.environment(), Path.of(System.getProperty("user.home")))
            .withPlugins(line.plugins());
    System.setProperty("workbench.state", folders.state().toString());
    try {
      return WorkbenchApp.run(
          new WorkbenchApp.Launch(line, folders, unseen, SystemBackend.begin(folders)));
    } catch (UnsupportedOperationException e) {
      System.err.println(
          "The display "
              + machine.environment().get("DISPLAY")
              + " cannot be opened: "
              + e.getMessage());
      return CANNOT_RUN;
    }
  }
}
