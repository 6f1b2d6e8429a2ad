package dev.endpoint.engine.net;

import java.net.SocketOption;

/// What can be asked of a socket that is a file, beside the system's own options.
public record PathOption<T>(String name, Class<T> type) implements SocketOption<T> {
  /// The permissions of a listener's file, as for `chmod`: nobody can connect before they are set.
  /// Without it the system decides.
  public static final PathOption<Integer> MODE = new PathOption<>("mode", Integer.class);

  /// For a listener: hold a lock file beside the socket, as Twisted does (`path.lock`, a link whose
  /// target is the process number). For a client: connect only if somebody holds it.
  public static final PathOption<Boolean> LOCK = new PathOption<>("lock", Boolean.class);
}
