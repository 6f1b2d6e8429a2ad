package dev.endpoint.engine.os;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class OutOfDescriptorsTest {
  private static final int LIMIT = 100;
  private static final int CLIENTS = 150;

  private final List<Socket> clients = new ArrayList<>();
  private int port;

  /// Connects, says one byte and returns whether it came back; false when it was turned away.
  private boolean served() throws IOException {
    Socket client = new Socket(InetAddress.ofLiteral("127.0.0.1"), port);
    clients.add(client);
    client.setSoTimeout(60_000);
    try {
      client.getOutputStream().write('x');
      return client.getInputStream().read() == 'x';
    } catch (SocketTimeoutException hangs) {
      throw hangs;
    } catch (IOException reset) {
      return false;
    }
  }

  private void closeClients() throws IOException {
    for (Socket client : clients) {
      client.close();
    }
    clients.clear();
  }

  @Test
  void newcomersAreTurnedAwayAndAllIsWellWhenThereIsRoomAgain() throws Exception {
    try (ChildJvm child = ChildJvm.startWithDescriptors(LIMIT, OutOfDescriptorsProgram.class)) {
      port = Integer.parseInt(child.expect("port"));
      int served = 0;
      for (int i = 0; i < CLIENTS; i++) {
        served += served() ? 1 : 0;
      }
      assertTrue(served > 0 && served < LIMIT, served + " served");
      assertEquals("No descriptor left for 127.0.0.1:" + port, child.expect("troubled"));
      child.expect("SEVERE: logged for the first time");
      closeClients();
      while (!served()) {
        // the child has not seen yet that the others are gone
      }
      closeClients();
      assertEquals("running", child.ask("reactor"));
    }
  }

  @Test
  void itRestsAndDoesNotSpinWhenEvenTheReservedDescriptorIsGone() throws Exception {
    try (ChildJvm child = ChildJvm.startWithDescriptors(LIMIT, OutOfDescriptorsProgram.class)) {
      port = Integer.parseInt(child.expect("port"));
      assertEquals("gone", child.ask("take all"));
      Socket waiting = new Socket(InetAddress.ofLiteral("127.0.0.1"), port);
      waiting.getOutputStream().write('x');
      child.expect("troubled");
      long before = Long.parseLong(child.ask("cpu"));
      child.live(500);
      long used = Long.parseLong(child.ask("cpu")) - before;
      assertTrue(used < 250_000_000, used + " ns of CPU in half a second of waiting");
      assertEquals("given back", child.ask("give back"));
      assertEquals('x', waiting.getInputStream().read());
      waiting.close();
    }
  }

  @Test
  void dialsFailInWordsAndTroubleIsToldOnceASecond() throws Exception {
    try (ChildJvm child = ChildJvm.startWithDescriptors(LIMIT, OutOfDescriptorsProgram.class)) {
      port = Integer.parseInt(child.expect("port"));
      assertEquals("gone", child.ask("take all"));
      assertEquals("OUT_OF_DESCRIPTORS EMFILE", child.ask("dial"));
      Socket waiting = new Socket(InetAddress.ofLiteral("127.0.0.1"), port);
      child.expect("troubled");
      child.expect("troubled");
      assertEquals("given back", child.ask("give back"));
      assertTrue(Long.parseLong(child.ask("shortest gap")) >= 1_000_000_000L);
      waiting.close();
    }
  }
}
