package dev.endpoint.engine.type.websocket;

import dev.endpoint.engine.contract.MemoryRig;
import dev.endpoint.engine.endpoint.Attempt;
import dev.endpoint.engine.endpoint.ListeningPort;
import dev.endpoint.engine.layer.PlainEndpoints;
import dev.endpoint.engine.syntax.Side;
import dev.endpoint.engine.testing.RecordingProtocol;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.FailureException;
import dev.endpoint.engine.transport.Protocol;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assertions;

/// One WebSocket endpoint of ours, on either side, in memory and virtual time, and a raw connection
/// to it, on which a test writes frames byte by byte.
final class Bench {
  private static final SocketAddress ADDRESS = PlainEndpoints.loopback(8080);
  private static final String SAMPLE_KEY = "dGhlIHNhbXBsZSBub25jZQ==";
  private static final Pattern KEY = Pattern.compile("Sec-WebSocket-Key: (\\S+)\r\n");

  final MemoryRig rig = new MemoryRig();
  final RecordingProtocol raw = new RecordingProtocol();
  final List<Failure> troubles = new ArrayList<>();
  private final Side side;
  private final Protocol protocol;
  private final String arguments;
  private String head = "";
  private int read;
  private Attempt<Protocol> attempt;
  private Attempt<ListeningPort> listening;

  /// @param side ours
  /// @param arguments of our endpoint, each with its colon
  Bench(Side side, String arguments, Protocol protocol) {
    this.side = side;
    this.arguments = arguments;
    this.protocol = protocol;
  }

  /// Opens it; the raw side offers or takes this extension, if any.
  Bench open(String extensions) throws Exception {
    String field = extensions.isEmpty() ? "" : "Sec-WebSocket-Extensions: " + extensions + "\r\n";
    if (side == Side.SERVER) {
      listen();
      write(request(field));
    } else {
      connect();
      answer("101 Switching Protocols", switching(field));
    }
    readHead();
    Assertions.assertTrue(
        head.startsWith(side == Side.SERVER ? "HTTP/1.1 101 " : "GET / HTTP/1.1\r\n"), head);
    return this;
  }

  void listen() throws Exception {
    listening =
        rig.engine()
            .serverFromString("websocket:8080:127.0.0.1" + arguments)
            .listen(peer -> protocol);
    run();
    listening.outcome().toCompletableFuture().join().onTrouble(troubles::add);
    PlainEndpoints.client(rig.reactor(), rig.network(), ADDRESS).connect(peer -> raw);
    run();
  }

  void connect() throws Exception {
    listening = PlainEndpoints.server(rig.reactor(), rig.network(), ADDRESS).listen(peer -> raw);
    run();
    attempt =
        rig.engine()
            .clientFromString("websocket:127.0.0.1:8080" + arguments)
            .connect(peer -> protocol);
    run();
  }

  static String request(String field) {
    return "GET / HTTP/1.1\r\nHost: 127.0.0.1:8080\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        + "Sec-WebSocket-Key: "
        + SAMPLE_KEY
        + "\r\nSec-WebSocket-Version: 13\r\n"
        + field
        + "\r\n";
  }

  /// The fields of a right answer to what our client has asked.
  String switching(String field) {
    Matcher key = KEY.matcher(raw.receivedText());
    Assertions.assertTrue(key.find(), raw.receivedText());
    return "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
        + Upgrade.accept(key.group(1))
        + "\r\n"
        + field;
  }

  void answer(String status, String fields) {
    write("HTTP/1.1 " + status + "\r\n" + fields + "\r\n");
  }

  void write(String text) {
    write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  void write(byte[] bytes) {
    raw.transport().write(ByteBuffer.wrap(bytes));
    run();
  }

  void run() {
    rig.reactor().runUntilIdle();
  }

  /// Sends the frame as the raw side has to: clients mask.
  void send(Frames.Raw frame) {
    write(bytes(frame));
  }

  byte[] bytes(Frames.Raw frame) {
    return frame.bytes(side == Side.SERVER);
  }

  /// The failure of our attempt to connect.
  Failure failure() {
    Failure[] failure = new Failure[1];
    attempt
        .outcome()
        .whenComplete((result, thrown) -> failure[0] = ((FailureException) thrown).failure());
    run();
    Assertions.assertNotNull(failure[0], "it has not failed");
    return failure[0];
  }

  private void readHead() {
    String text = new String(raw.received(), StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n") + 4;
    head = text.substring(0, end);
    read = end;
  }

  /// What our side said first, in HTTP.
  String head() {
    return head;
  }

  /// The bytes of the frames that our side has sent.
  byte[] frameBytes() {
    return Arrays.copyOfRange(raw.received(), read, raw.received().length);
  }

  /// What our side has said in frames so far, and whether it has ended.
  List<String> said() {
    List<String> said = new ArrayList<>(Frames.read(frameBytes(), side == Side.CLIENT));
    if (raw.events().contains("finished") || raw.closeReason() != null) {
      said.add("end");
    }
    return said;
  }

  /// Ends all; nothing may be left open or reported.
  void close() throws Exception {
    raw.transport().abort();
    listening.outcome().toCompletableFuture().join().stopListening();
    run();
    Assertions.assertEquals(0, rig.open(), "left open");
    Assertions.assertEquals(List.of(), rig.takeReports());
  }
}
