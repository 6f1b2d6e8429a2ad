package dev.endpoint.engine.type.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.syntax.Side;
import dev.endpoint.engine.testing.RecordingProtocol;
import dev.endpoint.engine.testing.RecordingProtocol.Callback;
import dev.endpoint.engine.transport.CloseReason;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Transport;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// RFC 6455, section 7: every way in which a connection ends, on either side.
class EndingTest {
  private final RecordingProtocol our = new RecordingProtocol();

  private Bench open(Side side) throws Exception {
    return new Bench(side, "", our).open("");
  }

  private void we(Bench bench, Consumer<Transport> action) {
    action.accept(our.transport());
    bench.run();
  }

  /// The server ends the connection once both have said goodbye.
  private static void theServerEnds(Bench bench, Side our) {
    if (our == Side.CLIENT) {
      bench.raw.transport().finish();
      bench.run();
    }
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  void weCloseAndThePeerAnswers(Side side) throws Exception {
    Bench bench = open(side);
    we(bench, Transport::close);
    assertEquals(List.of("close 1000"), bench.said());
    bench.send(Frames.close(1000, ""));
    theServerEnds(bench, side);
    assertEquals(List.of("close 1000", "end"), bench.said());
    assertEquals(List.of("connected", "closed by you"), our.events());
    bench.close();
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  void afterWeClosedNothingIsDeliveredOrAnswered(Side side) throws Exception {
    Bench bench = open(side);
    we(bench, Transport::close);
    bench.send(Frames.text("late"));
    bench.send(Frames.ping("late"));
    we(bench, transport -> transport.write(ByteBuffer.wrap(new byte[3])));
    assertEquals(List.of("close 1000"), bench.said());
    assertEquals(List.of("connected"), our.events());
    bench.send(Frames.close(1000, ""));
    theServerEnds(bench, side);
    assertEquals(List.of("connected", "closed by you"), our.events());
    bench.close();
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  void afterWeFinishedThePeerGoesOn(Side side) throws Exception {
    Bench bench = open(side);
    we(bench, Transport::finish);
    assertEquals(List.of("close 1000"), bench.said());
    bench.send(Frames.text("more"));
    bench.send(Frames.close(1000, ""));
    theServerEnds(bench, side);
    assertEquals(List.of("connected", "received 4", "finished", "closed by you"), our.events());
    assertEquals(List.of("close 1000", "end"), bench.said());
    bench.close();
  }

  /// The code and words of the peer's close frame, and what becomes of them.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1000 | '' | closed by peer | false",
        "1000 | all done | closed by peer: 1000 normal closure “all done” | false",
        "1001 | '' | closed by peer: 1001 going away | false",
        "1002 | '' | closed by peer: 1002 protocol error | true",
        "1008 | no | closed by peer: 1008 against its policy “no” | true",
        "1011 | '' | closed by peer: 1011 internal error | true",
        "3000 | '' | closed by peer: 3000 unauthorized | false",
        "4321 | own | closed by peer: 4321 “own” | false",
        "4000 | 'a\nb\u0007\u009bc' | closed by peer: 4000 “a?b??c” | false",
      })
  void thePeerCloses(int code, String reason, String words, boolean trouble) throws Exception {
    for (Side side : Side.values()) {
      RecordingProtocol our = new RecordingProtocol();
      Bench bench = new Bench(side, "", our).open("");
      bench.send(Frames.close(code, reason));
      theServerEnds(bench, side);
      assertEquals(List.of("connected", "finished", words), our.events());
      assertEquals(List.of("close " + code, "end"), bench.said());
      assertEquals(!trouble, our.closeReason().orderly());
      Failure failure = our.closeReason().trouble();
      assertEquals(trouble ? String.valueOf(code) : null, failure == null ? null : failure.code());
      bench.close();
    }
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  void aCloseFrameWithoutACode(Side side) throws Exception {
    Bench bench = open(side);
    bench.send(Frames.frame(Frames.CLOSE, new byte[0]));
    theServerEnds(bench, side);
    assertEquals(List.of("connected", "finished", "closed by peer"), our.events());
    assertEquals(List.of("close frame received: no code"), our.notes());
    bench.close();
  }

  /// A peer may answer our goodbye by the news that something was wrong.
  @ParameterizedTest
  @EnumSource(Side.class)
  void thePeerAnswersWithTrouble(Side side) throws Exception {
    Bench bench = open(side);
    we(bench, Transport::close);
    bench.send(Frames.close(1011, "lost it"));
    theServerEnds(bench, side);
    assertEquals("closed by peer: 1011 internal error “lost it”", our.closeReason().words());
    bench.close();
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  void lastWordsGoBeforeOurCloseFrame(Side side) throws Exception {
    our.on(Callback.FINISHED, transport -> our.say("last words"));
    Bench bench = open(side);
    bench.send(Frames.close(1001, ""));
    theServerEnds(bench, side);
    assertEquals(List.of("binary 10 bytes", "close 1001", "end"), bench.said());
    bench.close();
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  void theConnectionEndsWithoutACloseFrame(Side side) throws Exception {
    Bench bench = open(side);
    bench.raw.transport().finish();
    bench.run();
    Failure failure = our.closeReason().trouble();
    assertEquals(Failure.Kind.TRUNCATED, failure.kind());
    assertEquals("1006", failure.code());
    assertTrue(failure.message().endsWith(" ended the connection without a close frame"));
    assertEquals(List.of("end"), bench.said());
    bench.close();
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  void afterWeClosedAPlainEndIsGoodEnough(Side side) throws Exception {
    Bench bench = open(side);
    we(bench, Transport::close);
    bench.raw.transport().finish();
    bench.run();
    assertEquals(List.of("connected", "closed by you"), our.events());
    assertEquals(List.of("the peer ended the connection without a close frame"), our.notes());
    bench.close();
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  void theConnectionIsReset(Side side) throws Exception {
    Bench bench = open(side);
    bench.raw.transport().abort();
    bench.run();
    assertEquals(List.of("connected", "reset by peer"), our.events());
    bench.close();
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  void weAbort(Side side) throws Exception {
    Bench bench = open(side);
    we(bench, Transport::abort);
    assertEquals(List.of("connected", "aborted by you"), our.events());
    assertEquals("reset by peer", bench.raw.closeReason().words());
    bench.close();
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  void aPeerThatDoesNotAnswerOurCloseFrame(Side side) throws Exception {
    Bench bench = open(side);
    we(bench, Transport::close);
    bench.rig.reactor().advance(WebSocketLayer.PATIENCE.minusMillis(1));
    assertFalse(bench.said().contains("end"));
    bench.rig.reactor().advance(WebSocketLayer.PATIENCE.plusMillis(2));
    assertEquals(List.of("close 1000", "end"), bench.said());
    assertEquals(List.of("the peer did not end the connection within 5 s"), our.notes());
    bench.raw.transport().close();
    bench.run();
    assertEquals(List.of("connected", "closed by you"), our.events());
    bench.close();
  }

  /// RFC 6455, section 7.1.1: it is the server's part, but a client does not wait for ever.
  @ParameterizedTest
  @EnumSource(value = Side.class, names = "CLIENT")
  void aServerThatDoesNotEndTheConnection(Side side) throws Exception {
    Bench bench = open(side);
    bench.send(Frames.close(1000, ""));
    assertEquals(List.of("close 1000"), bench.said());
    assertNull(our.closeReason());
    bench.rig.reactor().advance(WebSocketLayer.PATIENCE);
    assertEquals(List.of("close 1000", "end"), bench.said());
    bench.raw.transport().close();
    bench.run();
    assertEquals("closed by peer", our.closeReason().words());
    bench.close();
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  void aPeerThatTakesNothingMore(Side side) throws Exception {
    Bench bench = open(side);
    bench.raw.transport().pause();
    we(bench, transport -> transport.write(ByteBuffer.wrap(new byte[8 << 20])));
    we(bench, Transport::close);
    assertTrue(our.transport().unsent() > 0, "it waits");
    bench.rig.reactor().advance(WebSocketLayer.PATIENCE);
    assertEquals(Failure.Kind.TIMED_OUT, our.closeReason().trouble().kind());
    assertTrue(our.closeReason().words().endsWith("took nothing more for 5 s while closing"));
    bench.close();
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  void whoPausesHearsOfTheEndAfterItResumes(Side side) throws Exception {
    our.on(Callback.RECEIVED, Transport::pause);
    Bench bench = open(side);
    bench.send(Frames.text("one"));
    bench.send(Frames.text("second"));
    bench.send(Frames.close(1000, ""));
    assertEquals(List.of("connected", "received 3"), our.events());
    we(bench, Transport::resume);
    assertEquals(List.of("connected", "received 3", "received 6"), our.events());
    we(bench, Transport::resume);
    theServerEnds(bench, side);
    assertEquals(
        List.of("connected", "received 3", "received 6", "finished", "closed by peer"),
        our.events());
    bench.close();
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  void whoPausesCanStillClose(Side side) throws Exception {
    Bench bench = open(side);
    we(bench, Transport::pause);
    bench.send(Frames.text("never seen"));
    we(bench, Transport::close);
    bench.send(Frames.close(1000, ""));
    theServerEnds(bench, side);
    assertEquals(List.of("connected", "closed by you"), our.events());
    assertEquals(List.of("close 1000", "end"), bench.said());
    bench.close();
  }

  /// With compression, whose memory is gone by then.
  @ParameterizedTest
  @EnumSource(Side.class)
  void everythingTooLateIsHarmless(Side side) throws Exception {
    our.on(
        Callback.CLOSED,
        transport -> {
          transport.write(ByteBuffer.wrap(new byte[10]));
          transport.finish();
          transport.close();
          transport.abort();
        });
    Bench bench = new Bench(side, "", our).open("permessage-deflate");
    bench.raw.transport().abort();
    bench.run();
    assertEquals(List.of("connected", "reset by peer"), our.events());
    bench.close();
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  void aProtocolThatRaises(Side side) throws Exception {
    our.raisingIn(Callback.RECEIVED);
    Bench bench = open(side);
    bench.send(Frames.text("boom"));
    assertTrue(our.closeReason() instanceof CloseReason.Broken, our.closeReason().words());
    assertEquals(1, bench.rig.takeReports().size());
    bench.close();
  }

  @Test
  void aReasonThatIsTooLongIsCutBetweenCharacters() {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    new Outgoing(null, null)
        .close(1000, "☃".repeat(50), bytes -> frame.write(bytes.array(), 0, bytes.limit()));
    assertEquals(2 + 2 + 41 * 3, frame.size());
    assertEquals(List.of("close 1000"), Frames.read(frame.toByteArray(), false));
  }
}
