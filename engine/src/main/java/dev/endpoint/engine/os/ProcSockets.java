package dev.endpoint.engine.os;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The TCP sockets of this computer, as Linux tells them in `/proc/net/tcp` and `tcp6`. Where there
/// is no such file there are none.
final class ProcSockets {
  private static final String LISTENING = "0A";
  private static final int LOCAL_ADDRESS = 1;
  private static final int REMOTE_ADDRESS = 2;
  private static final int STATE = 3;
  private static final int INODE = 9;

  private final Path proc;

  /// @param name what descriptors of it are links to: `socket:[1001]`
  record Socket(
      InetSocketAddress local, InetSocketAddress remote, boolean listening, String name) {}

  /// @param proc where the proc file system is mounted
  ProcSockets(Path proc) {
    this.proc = proc;
  }

  void forEach(Consumer<Socket> taker) {
    read("net/tcp", taker);
    read("net/tcp6", taker);
  }

  private void read(String table, Consumer<Socket> taker) {
    try (Stream<String> lines = Files.lines(proc.resolve(table))) {
      lines
          .skip(1)
          .map(ProcSockets::socket)
          .forEach(
              socket -> {
                if (socket != null) {
                  taker.accept(socket);
                }
              });
    } catch (IOException | RuntimeException unknown) {
      // not Linux, or no such table: nothing is known
    }
  }

  /// Null for a line that is none of the table's.
  private static @Nullable Socket socket(String line) {
    String[] fields = line.strip().split("\\s+");
    return fields.length <= INODE
        ? null
        : new Socket(
            address(fields[LOCAL_ADDRESS]),
            address(fields[REMOTE_ADDRESS]),
            fields[STATE].equals(LISTENING),
            "socket:[" + fields[INODE] + "]");
  }

  /// Words of four bytes, each in the byte order of the machine; then the port as a number.
  private static InetSocketAddress address(String entry) {
    int colon = entry.indexOf(':');
    byte[] bytes = HexFormat.of().parseHex(entry, 0, colon);
    byte[] ordered = new byte[bytes.length];
    boolean little = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
    for (int i = 0; i < bytes.length; i++) {
      ordered[i] = bytes[little ? i ^ 3 : i];
    }
    try {
      return new InetSocketAddress(
          InetAddress.getByAddress(ordered), Integer.parseInt(entry.substring(colon + 1), 16));
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(entry, e);
    }
  }
}
