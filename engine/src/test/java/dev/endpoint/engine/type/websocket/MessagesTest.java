package dev.endpoint.engine.type.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.MemoryRecorder;
import dev.endpoint.engine.capture.Recording;
import dev.endpoint.engine.layer.Tap;
import dev.endpoint.engine.protocol.Echo;
import dev.endpoint.engine.service.Relay;
import dev.endpoint.engine.syntax.Side;
import dev.endpoint.engine.testing.FakeEngine;
import dev.endpoint.engine.testing.RecordingProtocol;
import dev.endpoint.engine.transport.Facet;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.MessageKind;
import dev.endpoint.engine.transport.ProtocolFactory;
import dev.endpoint.engine.type.tls.TlsFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Messages from end to end: what they are, where they begin and end, over what they go.
class MessagesTest {
  private final FakeEngine fakes = FakeEngine.create();
  private final List<Failure> troubles = new ArrayList<>();

  private void listen(String text, ProtocolFactory factory) throws Exception {
    fakes
        .engine()
        .serverFromString(text)
        .listen(factory)
        .outcome()
        .thenAccept(port -> port.onTrouble(troubles::add));
    run();
  }

  private RecordingProtocol visit(String text) throws Exception {
    RecordingProtocol visitor = new RecordingProtocol();
    fakes.engine().clientFromString(text).connect(peer -> visitor);
    run();
    assertFalse(visitor.events().isEmpty(), troubles::toString);
    return visitor;
  }

  private void run() {
    fakes.reactor().runUntilIdle();
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> fact(RecordingProtocol protocol, String name) {
    return protocol.transport().facets().stream()
        .filter(facet -> facet.name().equals(name))
        .map(Facet::value)
        .toList();
  }

  private void talk(RecordingProtocol visitor) {
    visitor.transport().write(bytes("text"), MessageKind.TEXT);
    visitor.transport().write(bytes(""), MessageKind.TEXT);
    visitor.transport().write(bytes("binary"), MessageKind.BINARY);
    visitor.say("plain");
    visitor.say("");
    run();
    assertEquals(
        List.of(MessageKind.TEXT, MessageKind.TEXT, MessageKind.BINARY, MessageKind.BINARY),
        visitor.kinds());
    assertEquals(
        List.of("received 4", "received 0", "received 6", "received 5"),
        visitor.events().stream().filter(event -> event.startsWith("received")).toList());
    assertEquals("textbinaryplain", visitor.receivedText());
  }

  /// Over any endpoint, either side.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "websocket:80:127.0.0.1 | websocket:127.0.0.1:80",
        "ws:endpoint={tcp:8080} | ws:127.0.0.1:8080:path=/a",
        "websocket:endpoint={memory:m} | websocket:h:80:endpoint={memory:m}",
        "websocket:endpoint={unix:/run/ws} | websocket:h:80:endpoint={unix:/run/ws}",
        "websocket:endpoint={haproxy:tcp:8080} | haproxy:websocket:127.0.0.1:8080",
        "haproxy:websocket:8080 | websocket:127.0.0.1:8080:endpoint={haproxy:tcp:127.0.0.1:8080}",
        "websocket:endpoint={websocket:8080}"
            + " | websocket:h:80:endpoint={websocket:127.0.0.1:8080}",
      })
  void theyStayWhatTheyAre(String server, String client) throws Exception {
    listen(server, peer -> new Echo());
    talk(visit(client));
  }

  @Test
  void overTlsBothWaysToSayIt() throws Exception {
    // The JDK judges certificates by the true time.
    fakes.reactor().jumpWallClock(Duration.between(fakes.reactor().wallClock(), Instant.now()));
    fakes.reactor().letBlockingCallsRun();
    try (TlsFiles files = TlsFiles.make()) {
      listen(
          "websocket:endpoint={tls:path=" + files.folder() + ":port=443:interface=127.0.0.1}",
          peer -> new Echo());
      talk(
          visit(
              "websocket:127.0.0.1:443:endpoint={tls:127.0.0.1:443:trustRoots="
                  + TlsFiles.value(files.root())
                  + "}"));
      RecordingProtocol untrusting = new RecordingProtocol();
      List<Throwable> failures = new ArrayList<>();
      fakes
          .engine()
          .clientFromString("websocket:127.0.0.1:443:secure=yes")
          .connect(peer -> untrusting)
          .outcome()
          .whenComplete((result, thrown) -> failures.add(thrown));
      run();
      assertTrue(failures.getFirst().getMessage().contains("certificate"), failures::toString);
    }
  }

  /// What stands upon it sees bytes, each side's messages as they come.
  @Test
  void aLayerUponItSeesAStream() throws Exception {
    listen("haproxy:inside=yes:websocket:8080", peer -> new Echo());
    RecordingProtocol visitor = visit("haproxy:inside=yes:websocket:127.0.0.1:8080");
    assertFalse(visitor.transport().keepsMessages());
    visitor.say("hello");
    run();
    assertEquals("hello", visitor.receivedText());
    assertEquals(List.of(), visitor.kinds());
  }

  @Test
  void aRelayBetweenTwoKeepsThem() throws Exception {
    listen("websocket:endpoint={memory:back}", peer -> new Echo());
    Relay.Observer observer =
        new Relay.Observer() {
          @Override
          public void failed(Failure failure) {
            troubles.add(failure);
          }

          @Override
          public void over() {}
        };
    listen(
        "websocket:endpoint={memory:front}",
        new Relay(
            fakes.engine().clientFromString("websocket:h:80:endpoint={memory:back}"), observer));
    talk(visit("websocket:h:80:endpoint={memory:front}"));
  }

  @Test
  void aCaptureHasEachAsARecordAndTellsTheirKind() throws Exception {
    MemoryRecorder recorder = new MemoryRecorder(() -> 0);
    listen("websocket:80:127.0.0.1", peer -> new Tap(new Echo(), recorder, true));
    RecordingProtocol visitor = visit("websocket:127.0.0.1:80");
    visitor.transport().write(bytes("one"), MessageKind.TEXT);
    visitor.transport().write(bytes("two"), MessageKind.TEXT);
    visitor.transport().write(bytes(""), MessageKind.TEXT);
    visitor.transport().write(bytes("three"), MessageKind.BINARY);
    run();
    assertEquals(
        List.of(
            "text messages received from here on",
            "RECEIVED one",
            "text messages sent from here on",
            "SENT one",
            "RECEIVED two",
            "SENT two",
            "empty text message received",
            "empty text message sent",
            "binary messages received from here on",
            "RECEIVED three",
            "binary messages sent from here on",
            "SENT three"),
        written(recorder.recording()).stream().skip(1).toList());
  }

  private static List<String> written(Recording recording) throws IOException {
    Recording.Record[] records = new Recording.Record[(int) recording.extent().records()];
    assertEquals(records.length, recording.records(0, records));
    List<String> written = new ArrayList<>();
    for (Recording.Record record : records) {
      Direction direction = record.direction();
      if (direction == null) {
        written.add(recording.words(record));
      } else {
        ByteBuffer bytes = ByteBuffer.allocate(record.length());
        recording.bytes(null).read(record.offset(null), bytes);
        written.add(direction + " " + StandardCharsets.UTF_8.decode(bytes.flip()));
      }
    }
    return written;
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  void textThatIsNotUtf8IsNotSent(Side side) throws Exception {
    RecordingProtocol our = new RecordingProtocol();
    Bench bench = new Bench(side, "", our).open("");
    ByteBuffer bytes = ByteBuffer.wrap(new byte[] {(byte) 0xff});
    assertThrows(
        IllegalArgumentException.class, () -> our.transport().write(bytes, MessageKind.TEXT));
    our.transport().write(bytes);
    bench.run();
    assertEquals(List.of("binary 1 bytes"), bench.said());
    bench.close();
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  void pingsAndPongsAreNoted(Side side) throws Exception {
    RecordingProtocol our = new RecordingProtocol();
    Bench bench = new Bench(side, "", our).open("");
    bench.send(Frames.ping(""));
    bench.send(Frames.ping("are you there?"));
    bench.send(Frames.ping("\u009b1m"));
    bench.send(Frames.frame(Frames.PONG, new byte[] {1, 2}));
    bench.send(Frames.close(1001, "bye"));
    assertEquals(
        List.of(
            "ping received",
            "ping received “are you there?”",
            "ping received, 4 bytes",
            "pong received, 2 bytes",
            "close frame received: 1001 going away “bye”"),
        our.notes());
    bench.close();
  }

  /// Pings of a peer that does not read fill no memory (RFC 6455, section 5.5.3).
  @ParameterizedTest
  @EnumSource(Side.class)
  void onlyTheLastOfManyPingsIsAnsweredOnceThereIsRoom(Side side) throws Exception {
    RecordingProtocol our = new RecordingProtocol();
    Bench bench = new Bench(side, "", our).open("");
    bench.raw.transport().pause();
    our.transport().write(ByteBuffer.wrap(new byte[8 << 20]));
    bench.run();
    long waiting = our.transport().unsent();
    assertTrue(waiting > 0);
    for (int i = 0; i < 100; i++) {
      bench.send(Frames.ping("p" + i));
    }
    assertEquals(waiting, our.transport().unsent());
    bench.raw.transport().resume();
    bench.run();
    assertEquals(List.of("binary " + (8 << 20) + " bytes", "pong p99"), bench.said());
    bench.close();
  }

  @Test
  void bothSidesLearnOnWhatTheyAgreed() throws Exception {
    RecordingProtocol our = new RecordingProtocol();
    listen("websocket:80:127.0.0.1:subprotocol=b,a:path=/chat", peer -> our);
    RecordingProtocol visitor =
        visit("websocket:127.0.0.1:80:path=/chat?x=1:subprotocol=a,b:origin=https\\://o.example");
    for (RecordingProtocol each : List.of(our, visitor)) {
      assertEquals(List.of("a"), fact(each, "subprotocol"));
      assertEquals(List.of("permessage-deflate"), fact(each, "compression"));
    }
    assertEquals(List.of("/chat?x=1"), fact(our, "path"));
    assertEquals(List.of("https://o.example"), fact(our, "origin"));
  }

  /// Nothing of a client's masking may be guessed from one frame to the next.
  @Test
  void everyFrameOfAClientHasAnotherMask() throws Exception {
    RecordingProtocol our = new RecordingProtocol();
    Bench bench = new Bench(Side.CLIENT, ":deflate=no", our).open("");
    for (int i = 0; i < 100; i++) {
      our.transport().write(bytes("same"), MessageKind.TEXT);
    }
    bench.run();
    byte[] frames = bench.frameBytes();
    long masks =
        IntStream.range(0, 100)
            .map(i -> ByteBuffer.wrap(frames).getInt(i * 10 + 2))
            .distinct()
            .count();
    assertTrue(masks > 90, masks + " masks");
    bench.close();
  }
}
