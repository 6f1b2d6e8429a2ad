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
  @TempDir private Path proc;

  @BeforeEach
  void aMachine() throws IOException {
    new FakeProc(proc)
        .listening("0100007F:1F90", 1001) // 127.0.0.1:8080
        .connected("0100007F:1F91", "0100007F:9999", 1002) // 127.0.0.1:8081
        .listening("00000000:1F92", 1003) // 0.0.0.0:8082
        .listening("00000000000000000000000001000000:1F93", 1004) // [::1]:8083
        .listening("00000000000000000000000000000000:1F94", 1005) // [::]:8084
        .add("net/tcp6", "   9: garbage\n")
        .process(41, "python3", "/dev/null", "socket:[1001]")
        .process(42, "nginx", "socket:[1003]", "socket:[77]")
        .process(43, "java", "socket:[1002]", "socket:[1004]")
        .process(44, "node", "socket:[1005]");
    Files.createDirectories(proc.resolve("45")); // another user's: no fd to be seen
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
