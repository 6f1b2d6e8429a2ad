package dev.endpoint.app.cli;

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
}
