package dev.endpoint.app.cli;

import dev.endpoint.engine.capture.CaptureLimits;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What every command that opens something can be told.
final class RunOptions {
  @Option(names = "--json", description = "tell what happens as one JSON object a line")
  boolean json;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      converter = Times.class,
      description =
          "how long it may take in all: 5, 1.5, 300ms, 2m; then all is closed, status 124")
  @Nullable Duration timeout;

  @Option(
      names = "--capture",
      paramLabel = "FILE",
      description = "record to this pcapng file; one that exists is kept and the next number taken")
  @Nullable Path capture;

  @Option(
      names = "--capture-limit",
      paramLabel = "SIZE",
      converter = ByteCounts.class,
      description =
          "how large each of these files may get: 500MB, 2GB; then recording stops, the connection"
              + " does not")
  long captureLimit;

  @Option(
      names = "--capture-part",
      paramLabel = "SIZE",
      converter = ByteCounts.class,
      description =
          "at which size a capture goes on in a next file, named as dumpcap names them; the"
              + " workbench opens them as one")
  long capturePart;

  @Option(
      names = "--capture-parts",
      paramLabel = "NUMBER",
      description = "how many files of one capture are kept, the newest; all unless told otherwise")
  int captureParts;

  @Option(
      names = "--capture-reserve",
      paramLabel = "SIZE",
      converter = ByteCounts.class,
      description = "how much of the disk recording leaves free: 256MB unless told otherwise")
  long captureReserve = CaptureLimits.standard().reserve();
}
