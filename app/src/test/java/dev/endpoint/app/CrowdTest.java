package dev.endpoint.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.app.control.SidebarCell;
import dev.endpoint.app.model.SessionModel;
import dev.endpoint.engine.session.SessionState.Phase;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class CrowdTest extends WindowTest {
  private static final int CROWD = 1000;

  @Test
  void aThousandConnectionsAreAllListedByAHandfulOfCells() throws Exception {
    SessionModel listener = listen("tcp:0:interface=127.0.0.1:backlog=1000");
    List<SocketChannel> crowd = new ArrayList<>();
    try {
      for (int i = 0; i < CROWD; i++) {
        crowd.add(
            SocketChannel.open(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port(listener))));
      }
      until("all are listed", () -> desk().sidebar().rows().size() >= CROWD + 2);
      assertTrue(onFx(() -> lookup(n -> n instanceof SidebarCell).queryAll().size()) < 100);

      push(KeyCode.CONTROL, KeyCode.L);
      write("tcp:localhost:1");
      until("the window still takes keys", () -> field().getText().equals("tcp:localhost:1"));
    } finally {
      for (SocketChannel each : crowd) {
        each.close();
      }
    }
    until(
        "all have ended or were closed by their peer",
        () -> listener.children().stream().noneMatch(child -> child.state().phase() == Phase.OPEN));
  }
}
