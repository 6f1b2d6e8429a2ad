package dev.endpoint.app.cli;

import dev.endpoint.engine.EndpointCatalog;
import dev.endpoint.engine.ParsedEndpoint;
import dev.endpoint.engine.capture.CaptureFile;
import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.trace.TraceStream;
import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.session.Replay;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Sends what was recorded once more.
@Command(
    name = "replay",
    description = {
      "Connects, and sends what is in a capture once more: each read or write as it was, with the"
          + " pauses of then, and after as much of an answer as there was. What comes back goes to"
          + " standard output.",
      "Of a pcap or pcapng file that another program wrote, such as tcpdump or Wireshark, a TCP"
          + " stream is taken.",
      "When all is sent our half ends; the command ends when as much came back as then, or with the"
          + " connection."
    },
    footer = {
      "",
      "What happens is told on standard error, so that standard output is the peer's alone.",
      "Exit status: 0 all was sent and answered, or the peer said no more; 1 failed, 2 bad string"
          + " or arguments, 124 timed out, 130 Ctrl-C."
    })
final class ReplayCommand implements Callable<Integer> {
  private final Console console;
  private final Supplier<EndpointCatalog> catalogs;

  @Option(
      names = "--direction",
      paramLabel = "WAY",
      description =
          "sent or received, as the capture has it; default what the side said that had connected")
  @Nullable String direction;

  @Option(
      names = "--stream",
      paramLabel = "NUMBER",
      description =
          "which TCP stream of a trace, as Wireshark counts them; where there are several, they are"
              + " listed without")
  @Nullable Integer stream;

  @Option(
      names = "--speed",
      paramLabel = "FACTOR",
      converter = Speeds.class,
      description = "how many times as fast: 2, 0.5, or max for no pauses; default 1")
  double speed = 1;

  @Option(
      names = "--by-clock",
      description = "go by the times of the recording alone, and wait for no answer")
  boolean byClock;

  @Mixin RunOptions options = new RunOptions();

  @Parameters(
      index = "0",
      paramLabel = "FILE",
      description = "a capture, or a trace of another program")
  Path file = Path.of("");

  @Parameters(
      index = "1",
      paramLabel = "STRING",
      description = "where to connect, such as tcp:localhost:8080")
  String text = "";

  ReplayCommand(Console console, Supplier<EndpointCatalog> catalogs) {
    this.console = console;
    this.catalogs = catalogs;
  }

  @Override
  public Integer call() throws IOException {
    EndpointCatalog catalog = catalogs.get();
    ParsedEndpoint<ClientEndpoint> parsed = catalog.client(text);
    if (!Strings.accept(parsed, console, options.json)) {
      return Exit.BAD_STRING;
    }
    if (direction != null && !direction.equals("sent") && !direction.equals("received")) {
      console.err().println("--direction is sent or received, but not \"" + direction + "\".");
      return Exit.BAD_STRING;
    }
    try {
      return replay(catalog, parsed);
    } catch (IOException e) {
      console.err().println("endpoint: " + words(e));
      return Exit.FAILED;
    }
  }

  private int replay(EndpointCatalog catalog, ParsedEndpoint<ClientEndpoint> parsed)
      throws IOException {
    if (CaptureFile.isOurs(file)) {
      if (stream != null) {
        console.err().println("--stream is for traces: " + file + " is one conversation.");
        return Exit.BAD_STRING;
      }
      return replay(catalog, parsed, file);
    }
    List<TraceStream> streams = TraceChoice.streams(file);
    Optional<TraceStream> chosen = TraceChoice.of(streams, stream);
    if (chosen.isEmpty()) {
      TraceChoice.print(file, streams, stream, console.err());
      return Exit.BAD_STRING;
    }
    try (TraceChoice.Extract made = TraceChoice.extract(file, chosen.get())) {
      return replay(catalog, parsed, made.capture());
    }
  }

  private int replay(EndpointCatalog catalog, ParsedEndpoint<ClientEndpoint> parsed, Path recorded)
      throws IOException {
    try (CaptureFile capture = CaptureFile.open(recorded)) {
      return replay(catalog, parsed, capture);
    }
  }

  private String words(IOException e) {
    return switch (e) {
      case NoSuchFileException none -> "there is no file " + file;
      case AccessDeniedException denied -> "you may not read " + file;
      default -> String.valueOf(e.getMessage());
    };
  }

  private int replay(
      EndpointCatalog catalog, ParsedEndpoint<ClientEndpoint> parsed, CaptureFile capture)
      throws IOException {
    Direction way = direction(capture);
    String which = way == Direction.SENT ? "sent" : "received";
    if (capture.recording().extent().bytes(way) == 0) {
      console.err().println("endpoint: nothing was " + which + " in " + file);
      return Exit.FAILED;
    }
    Replay replay =
        new Replay(String.valueOf(file.getFileName()), capture.recording(), way, speed, !byClock);
    return Run.of(
        catalog,
        console.err(),
        options,
        run -> {
          tell(run, capture);
          Joined.replay(run, parsed, replay);
        });
  }

  private static void tell(Run run, CaptureFile capture) {
    String gone = capture.recording().extent().gone().words();
    if (!gone.isEmpty()) {
      run.journal().capture(gone);
    }
    if (capture.damage() instanceof String damage) {
      run.journal().capture(damage);
    }
  }

  private Direction direction(CaptureFile capture) throws IOException {
    if (direction != null) {
      return direction.equals("sent") ? Direction.SENT : Direction.RECEIVED;
    }
    return capture.parties().accepted() ? Direction.RECEIVED : Direction.SENT;
  }
}
