package dev.endpoint.app;

import dev.endpoint.app.instance.First;
import dev.endpoint.app.instance.Meeting;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

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
      // The way of a user, so that the cache knows all of it.
      case TRAIN -> show(line, machine, true, meeting(line, machine));
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
    return unseen || line.needsOwnWindow()
        ? show(line, machine, unseen, () -> new OneWindow.Rest.Open(null))
        : show(line, machine, false, meeting(line, machine));
  }

  /// Leaves it to the window that is open, if one is.
  private static Callable<OneWindow.Rest> meeting(CommandLine line, Machine machine) {
    Path place = folders(line, machine).meeting(machine.runtimeFolder());
    return () -> new OneWindow(new Meeting(place, machine.display())).hand(line.arguments());
  }

  /// Looks what is missing here, while something else is done: that loads the libraries of the
  /// desktop, which takes a while.
  private static Supplier<Optional<String>> look(Machine machine, boolean unseen) {
    CompletableFuture<Optional<String>> looking = new CompletableFuture<>();
    looking.thenRun(Main::ready);
    looking.completeAsync(
        () -> machine.missing(unseen),
        task -> Thread.ofPlatform().daemon().name("looking").start(task));
    return looking::join;
  }

  /// Does beside JavaFX what it would do on its way to the first picture: finds who gives loggers,
  /// and makes the JDK ready for memory off the heap, where JavaFX keeps the edges of what it
  /// draws.
  private static void ready() {
    System.LoggerFinder.getLoggerFinder();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment edge = arena.allocate(ValueLayout.JAVA_INT_UNALIGNED);
      edge.set(ValueLayout.JAVA_INT_UNALIGNED, 0, edge.get(ValueLayout.JAVA_INT_UNALIGNED, 0));
    }
  }

  private static Folders folders(CommandLine line, Machine machine) {
    return Folders.of(machine.environment(), Path.of(System.getProperty("user.home")))
        .withPlugins(line.plugins());
  }

  private static int show(
      CommandLine line, Machine machine, boolean unseen, Callable<OneWindow.Rest> meeting) {
    Supplier<Optional<String>> looking = look(machine, unseen);
    Folders folders = folders(line, machine);
    Supplier<Ground> ground = Ground.begin(() -> find(folders, meeting));
    // Asked for in any case, so that packaging, which sees nothing, learns it.
    boolean accelerated = machine.hasGraphicsDevice();
    if (unseen) {
      Machine.runUnseen();
    } else if (!accelerated) {
      Machine.drawInSoftware();
    }
    Optional<String> missing = looking.get();
    if (missing.isPresent()) {
      System.err.println(missing.get());
      return CANNOT_RUN;
    }
    try {
      return WorkbenchApp.run(new WorkbenchApp.Launch(line, folders, unseen, ground));
    } catch (UnsupportedOperationException e) {
      System.err.println(
          "The display "
              + machine.environment().get("DISPLAY")
              + " cannot be opened: "
              + e.getMessage());
      return CANNOT_RUN;
    }
  }

  private static Ground find(Folders folders, Callable<OneWindow.Rest> meeting) throws Exception {
    OneWindow.Rest rest;
    try {
      rest = meeting.call();
    } catch (IOException e) {
      System.err.println(
          "The window that is open ended while this was handed to it. Look whether it is done, or"
              + " start again.");
      return new Ground.Over(CANNOT_RUN);
    }
    // Not a switch over patterns: what that needs is made anew at each start.
    return rest instanceof OneWindow.Rest.Open(First first)
        ? new Ground.Made(SystemBackend.start(folders), first)
        : new Ground.Over(0);
  }
}
