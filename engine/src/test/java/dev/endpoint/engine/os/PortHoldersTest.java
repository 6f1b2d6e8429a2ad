package dev.endpoint.engine.os;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@EnabledOnOs(OS.LINUX)
class PortHoldersTest {
  private static final String HEAD = "  sl  local_address rem_address   st tx_queue rx_queue …\n";
  private static final String REST =
      " 00000000:00000000 00:00000000 00000000     0        0 %d 1 0000000000000000 100 0 0 10 0\n";

  @TempDir private Path proc;

  @BeforeEach
  void aMachine() throws IOException {
    Files.createDirectories(proc.resolve("net"));
    Files.writeString(
        proc.resolve("net/tcp"),
        HEAD
            + line("0100007F:1F90", "00000000:0000", "0A", 1001) // 127.0.0.1:8080 listens
            + line("0100007F:1F91", "0100007F:9999", "01", 1002) // 127.0.0.1:8081 is a connection
            + line("00000000:1F92", "00000000:0000", "0A", 1003)); // 0.0.0.0:8082 listens
    Files.writeString(
        proc.resolve("net/tcp6"),
        HEAD
            + line(
                "00000000000000000000000001000000:1F93",
                "00000000000000000000000000000000:0000",
                "0A",
                1004) // [::1]:8083 listens
            + line(
                "00000000000000000000000000000000:1F94",
                "00000000000000000000000000000000:0000",
                "0A",
                1005) // [::]:8084 listens
            + "   9: garbage\n");
    process(41, "python3", "/dev/null", "socket:[1001]");
    process(42, "nginx", "socket:[1003]", "socket:[77]");
    process(43, "java", "socket:[1002]", "socket:[1004]");
    process(44, "node", "socket:[1005]");
    Files.createDirectories(proc.resolve("45")); // another user's: no fd to be seen
    Files.createDirectories(proc.resolve("sys"));
  }

  private static String line(String local, String remote, String state, int inode) {
    return "   0: " + local + " " + remote + " " + state + REST.formatted(inode);
  }

  private void process(int pid, String name, String... descriptors) throws IOException {
    Path folder = Files.createDirectories(proc.resolve(pid + "/fd")).getParent();
    Files.writeString(folder.resolve("comm"), name + "\n");
    for (int i = 0; i < descriptors.length; i++) {
      Files.createSymbolicLink(folder.resolve("fd/" + i), Path.of(descriptors[i]));
    }
  }

  private String find(String host, int port) {
    InetSocketAddress address = new InetSocketAddress(InetAddress.ofLiteral(host), port);
    return new PortHolders(proc).find(address);
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 8080, python3 (pid 41)", // the very address
    "0.0.0.0, 8080, python3 (pid 41)", // we wanted all, one is taken
    "'::', 8080, python3 (pid 41)",
    "127.0.0.1, 8082, nginx (pid 42)", // all are taken, we wanted one
    "'::1', 8083, java (pid 43)",
    "127.0.0.1, 8084, node (pid 44)", // all of IPv6 includes IPv4
    "127.0.0.2, 8080, ''", // somebody else has another address
    "127.0.0.1, 8081, ''", // a connection does not keep a listener away
    "127.0.0.1, 9999, ''",
  })
  void theProgramInTheWayIsNamed(String host, int port, String holder) {
    assertEquals(holder, find(host, port));
  }

  @Test
  void nothingFalseIsSaidWhenTheProcessIsHidden() throws IOException {
    Files.delete(proc.resolve("41/fd/0"));
    Files.delete(proc.resolve("41/fd/1"));
    assertEquals("", find("127.0.0.1", 8080));
  }

  @Test
  void nothingIsSaidWhereThereIsNoSuchFileSystem() {
    Path nowhere = proc.resolve("nowhere");
    assertEquals("", new PortHolders(nowhere).find(new InetSocketAddress(8080)));
  }

  @Test
  void ourOwnListenerIsCalledSo() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      PortHolders real = new PortHolders(Path.of("/proc"));
      InetSocketAddress address = (InetSocketAddress) socket.getLocalSocketAddress();
      assertEquals("this program itself", real.find(address));
    }
  }
}
