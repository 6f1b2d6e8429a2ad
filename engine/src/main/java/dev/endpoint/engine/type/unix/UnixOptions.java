package dev.endpoint.engine.type.unix;

import dev.endpoint.engine.syntax.Option;
import java.time.Duration;
import java.util.Optional;

/// The arguments of strings for socket files.
final class UnixOptions {
  private static final int DEFAULT_MODE = 0666;
  private static final int DEFAULT_BACKLOG = 50;
  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

  static final Option<String> ADDRESS =
      Option.of("address", new PathKind()).required().help("path of the socket to make");

  static final Option<Integer> MODE =
      Option.of("mode", new ModeKind())
          .orElse(DEFAULT_MODE)
          .help("who may connect, as for chmod: 600 for its owner only");

  static final Option<Integer> BACKLOG =
      Option.integer("backlog", Integer.MIN_VALUE, Integer.MAX_VALUE)
          .orElse(DEFAULT_BACKLOG)
          .help("connections that may wait to be accepted");

  static final Option<Boolean> LOCK =
      Option.flag("lockfile").orElse(true).help("hold a lock file beside the socket");

  static final Option<String> PATH =
      Option.of("path", new PathKind()).required().help("path of the socket to connect to");

  static final Option<Optional<Duration>> TIMEOUT =
      Option.limit("timeout").orElse(Optional.of(DEFAULT_TIMEOUT)).help("time until it gives up");

  static final Option<Boolean> NEED_LOCK =
      Option.flag("lockfile")
          .orElse(false)
          .help("connect only if a running program holds its lock file");

  static final Option<Boolean> CHECK_PID =
      Option.flag("checkPID").orElse(false).help("Twisted's other name for lockfile");

  private UnixOptions() {}
}
