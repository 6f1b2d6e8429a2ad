package dev.endpoint.engine.peers;

import dev.endpoint.engine.os.HandedSocket;
import dev.endpoint.engine.os.InheritedEchoProgram;
import dev.endpoint.engine.syntax.Side;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A program of ours that is handed a listening socket as its standard input, and echoes on it.
class SystemdPeersTest extends PeerTest {
  private static Peer start(List<String> command) throws Exception {
    return Peer.talking(command.toArray(String[]::new));
  }

  private static void sameBack(Peer twisted) throws Exception {
    String received = twisted.hear("received");
    sameBytes(twisted.hear("sent"), received);
    twisted.awaitEnd();
  }

  @Test
  @TestedAgainst(type = "systemd", role = Side.SERVER, peer = "Twisted")
  void twistedsClientIsServed() throws Exception {
    try (Peer our = start(HandedSocket.command(InheritedEchoProgram.command()));
        Peer peer =
            Peer.twisted("client", our.hear(line -> line.matches("[0-9]+")), SOME, "finish")) {
      sameBack(peer);
    }
  }

  /// It hands over descriptor 3, which is what services get without `StandardInput=socket`; a shell
  /// can make that the standard input, too.
  @Test
  @TestedAgainst(type = "systemd", role = Side.SERVER, peer = "systemd-socket-activate")
  void aSocketOfSystemdsOwnIsListenedOn() throws Exception {
    int port = Peer.freePort();
    List<String> command =
        new ArrayList<>(
            List.of(
                Peer.need("systemd-socket-activate"),
                "--listen=127.0.0.1:" + port,
                "--fdname=web",
                "/bin/sh",
                "-c",
                "exec \"$@\" <&3",
                "sh"));
    command.addAll(InheritedEchoProgram.command());
    try (Peer our = start(command)) {
      our.hear(line -> line.startsWith("Listening on "));
      Exchange exchange = new Exchange(SOME);
      connect(port, exchange);
      endsInOrder(exchange);
      sameBytes(exchange.sent(), exchange.received());
    }
  }
}
