package dev.endpoint.engine.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.endpoint.ListeningPort;
import dev.endpoint.engine.syntax.EndpointSyntaxException;
import dev.endpoint.engine.testing.Answer;
import dev.endpoint.engine.testing.FakeEngine;
import dev.endpoint.engine.transport.Addresses;
import dev.endpoint.engine.transport.CloseReason;
import dev.endpoint.engine.transport.FailureException;
import dev.endpoint.engine.transport.Protocol;
import dev.endpoint.engine.transport.Transport;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A worked example: FTP in active mode (RFC 959, section 5.2). The client opens a port for one
/// connection, says over the control connection where it is (`PORT`), asks for a file (`RETR`), and
/// the server connects there to deliver it.
class FtpActiveModeTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String LETTER = "Dear reader,\r\nthis came through a port of its own.\r\n";

  private final FakeEngine fake = FakeEngine.create();
  private final List<String> control = new ArrayList<>();
  private final StringBuilder file = new StringBuilder();
  private final List<String> ended = new ArrayList<>();
  private ListeningPort server;
  private Lines client;

  /// A line of an FTP reply or command is taken off when it is whole; the rest waits.
  private static final class Lines implements Protocol {
    private final BiConsumer<Lines, String> heard;
    private final StringBuilder rest = new StringBuilder();
    private Transport transport;

    Lines(BiConsumer<Lines, String> heard) {
      this.heard = heard;
    }

    void say(String line) {
      transport.write(ByteBuffer.wrap((line + "\r\n").getBytes(StandardCharsets.US_ASCII)));
    }

    SocketAddress peer() {
      return transport.peerAddress();
    }

    @Override
    public void connected(Transport connected) {
      transport = connected;
    }

    @Override
    public void received(ByteBuffer bytes) {
      rest.append(StandardCharsets.US_ASCII.decode(bytes));
      for (int end = rest.indexOf("\r\n"); end >= 0; end = rest.indexOf("\r\n")) {
        String line = rest.substring(0, end);
        rest.delete(0, end + 2);
        heard.accept(this, line);
      }
    }

    @Override
    public void finished() {
      transport.close();
    }
  }

  /// The data connection as the client sees it: the file is complete when the server has finished.
  private final class Download implements Protocol {
    private Transport transport;

    @Override
    public void connected(Transport connected) {
      transport = connected;
    }

    @Override
    public void received(ByteBuffer bytes) {
      file.append(StandardCharsets.US_ASCII.decode(bytes));
    }

    @Override
    public void finished() {
      transport.close();
    }

    @Override
    public void closed(CloseReason reason) {
      ended.add("data " + reason.words());
    }
  }

  /// The data connection as the server sees it: it sends all and closes.
  private record Upload(String text, Consumer<CloseReason> over) implements Protocol {
    @Override
    public void connected(Transport transport) {
      transport.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
      transport.close();
    }

    @Override
    public void received(ByteBuffer bytes) {}

    @Override
    public void finished() {}

    @Override
    public void closed(CloseReason reason) {
      over.accept(reason);
    }
  }

  @BeforeEach
  void aServerAndAClientThatKnowEachOther() throws EndpointSyntaxException {
    fake.engine()
        .serverFromString("tcp:21:interface=127.0.0.1")
        .listen(peer -> new Lines(new Serving()))
        .outcome()
        .thenAccept(port -> server = port);
    fake.reactor().runUntilIdle();
    client = new Lines((lines, line) -> control.add(line));
    fake.engine().clientFromString("tcp:127.0.0.1:21").connectProtocol(client);
    fake.reactor().runUntilIdle();
  }

  @AfterEach
  void nothingIsLeft() {
    client.transport.close();
    server.stopListening();
    fake.reactor().runUntilIdle();
    fake.expectNothingLeft();
  }

  /// What the server does about `PORT` and `RETR`.
  private final class Serving implements BiConsumer<Lines, String> {
    private InetSocketAddress where;

    @Override
    public void accept(Lines lines, String line) {
      if (line.startsWith("PORT ")) {
        where = address(line.substring("PORT ".length()));
        lines.say("200 PORT command successful.");
      } else if (line.startsWith("RETR ")) {
        lines.say("150 Opening data connection.");
        deliver(lines);
      }
    }

    private void deliver(Lines lines) {
      try {
        fake.engine()
            .clientFromString("tcp:" + Addresses.host(where.getAddress()) + ":" + where.getPort())
            .connectProtocol(new Upload(LETTER, reason -> lines.say("226 Transfer complete.")))
            .outcome()
            .whenComplete(
                (protocol, thrown) -> {
                  if (thrown instanceof FailureException) {
                    lines.say("425 Can't open data connection.");
                  }
                });
      } catch (EndpointSyntaxException e) {
        throw new AssertionError(e);
      }
    }
  }

  /// `h1,h2,h3,h4,p1,p2`, as RFC 959 has it in section 4.1.2.
  private static String port(SocketAddress address) {
    InetSocketAddress inet = (InetSocketAddress) address;
    return Addresses.host(inet.getAddress()).replace('.', ',')
        + ","
        + (inet.getPort() >> 8)
        + ","
        + (inet.getPort() & 0xff);
  }

  private static InetSocketAddress address(String port) {
    String[] parts = port.split(",");
    String host = String.join(".", List.of(parts).subList(0, 4));
    return new InetSocketAddress(
        InetAddress.ofLiteral(host), Integer.parseInt(parts[4]) << 8 | Integer.parseInt(parts[5]));
  }

  /// Opens the port for the one connection, and takes it from the server of the control connection
  /// only.
  private SinglePort open() throws EndpointSyntaxException {
    InetAddress expected = ((InetSocketAddress) client.peer()).getAddress();
    return SinglePort.listen(
        fake.reactor(),
        fake.engine().serverFromString("tcp:0:interface=127.0.0.1"),
        peer -> ((InetSocketAddress) peer).getAddress().equals(expected) ? new Download() : null,
        LIMIT);
  }

  private SinglePort retrieve() throws EndpointSyntaxException {
    SinglePort data = open();
    data.address()
        .thenAccept(
            where -> {
              client.say("PORT " + port(where));
              client.say("RETR letter.txt");
            });
    data.connection()
        .outcome()
        .whenComplete(
            (protocol, thrown) -> {
              if (thrown instanceof FailureException e) {
                ended.add(e.failure().kind().toString());
              }
            });
    return data;
  }

  @Test
  void theFileComesThroughAPortOfItsOwn() throws EndpointSyntaxException {
    retrieve();
    fake.reactor().runUntilIdle();
    assertEquals(LETTER, file.toString());
    assertEquals(List.of("data closed by peer"), ended);
    assertEquals(
        List.of(
            "200 PORT command successful.",
            "150 Opening data connection.",
            "226 Transfer complete."),
        control);
    assertEquals(1, fake.network().listeners(), "only the server's own is left");
  }

  @Test
  void eachFileHasItsOwnPort() throws EndpointSyntaxException {
    retrieve();
    fake.reactor().runUntilIdle();
    retrieve();
    fake.reactor().runUntilIdle();
    assertEquals(LETTER + LETTER, file.toString());
    assertEquals(3, fake.network().listens().stream().map(listen -> listen.local()).count());
  }

  @Test
  void aServerThatNeverComesIsGivenUp() throws EndpointSyntaxException {
    SinglePort data = retrieve();
    data.address().thenAccept(where -> fake.network().answer(where, Answer.hang()));
    fake.reactor().advance(LIMIT);
    assertEquals(List.of("TIMED_OUT"), ended);
    assertEquals(1, fake.network().listeners());
    fake.reactor().advance(LIMIT);
    assertTrue(control.contains("425 Can't open data connection."), control.toString());
  }

  @Test
  void theUserMayCallItOff() throws EndpointSyntaxException {
    SinglePort data = open();
    fake.reactor().runUntilIdle();
    data.connection().cancel();
    fake.reactor().runUntilIdle();
    assertEquals(1, fake.network().listeners());
    assertTrue(data.stopped().toCompletableFuture().isDone());
  }
}
