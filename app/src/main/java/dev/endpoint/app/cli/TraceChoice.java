package dev.endpoint.app.cli;

import dev.endpoint.engine.capture.Recording;
import dev.endpoint.engine.capture.trace.TraceStream;
import dev.endpoint.engine.capture.trace.Traces;
import dev.endpoint.engine.transport.Addresses;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which TCP stream of another program's trace is meant.
final class TraceChoice {
  private TraceChoice() {}

  /// Those in which something was said.
  ///
  /// @throws IOException in words, when the file is no trace, or there are none
  static List<TraceStream> streams(Path trace) throws IOException {
    List<TraceStream> streams =
        Traces.survey(trace, (bytes, total) -> true).streams().stream()
            .filter(stream -> stream.clientBytes() + stream.serverBytes() > 0)
            .toList();
    if (streams.isEmpty()) {
      throw new IOException("nothing was said on TCP in " + trace);
    }
    return streams;
  }

  /// The one with that number; without one the only one there is.
  static Optional<TraceStream> of(List<TraceStream> streams, @Nullable Integer number) {
    return number == null
        ? Optional.of(streams).filter(all -> all.size() == 1).map(List::getFirst)
        : streams.stream().filter(stream -> stream.number() == number).findFirst();
  }

  /// What there is to choose from.
  static void print(
      Path trace, List<TraceStream> streams, @Nullable Integer number, PrintStream out) {
    out.println(
        number == null
            ? "In " + trace + " there are several streams; --stream NUMBER says which:"
            : "There is no stream " + number + " in " + trace + " in which something was said:");
    Table table = new Table();
    for (TraceStream stream : streams) {
      table.row(
          "",
          String.valueOf(stream.number()),
          Addresses.text(stream.client()) + " \u2192 " + Addresses.text(stream.server()),
          stream.clientBytes() + " bytes sent",
          stream.serverBytes() + " bytes received");
    }
    table.print(out);
  }

  /// A capture of a stream, in a folder of its own that goes with it.
  record Extract(Path folder, Path capture) implements Closeable {
    @Override
    public void close() throws IOException {
      Files.deleteIfExists(capture);
      Files.deleteIfExists(folder);
    }
  }

  /// Makes a capture of a stream.
  static Extract extract(Path trace, TraceStream stream) throws IOException {
    Path folder = Files.createTempDirectory("endpoint-replay");
    folder.toFile().deleteOnExit(); // Ctrl-C may leave no time to close it
    Recording made = Traces.extract(trace, stream, folder, (bytes, total) -> true);
    Path file = made.file();
    if (file == null) {
      Files.delete(folder);
      throw new IOException(
          Objects.requireNonNullElse(made.extent().trouble(), "Nothing was recorded."));
    }
    file.toFile().deleteOnExit();
    Extract extract = new Extract(folder, file);
    if (made.extent().trouble() instanceof String trouble) {
      extract.close();
      throw new IOException(trouble);
    }
    return extract;
  }
}
