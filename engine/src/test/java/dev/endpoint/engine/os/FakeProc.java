package dev.endpoint.engine.os;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A folder that looks like `/proc` of a machine with these sockets and processes.
final class FakeProc {
  private static final String HEAD = "  sl  local_address rem_address   st tx_queue rx_queue …\n";
  private static final String REST =
      " 00000000:00000000 00:00000000 00000000     0        0 %d 1 0000000000000000 100 0 0 10 0\n";
  private static final String NOBODY = "00000000:0000";
  private static final String NOBODY_6 = "00000000000000000000000000000000:0000";

  private final Path folder;

  FakeProc(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder.resolve("net"));
    Files.createDirectories(folder.resolve("sys"));
    add("net/tcp", HEAD);
    add("net/tcp6", HEAD);
  }

  FakeProc listening(String local, int inode) throws IOException {
    boolean wide = local.length() > NOBODY.length();
    return line(local, wide ? NOBODY_6 : NOBODY, "0A", inode);
  }

  FakeProc connected(String local, String remote, int inode) throws IOException {
    return line(local, remote, "01", inode);
  }

  private FakeProc line(String local, String remote, String state, int inode) throws IOException {
    String table = local.length() > NOBODY.length() ? "net/tcp6" : "net/tcp";
    return add(table, "   0: " + local + " " + remote + " " + state + REST.formatted(inode));
  }

  FakeProc add(String table, String text) throws IOException {
    Files.writeString(
        folder.resolve(table), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    return this;
  }

  FakeProc process(int pid, String name, String... descriptors) throws IOException {
    Path process = Files.createDirectories(folder.resolve(pid + "/fd")).getParent();
    Files.writeString(process.resolve("comm"), name + "\n");
    for (int i = 0; i < descriptors.length; i++) {
      Files.createSymbolicLink(process.resolve("fd/" + i), Path.of(descriptors[i]));
    }
    return this;
  }
}
