package dev.endpoint.app;

import dev.endpoint.app.model.EndpointList;
import dev.endpoint.engine.capture.ByteCount;
import dev.endpoint.engine.session.Responder;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the arguments of the program ask for.
///
/// @param starts what to start when the window is open, in the order it was written
/// @param plugins the folder of plug-ins to use in place of the usual one, or null
/// @param newWindow whether a window of its own is wanted although one may be open
/// @param captureLimit how large one capture may get, or null
/// @param captureReserve how much of the disk captures leave free, or null
public record CommandLine(
    Mode mode,
    List<Start> starts,
    @Nullable Path plugins,
    boolean newWindow,
    @Nullable Long captureLimit,
    @Nullable Long captureReserve) {
  public enum Mode {
    OPEN,
    HELP,
    VERSION,
    /// Packaging asks for it, people do not.
    TRAIN
  }

  public static final String HELP =
      """
      Usage: endpoint-workbench [--listen ENDPOINT [--then RESPONDER]]...
                                [--connect ENDPOINT [--retry]]...
                                [FILE]...

      Opens the workbench window, with the given endpoints started in this order. If one is open
      already on this display, it starts them instead; what they mean by a relative path, the
      environment or standard streams is then that window's.

        --listen ENDPOINT     listen, for example on tcp:8080:interface=127.0.0.1
        --then RESPONDER      what connections accepted by the --listen before it get:
      %s
        --connect ENDPOINT    connect, for example to tcp:localhost:8080
        --retry               try the --connect before it again and again, until it is stopped
        FILE                  show a capture, or the TCP streams of a pcap or pcapng file; of
                              FILE.endpoints what stands in it, to be started by a click
        --plugins DIR         take further endpoint types from the jars in this folder, and
                              not from endpoint-workbench/plugins in $XDG_DATA_HOME
        --capture-limit SIZE  how large one capture may get, as 500MB or 2GB; 0 for no limit
        --capture-reserve SIZE
                              how much of the disk captures leave free; these two hold for this
                              window, whatever is set under Captures (Ctrl+,)
        --new-window          open a window of its own; so do --plugins and --capture-...
        --help                print this and exit
        --version             print the version and exit

      Without a display the same window runs unseen: it plays a loopback echo and leaves a picture.
      """
          .formatted(
              Arrays.stream(Responder.values())
                  .map(r -> "                          %-8s %s".formatted(r.word(), r.words()))
                  .collect(Collectors.joining("\n")));

  /// Arguments that make no sense; the message is one sentence for a person.
  public static final class UsageException extends Exception {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
      super(message);
    }
  }

  public CommandLine {
    starts = List.copyOf(starts);
  }

  public CommandLine(Mode mode, List<Start> starts) {
    this(mode, starts, null, false, null, null);
  }

  public static CommandLine parse(List<String> arguments) throws UsageException {
    List<Start> starts = new ArrayList<>();
    Path plugins = null;
    boolean newWindow = false;
    Long captureLimit = null;
    Long captureReserve = null;
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      String argument = rest.next();
      int equals = argument.startsWith("--") ? argument.indexOf('=') : -1;
      String name = equals < 0 ? argument : argument.substring(0, equals);
      switch (name) {
        case "--help", "-h" -> {
          return new CommandLine(Mode.HELP, List.of());
        }
        case "--version", "-V" -> {
          return new CommandLine(Mode.VERSION, List.of());
        }
        case "--train" -> {
          return new CommandLine(Mode.TRAIN, List.of());
        }
        case "--listen" ->
            starts.add(new Start.Listen(value(argument, equals, rest), Responder.HOLD));
        case "--connect" -> starts.add(new Start.Connect(value(argument, equals, rest)));
        case "--retry" -> retry(starts, equals);
        case "--plugins" -> plugins = folder(value(argument, equals, rest));
        case "--capture-limit" -> captureLimit = size(name, value(argument, equals, rest));
        case "--capture-reserve" -> captureReserve = size(name, value(argument, equals, rest));
        case "--new-window" -> newWindow = true;
        case "--then" -> then(starts, responder(value(argument, equals, rest)));
        default -> starts.add(new Start.Open(file(argument)));
      }
    }
    return new CommandLine(Mode.OPEN, starts, plugins, newWindow, captureLimit, captureReserve);
  }

  /// Whether it must not be left to a window that is open already.
  public boolean needsOwnWindow() {
    return newWindow || plugins != null || captureLimit != null || captureReserve != null;
  }

  /// The arguments that ask for these starts.
  public List<String> arguments() {
    return starts.stream().flatMap(start -> start.arguments().stream()).toList();
  }

  private static Path folder(String text) throws UsageException {
    Path folder = Path.of(text);
    if (!Files.isDirectory(folder)) {
      throw new UsageException("--plugins needs a folder, and there is none called " + text + ".");
    }
    return folder;
  }

  private static Long size(String name, String text) throws UsageException {
    Long bytes = ByteCount.parse(text);
    if (bytes == null) {
      throw new UsageException(
          name + " needs a size, as 500MB or 2GB, and \"" + text + "\" is none.");
    }
    return bytes;
  }

  private static String value(String argument, int equals, Iterator<String> rest)
      throws UsageException {
    if (equals >= 0) {
      return argument.substring(equals + 1);
    }
    if (!rest.hasNext()) {
      throw new UsageException(argument + " needs a value after it.");
    }
    return rest.next();
  }

  private static void then(List<Start> starts, Responder responder) throws UsageException {
    if (starts.isEmpty() || !(starts.getLast() instanceof Start.Listen listen)) {
      throw new UsageException("--then must follow the --listen it belongs to.");
    }
    starts.set(starts.size() - 1, new Start.Listen(listen.text(), responder));
  }

  private static void retry(List<Start> starts, int equals) throws UsageException {
    if (equals >= 0) {
      throw new UsageException("--retry takes no value.");
    }
    if (starts.isEmpty() || !(starts.getLast() instanceof Start.Connect connect)) {
      throw new UsageException("--retry must follow the --connect it belongs to.");
    }
    starts.set(starts.size() - 1, new Start.Keep(connect.text()));
  }

  private static Responder responder(String word) throws UsageException {
    for (Responder responder : Responder.values()) {
      if (responder.word().equalsIgnoreCase(word)) {
        return responder;
      }
    }
    String known =
        Arrays.stream(Responder.values()).map(Responder::word).collect(Collectors.joining(", "));
    throw new UsageException("--then knows " + known + ", but not \"" + word + "\".");
  }

  /// A file may have any name; but what is none is a slip.
  private static Path file(String argument) throws UsageException {
    try {
      Path file = Path.of(argument);
      if (!argument.startsWith("-")
          && (argument.endsWith(EndpointList.SUFFIX) || Files.isRegularFile(file))) {
        return file.toAbsolutePath();
      }
    } catch (InvalidPathException e) {
      throw new UsageException(unknown(argument));
    }
    throw new UsageException(unknown(argument));
  }

  private static String unknown(String argument) {
    return argument.startsWith("-")
        ? "There is no option " + argument + "."
        : "What is to be done with \"" + argument + "\"? Put --connect or --listen before it.";
  }
}
