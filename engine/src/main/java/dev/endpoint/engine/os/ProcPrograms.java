package dev.endpoint.engine.os;

import dev.endpoint.engine.net.Network;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Which programs hold sockets, as Linux tells in `/proc/PID/fd`: those of the user's own
/// processes. Reads many small files: not for the reactor thread.
final class ProcPrograms {
  private final Path proc;

  /// @param proc where the proc file system is mounted
  ProcPrograms(Path proc) {
    this.proc = proc;
  }

  /// Program name and process number, such as `java (pid 4122)`, for each of the sockets whose
  /// holder is known. Of several processes that share one, any is named.
  ///
  /// @param sockets names as in [ProcSockets.Socket#name]
  Map<String, String> holding(Set<String> sockets) {
    Map<String, String> holders = new HashMap<>();
    if (sockets.isEmpty()) {
      return holders;
    }
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[0-9]*")) {
      for (Path process : processes) {
        look(process, sockets, holders);
        if (holders.size() == sockets.size()) {
          break;
        }
      }
    } catch (IOException | RuntimeException unknown) {
      // the table of processes cannot be read: nothing more is known
    }
    return holders;
  }

  private static void look(Path process, Set<String> sockets, Map<String, String> holders) {
    try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
      for (Path descriptor : descriptors) {
        String target = target(descriptor);
        if (sockets.contains(target)) {
          holders.putIfAbsent(target, name(process));
        }
      }
    } catch (IOException | RuntimeException notOurs) {
      // another user's process, or one that has just ended
    }
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException closedMeanwhile) {
      return "";
    }
  }

  private static String name(Path process) throws IOException {
    String pid = process.getFileName().toString();
    String name = Files.readString(process.resolve("comm")).strip();
    boolean ourselves = pid.equals(String.valueOf(ProcessHandle.current().pid()));
    return ourselves ? Network.OURSELVES : name + " (pid " + pid + ")";
  }
}
