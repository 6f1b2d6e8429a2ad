package dev.endpoint.engine.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.testing.RecordingProtocol;
import dev.endpoint.engine.testing.RecordingProtocol.Callback;
import dev.endpoint.engine.transport.Addresses;
import dev.endpoint.engine.transport.CloseReason;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Protocol;
import dev.endpoint.engine.transport.Transport;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What every transport promises, as in `engine/docs/transport.md`.
abstract class TransportContract {
  private Rig rig;

  /// A fresh place to try it.
  abstract Rig newRig() throws Exception;

  /// Where the two ends meet.
  SocketAddress newAddress() throws Exception {
    return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
  }

  @BeforeEach
  void setUp() throws Exception {
    rig = newRig();
  }

  @AfterEach
  void nothingIsLeftOpen() throws Exception {
    rig.settle();
    int open = rig.open();
    rig.close();
    assertEquals(0, open, "ends, dials and listeners left open");
  }

  /// Whether a peer can tell an abort from an orderly end.
  boolean abortIsAReset() {
    return true;
  }

  private void closeWhereAnAbortIsAnEnd(Link link) {
    if (!abortIsAReset()) {
      link.our.on(Callback.FINISHED, Transport::close);
      link.their.on(Callback.FINISHED, Transport::close);
    }
  }

  private void heardTheAbort(RecordingProtocol peer) {
    if (abortIsAReset()) {
      CloseReason.Reset reset = assertInstanceOf(CloseReason.Reset.class, peer.closeReason());
      assertEquals(Failure.Kind.RESET, reset.failure().kind());
    } else {
      assertEquals(new CloseReason.ByPeer(), peer.closeReason());
    }
  }

  private void untilClosed(RecordingProtocol protocol) throws Exception {
    rig.until("it hears closed", () -> protocol.closeReason() != null);
  }

  private void bothClosed(Link link) throws Exception {
    untilClosed(link.our);
    untilClosed(link.their);
    rig.settle();
    for (RecordingProtocol protocol : List.of(link.our, link.their)) {
      List<String> events = protocol.events();
      String words = protocol.closeReason().words();
      assertEquals(1, events.stream().filter(words::equals).count(), "closed once: " + events);
      assertEquals(words, events.getLast(), "closed last: " + events);
    }
  }

  private static long count(RecordingProtocol protocol, String event) {
    return protocol.events().stream().filter(event::equals).count();
  }

  private static byte[] random(int size, long seed) {
    byte[] bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private static void fill(Transport transport) {
    byte[] block = new byte[1 << 16];
    while (transport.hasRoom()) {
      transport.write(ByteBuffer.wrap(block));
    }
  }

  @Test
  void nothingIsDeliveredBeforeAProtocolIsAttachedAndNothingIsLost() throws Exception {
    Link link = Link.make(rig, newAddress());
    link.attachOurs();
    rig.run(() -> link.our.say("early"));
    rig.run(() -> link.our.transport().finish());
    rig.settle();
    link.attachTheirs();
    rig.until("the bytes arrive", () -> link.their.events().contains("finished"));
    assertEquals("early", link.their.receivedText());
    assertEquals("connected", link.their.events().getFirst());
    link.drop();
  }

  @Test
  void aWireTakesOneProtocol() throws Exception {
    Link link = Link.open(rig, newAddress());
    assertThrows(IllegalStateException.class, link::attachOurs);
    link.drop();
  }

  @Test
  void aProtocolAttachedToAWireThatHasEndedIsToldSo() throws Exception {
    Link link = Link.make(rig, newAddress());
    closeWhereAnAbortIsAnEnd(link);
    link.attachTheirs();
    rig.run(() -> link.ourWire().abort());
    untilClosed(link.their);
    link.attachOurs();
    bothClosed(link);
    assertEquals(List.of("connected", "aborted by you"), link.our.events());
  }

  @Test
  void eachEndKnowsTheOthersAddress() throws Exception {
    Link link = Link.make(rig, newAddress());
    rig.run(
        () -> {
          assertEquals(link.ourWire().localAddress(), link.theirWire().peerAddress());
          assertEquals(link.ourWire().peerAddress(), link.theirWire().localAddress());
        });
    link.drop();
  }

  @Test
  void bytesArriveWholeAndInOrderBothWays() throws Exception {
    Link link = Link.open(rig, newAddress());
    byte[] there = random(3_000_000, 1);
    byte[] back = random(2_000_000, 2);
    Random sizes = new Random(3);
    rig.run(
        () -> {
          writeInPieces(link.our.transport(), there, sizes);
          writeInPieces(link.their.transport(), back, sizes);
        });
    rig.until("all bytes are there", () -> link.their.received().length >= there.length);
    rig.until("all bytes are back", () -> link.our.received().length >= back.length);
    assertArrayEquals(there, link.their.received());
    assertArrayEquals(back, link.our.received());
    link.drop();
  }

  private static void writeInPieces(Transport transport, byte[] bytes, Random sizes) {
    for (int at = 0; at < bytes.length; ) {
      int size = Math.min(bytes.length - at, sizes.nextInt(1, 40_000));
      transport.write(ByteBuffer.wrap(bytes, at, size));
      at += size;
    }
  }

  @Test
  void writeTakesTheWholeBufferAndTheCallerMayUseItAgainAtOnce() throws Exception {
    Link link = Link.open(rig, newAddress());
    byte[] expected = new byte[64 << 16];
    rig.run(
        () -> {
          ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
          for (int i = 0; i < 64; i++) {
            buffer.clear();
            while (buffer.hasRemaining()) {
              buffer.put((byte) i);
            }
            System.arraycopy(buffer.array(), 0, expected, i << 16, 1 << 16);
            buffer.flip();
            link.our.transport().write(buffer);
            assertFalse(buffer.hasRemaining());
          }
        });
    rig.until("all bytes arrive", () -> link.their.received().length == expected.length);
    assertArrayEquals(expected, link.their.received());
    link.drop();
  }

  @Test
  void aHalfCloseEndsOneDirectionOnly() throws Exception {
    Link link = Link.open(rig, newAddress());
    rig.run(
        () -> {
          link.our.say("last words");
          link.our.transport().finish();
        });
    rig.until("they hear the end", () -> link.their.events().contains("finished"));
    assertEquals("last words", link.their.receivedText());
    rig.run(() -> link.their.say("an answer"));
    rig.until("we hear the answer", () -> link.our.receivedText().equals("an answer"));
    rig.run(() -> link.their.transport().finish());
    bothClosed(link);
    assertEquals(new CloseReason.ByUs(), link.our.closeReason());
    assertEquals(new CloseReason.ByPeer(), link.their.closeReason());
    assertEquals(1, count(link.our, "finished"));
    assertEquals(1, count(link.their, "finished"));
  }

  @Test
  void aHalfCloseWaitsForWhatIsInTheOutbox() throws Exception {
    Link link = Link.make(rig, newAddress());
    link.attachOurs();
    byte[] bytes = random(4 << 20, 4);
    rig.run(
        () -> {
          link.our.transport().write(ByteBuffer.wrap(bytes));
          link.our.transport().finish();
        });
    link.attachTheirs();
    rig.until("they hear the end", () -> link.their.events().contains("finished"));
    assertArrayEquals(bytes, link.their.received());
    link.drop();
  }

  @Test
  void finishingTwiceOrAfterClosingIsHarmlessAndWhatIsWrittenAfterwardsIsDropped()
      throws Exception {
    Link link = Link.open(rig, newAddress());
    rig.run(
        () -> {
          Transport transport = link.our.transport();
          link.our.say("heard");
          transport.finish();
          transport.finish();
          ByteBuffer late = ByteBuffer.wrap(new byte[10]);
          transport.write(late);
          assertFalse(late.hasRemaining());
          assertEquals(0, transport.unsent());
        });
    rig.until("they hear the end", () -> link.their.events().contains("finished"));
    rig.run(
        () -> {
          link.their.transport().close();
          link.their.transport().finish();
        });
    bothClosed(link);
    assertEquals("heard", link.their.receivedText());
    assertEquals(1, count(link.their, "finished"));
  }

  @Test
  void closingSendsTheLastBytesFirst() throws Exception {
    Link link = Link.make(rig, newAddress());
    link.attachOurs();
    byte[] bytes = random(4 << 20, 5);
    rig.run(
        () -> {
          link.our.transport().write(ByteBuffer.wrap(bytes));
          link.our.transport().close();
          link.our.transport().close();
        });
    link.attachTheirs();
    rig.until("they hear the end", () -> link.their.events().contains("finished"));
    assertArrayEquals(bytes, link.their.received());
    untilClosed(link.our);
    assertEquals(new CloseReason.ByUs(), link.our.closeReason());
    rig.run(() -> link.their.transport().close());
    bothClosed(link);
    assertEquals(new CloseReason.ByPeer(), link.their.closeReason());
  }

  @Test
  void afterClosingNothingMoreIsDelivered() throws Exception {
    Link link = Link.open(rig, newAddress());
    rig.run(
        () -> {
          link.our.transport().close();
          link.their.say("too late");
        });
    untilClosed(link.our);
    rig.settle();
    assertEquals(List.of("connected", "closed by you"), link.our.events());
    link.drop();
  }

  @Test
  void closingWhenThePeerHasFinishedIsAnOrderlyEndByThePeer() throws Exception {
    Link link = Link.open(rig, newAddress());
    link.their.on(Callback.FINISHED, Transport::close);
    rig.run(() -> link.our.transport().finish());
    bothClosed(link);
    assertEquals(new CloseReason.ByPeer(), link.their.closeReason());
    assertEquals(new CloseReason.ByUs(), link.our.closeReason());
  }

  /// Who ends its half before it hears of the other's was first as far as it can know; so both may
  /// have been.
  @ParameterizedTest
  @CsvSource({
    "true, false, closed by you, closed by peer",
    "false, true, closed by peer, closed by you",
    "true, true, closed by you, closed by you"
  })
  void whoFinishedFirstIsTold(boolean we, boolean they, String ours, String theirs)
      throws Exception {
    Link link = Link.open(rig, newAddress());
    rig.run(
        () -> {
          if (we) {
            link.our.transport().finish();
          }
          if (they) {
            link.their.transport().finish();
          }
        });
    if (we != they) {
      RecordingProtocol other = we ? link.their : link.our;
      rig.until("the other hears it", () -> other.events().contains("finished"));
      rig.run(() -> other.transport().finish());
    }
    bothClosed(link);
    assertEquals(ours, link.our.closeReason().words());
    assertEquals(theirs, link.their.closeReason().words());
  }

  @Test
  void abortingEndsAtOnceAndThePeerHearsAReset() throws Exception {
    Link link = Link.open(rig, newAddress());
    closeWhereAnAbortIsAnEnd(link);
    rig.run(() -> link.our.transport().abort());
    bothClosed(link);
    assertEquals(new CloseReason.Aborted(), link.our.closeReason());
    heardTheAbort(link.their);
  }

  @Test
  void aFullOutboxDoesNotKeepAnAbortWaiting() throws Exception {
    Link link = Link.make(rig, newAddress());
    link.attachOurs();
    rig.run(
        () -> {
          fill(link.our.transport());
          link.our.transport().abort();
          assertEquals(0, link.our.transport().unsent());
        });
    untilClosed(link.our);
    assertEquals(new CloseReason.Aborted(), link.our.closeReason());
    link.drop();
  }

  @Test
  void closedComesInATurnOfItsOwnNeverInsideTheCallThatCausedIt() throws Exception {
    Link link = Link.open(rig, newAddress());
    rig.run(
        () -> {
          link.our.transport().abort();
          link.their.transport().close();
          assertEquals(List.of("connected"), link.our.events());
          assertEquals(List.of("connected"), link.their.events());
        });
    bothClosed(link);
  }

  @Test
  void abortingInADataCallbackStopsTheData() throws Exception {
    Link link = Link.make(rig, newAddress());
    link.their.on(
        Callback.RECEIVED,
        transport -> {
          transport.abort();
          transport.abort();
          transport.close();
        });
    link.attachOurs();
    rig.run(() -> link.our.transport().write(ByteBuffer.wrap(new byte[2 << 20])));
    link.attachTheirs();
    bothClosed(link);
    assertEquals(3, link.their.events().size(), "connected, one piece, closed");
    assertEquals(new CloseReason.Aborted(), link.their.closeReason());
    assertInstanceOf(CloseReason.Reset.class, link.our.closeReason());
  }

  @Test
  void nothingIsDeliveredWhilePaused() throws Exception {
    Link link = Link.make(rig, newAddress());
    link.their.on(Callback.CONNECTED, Transport::pause);
    link.attachOurs();
    link.attachTheirs();
    rig.run(
        () -> {
          link.our.say("held");
          link.our.transport().finish();
        });
    rig.settle();
    assertEquals(List.of("connected"), link.their.events());
    rig.run(() -> link.their.transport().resume());
    rig.until("all arrives", () -> link.their.events().contains("finished"));
    assertEquals("held", link.their.receivedText());
    link.drop();
  }

  @Test
  void pausingInADataCallbackHoldsTheRest() throws Exception {
    Link link = Link.make(rig, newAddress());
    link.their.on(Callback.RECEIVED, Transport::pause);
    link.attachOurs();
    rig.run(() -> link.our.transport().write(ByteBuffer.wrap(new byte[2 << 20])));
    link.attachTheirs();
    rig.until("the first piece arrives", () -> link.their.received().length > 0);
    rig.settle();
    assertEquals(2, link.their.events().size());
    link.their.on(Callback.RECEIVED, transport -> {});
    rig.run(() -> link.their.transport().resume());
    rig.until("the rest arrives", () -> link.their.received().length == 2 << 20);
    link.drop();
  }

  @Test
  void aResetIsNoticedAfterAPause() throws Exception {
    Link link = Link.open(rig, newAddress());
    closeWhereAnAbortIsAnEnd(link);
    rig.run(
        () -> {
          link.their.transport().pause();
          link.our.transport().abort();
        });
    rig.settle();
    rig.run(() -> link.their.transport().resume());
    bothClosed(link);
    heardTheAbort(link.their);
  }

  @Test
  void everyMethodOfAClosedTransportIsHarmless() throws Exception {
    Link link = Link.open(rig, newAddress());
    closeWhereAnAbortIsAnEnd(link);
    rig.run(() -> link.our.transport().abort());
    bothClosed(link);
    rig.run(
        () -> {
          for (Transport transport : List.of(link.our.transport(), link.their.transport())) {
            transport.pause();
            transport.resume();
            transport.write(ByteBuffer.wrap(new byte[3]));
            transport.finish();
            transport.close();
            transport.abort();
            assertEquals(0, transport.unsent());
            assertFalse(Addresses.text(transport.localAddress()).isEmpty());
            assertFalse(Addresses.text(transport.peerAddress()).isEmpty());
            transport.facets();
          }
        });
    bothClosed(link);
  }

  @Test
  void aFullTransportSaysWhenThereIsRoomAgain() throws Exception {
    Link link = Link.make(rig, newAddress());
    link.attachOurs();
    long[] unsentWhenWritable = {-1};
    link.our.on(Callback.WRITABLE, transport -> unsentWhenWritable[0] = transport.unsent());
    rig.run(() -> fill(link.our.transport()));
    rig.settle();
    assertEquals(0, count(link.our, "writable"), "the peer does not read yet");
    rig.run(() -> assertFalse(link.our.transport().hasRoom()));
    link.attachTheirs();
    rig.until("there is room", () -> count(link.our, "writable") == 1);
    assertTrue(unsentWhenWritable[0] >= 0 && unsentWhenWritable[0] <= Transport.LOW_WATER);
    rig.until("all is sent", () -> link.our.transport().unsent() == 0);
    rig.settle();
    assertEquals(1, count(link.our, "writable"));
    link.drop();
  }

  @Test
  void aTransportThatSendsNoMoreHasNoRoom() throws Exception {
    Link link = Link.open(rig, newAddress());
    rig.run(
        () -> {
          Transport transport = link.our.transport();
          assertTrue(transport.hasRoom());
          transport.finish();
          assertFalse(transport.hasRoom());
        });
    rig.run(() -> link.their.transport().abort());
    rig.run(() -> assertFalse(link.their.transport().hasRoom()));
    untilClosed(link.our);
    rig.run(() -> assertFalse(link.our.transport().hasRoom()));
    link.drop();
  }

  @Test
  void aTransportThatWasNeverFullDoesNotSayThatItHasRoom() throws Exception {
    Link link = Link.open(rig, newAddress());
    rig.run(() -> link.our.transport().write(ByteBuffer.wrap(new byte[Transport.LOW_WATER])));
    rig.until("all arrives", () -> link.their.received().length == Transport.LOW_WATER);
    rig.settle();
    assertEquals(0, count(link.our, "writable"));
    link.drop();
  }

  @Test
  void aPeerThatNeverReadsCostsNoMoreThanThePoliteWriterGave() throws Exception {
    Link link = Link.make(rig, newAddress());
    link.attachOurs();
    rig.run(() -> fill(link.our.transport()));
    rig.settle();
    rig.run(
        () ->
            assertTrue(
                link.our.transport().unsent() < Transport.HIGH_WATER + (1 << 16),
                "the outbox ends at the high-water mark"));
    link.drop();
    untilClosed(link.our);
  }

  @Test
  void writingToAPeerThatIsGoneEndsWithAReset() throws Exception {
    Link link = Link.open(rig, newAddress());
    rig.run(() -> link.their.transport().abort());
    untilClosed(link.their);
    rig.run(() -> link.our.say("anybody there?"));
    bothClosed(link);
    assertInstanceOf(CloseReason.Reset.class, link.our.closeReason());
  }

  @Test
  void whatAProtocolLeavesInTheBufferIsDropped() throws Exception {
    Link link = Link.make(rig, newAddress());
    StringBuilder seen = new StringBuilder();
    rig.run(() -> link.theirWire().attach(new FirstByteOnly(seen)));
    link.attachOurs();
    rig.run(() -> link.our.say("abc"));
    rig.until("it came", () -> !seen.isEmpty());
    rig.settle();
    rig.run(() -> link.our.say("xyz"));
    rig.until("it came again", () -> seen.length() > 1);
    rig.settle();
    assertEquals("ax", seen.toString());
    link.drop();
  }

  @Test
  void aProtocolThatRaisesInConnectedIsToldAndTheExceptionComesOut() throws Exception {
    Link link = Link.make(rig, newAddress());
    closeWhereAnAbortIsAnEnd(link);
    link.attachTheirs();
    link.our.raisingIn(Callback.CONNECTED);
    assertThrows(IllegalStateException.class, link::attachOurs);
    assertEquals(2, link.our.events().size(), "told closed before the exception came out");
    bothClosed(link);
    assertBroken(link.our);
    heardTheAbort(link.their);
  }

  @ParameterizedTest
  @EnumSource(names = {"RECEIVED", "WRITABLE", "FINISHED"})
  void aProtocolThatRaisesEndsItsOwnConnectionAndNothingElse(Callback callback) throws Exception {
    Link other = Link.open(rig, newAddress());
    Link link = Link.make(rig, newAddress());
    link.our.raisingIn(callback);
    link.attachOurs();
    rig.run(
        () -> {
          if (callback == Callback.WRITABLE) {
            fill(link.our.transport());
          }
        });
    link.attachTheirs();
    rig.run(
        () -> {
          link.their.say("hello");
          link.their.transport().finish();
        });
    bothClosed(link);
    assertBroken(link.our);
    assertEquals(List.of("raised on purpose in " + callback), rig.takeReports());
    rig.run(() -> other.our.say("still here"));
    rig.until("the other goes on", () -> other.their.receivedText().equals("still here"));
    other.drop();
  }

  @Test
  void aProtocolThatRaisesInClosedIsReportedAndNothingElseHappens() throws Exception {
    Link link = Link.open(rig, newAddress());
    link.our.raisingIn(Callback.CLOSED);
    rig.run(() -> link.our.transport().close());
    rig.until("they hear the end", () -> link.their.events().contains("finished"));
    rig.run(() -> link.their.transport().close());
    bothClosed(link);
    assertEquals(new CloseReason.ByUs(), link.our.closeReason());
    assertEquals(List.of("raised on purpose in CLOSED"), rig.takeReports());
  }

  @ParameterizedTest
  @EnumSource(names = {"CONNECTED", "RECEIVED", "FINISHED", "WRITABLE"})
  void closingInAnyCallbackWorks(Callback callback) throws Exception {
    Link link = Link.make(rig, newAddress());
    link.our.on(callback, Transport::close);
    link.attachOurs();
    rig.run(
        () -> {
          if (callback == Callback.WRITABLE) {
            fill(link.our.transport());
          }
        });
    link.their.on(Callback.FINISHED, Transport::close);
    link.attachTheirs();
    rig.run(
        () -> {
          if (callback == Callback.RECEIVED) {
            link.their.say("hello");
          } else if (callback == Callback.FINISHED) {
            link.their.transport().finish();
          }
        });
    bothClosed(link);
    assertTrue(link.our.closeReason().orderly());
    assertTrue(link.their.closeReason().orderly());
  }

  private static void assertBroken(RecordingProtocol protocol) {
    CloseReason.Broken broken = assertInstanceOf(CloseReason.Broken.class, protocol.closeReason());
    assertEquals(Failure.Kind.PROTOCOL_RAISED, broken.failure().kind());
  }

  /// Reads one byte of each piece and leaves the rest.
  private record FirstByteOnly(StringBuilder seen) implements Protocol {
    @Override
    public void connected(Transport transport) {}

    @Override
    public void received(ByteBuffer bytes) {
      seen.append((char) bytes.get());
    }

    @Override
    public void finished() {}
  }
}
