package dev.endpoint.app;

import dev.endpoint.app.instance.First;
import dev.endpoint.app.instance.Meeting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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
    Machine machine = Machine.current();
    System.setProperty(Logging.FOLDER, folders(line, machine).state().toString());
    return switch (line.mode()) {
      case HELP -> say(CommandLine.HELP);
      case VERSION -> say("endpoint-workbench " + Version.text() + System.lineSeparator());
      case OPEN -> open(line, machine);
      case TRAIN -> meet(line, machine, true);
    };
  }

  private static int say(String text) {
    System.out.print(text);
    return 0;
  }

  private static int open(CommandLine line, Machine machine) {
    if (!machine.hasDisplay()) {
      System.err.println(
          "There is no display here (DISPLAY and WAYLAND_DISPLAY are not set), so the window runs"
              + " unseen.");
      return show(line, machine, true, look(machine, true), null);
    }
    return line.needsOwnWindow()
        ? show(line, machine, false, look(machine, false), null)
        : meet(line, machine, false);
  }

  /// Looks what is missing here, while something else is done: the libraries of the desktop, which
  /// it loads, take as long as meeting another window.
  private static Supplier<Optional<String>> look(Machine machine, boolean unseen) {
    return CompletableFuture.supplyAsync(
            () -> machine.missing(unseen),
            task -> Thread.ofPlatform().daemon().name("looking").start(task))
        ::join;
  }

  /// Leaves it to the window that is open, or opens one. Packaging goes the same way as a user, so
  /// that the cache knows all of it.
  private static int meet(CommandLine line, Machine machine, boolean unseen) {
    Supplier<Optional<String>> missing = look(machine, unseen);
    Path meeting = folders(line, machine).meeting(machine.runtimeFolder());
    try {
      OneWindow window = new OneWindow(new Meeting(meeting, machine.display()));
      // Not a switch over patterns: what that needs is made anew at each start.
      return window.hand(line.arguments()) instanceof OneWindow.Rest.Open(First first)
          ? show(line, machine, unseen, missing, first)
          : 0;
    } catch (IOException e) {
      System.err.println(
          "The window that is open ended while this was handed to it. Look whether it is done, or"
              + " start again.");
      return CANNOT_RUN;
    }
  }

  private static Folders folders(CommandLine line, Machine machine) {
    return Folders.of(machine.environment(), Path.of(System.getProperty("user.home")))
        .withPlugins(line.plugins());
  }

  private static int show(
      CommandLine line,
      Machine machine,
      boolean unseen,
      Supplier<Optional<String>> looking,
      @Nullable First first) {
    Folders folders = folders(line, machine);
    Supplier<SystemBackend> backend = SystemBackend.begin(folders);
    Optional<String> missing = looking.get();
    if (missing.isPresent()) {
      System.err.println(missing.get());
      return CANNOT_RUN;
    }
    // Asked for in any case, so that packaging, which sees nothing, learns it.
    boolean accelerated = machine.hasGraphicsDevice();
    if (unseen) {
      Machine.runUnseen();
    } else if (!accelerated) {
      Machine.drawInSoftware();
    }
    try {
      return WorkbenchApp.run(new WorkbenchApp.Launch(line, folders, unseen, backend, first));
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
