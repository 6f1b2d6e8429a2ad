package dev.endpoint.engine.os;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/// Which program listens on a busy port, where `/proc` tells. It does so for the user's own
/// programs only, and on Linux only; nothing is said when nothing is known. Not for the reactor
/// thread.
final class PortHolders {
  private final ProcSockets sockets;
  private final ProcPrograms programs;

  /// @param proc where the proc file system is mounted
  PortHolders(Path proc) {
    sockets = new ProcSockets(proc);
    programs = new ProcPrograms(proc);
  }

  /// Program name and process number, such as `java (pid 4122)`, of whoever keeps others from
  /// listening there; empty when it cannot be known.
  String find(InetSocketAddress address) {
    Set<String> inTheWay = new HashSet<>();
    sockets.forEach(
        socket -> {
          if (socket.listening() && isInTheWay(socket.local(), address)) {
            inTheWay.add(socket.name());
          }
        });
    return programs.holding(inTheWay).values().stream().findFirst().orElse("");
  }

  /// Same port, and the same address or one of the two stands for all.
  private static boolean isInTheWay(InetSocketAddress held, InetSocketAddress wanted) {
    return held.getPort() == wanted.getPort()
        && (held.getAddress().isAnyLocalAddress()
            || wanted.getAddress().isAnyLocalAddress()
            || held.getAddress().equals(wanted.getAddress()));
  }
}
