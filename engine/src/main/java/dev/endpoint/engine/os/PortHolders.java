package dev.endpoint.engine.os;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteOrder;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Stream;

/// Which program listens on a busy port, where `/proc` tells. It does so for the user's own
/// programs only, and on Linux only; nothing is said when nothing is known. Reads many small files:
/// not for the reactor thread.
final class PortHolders {
  private static final String LISTENING = "0A";
  private static final int LOCAL_ADDRESS = 1;
  private static final int STATE = 3;
  private static final int INODE = 9;

  private final Path proc;

  /// @param proc where the proc file system is mounted
  PortHolders(Path proc) {
    this.proc = proc;
  }

  /// Program name and process number, such as `java (pid 4122)`, of whoever keeps others from
  /// listening there; empty when it cannot be known.
  String find(InetSocketAddress address) {
    Set<String> sockets = new HashSet<>();
    addListening("net/tcp", address, sockets);
    addListening("net/tcp6", address, sockets);
    return sockets.isEmpty() ? "" : holderOf(sockets);
  }

  private void addListening(String table, InetSocketAddress address, Set<String> sockets) {
    try (Stream<String> lines = Files.lines(proc.resolve(table))) {
      lines
          .skip(1)
          .map(line -> line.strip().split("\\s+"))
          .filter(fields -> fields.length > INODE && fields[STATE].equals(LISTENING))
          .filter(fields -> inTheWay(fields[LOCAL_ADDRESS], address))
          .forEach(fields -> sockets.add("socket:[" + fields[INODE] + "]"));
    } catch (IOException | RuntimeException unknown) {
      // not Linux, or no such table: nothing is known
    }
  }

  /// Same port, and the same address or one of the two stands for all.
  private static boolean inTheWay(String entry, InetSocketAddress wanted) {
    int colon = entry.indexOf(':');
    if (Integer.parseInt(entry.substring(colon + 1), 16) != wanted.getPort()) {
      return false;
    }
    InetAddress held = address(entry.substring(0, colon));
    return held.isAnyLocalAddress()
        || wanted.getAddress().isAnyLocalAddress()
        || held.equals(wanted.getAddress());
  }

  /// Words of four bytes, each in the byte order of the machine.
  private static InetAddress address(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    byte[] ordered = new byte[bytes.length];
    boolean little = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
    for (int i = 0; i < bytes.length; i++) {
      ordered[i] = bytes[little ? i ^ 3 : i];
    }
    try {
      return InetAddress.getByAddress(ordered);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(hex, e);
    }
  }

  private String holderOf(Set<String> sockets) {
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[0-9]*")) {
      for (Path process : processes) {
        if (holds(process, sockets)) {
          return name(process);
        }
      }
    } catch (IOException | RuntimeException unknown) {
      // the table of processes cannot be read: nothing is known
    }
    return "";
  }

  private static boolean holds(Path process, Set<String> sockets) {
    try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
      for (Path descriptor : descriptors) {
        if (sockets.contains(target(descriptor))) {
          return true;
        }
      }
    } catch (IOException | RuntimeException notOurs) {
      // another user's process, or one that has just ended
    }
    return false;
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
    return ourselves ? "this program itself" : name + " (pid " + pid + ")";
  }
}
