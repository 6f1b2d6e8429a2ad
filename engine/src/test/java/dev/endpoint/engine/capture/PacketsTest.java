package dev.endpoint.engine.capture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PacketsTest {
  private static final InetSocketAddress FOUR = new InetSocketAddress("127.0.0.1", 1);
  private static final InetSocketAddress SIX = new InetSocketAddress("::1", 2);

  private final ByteBuffer out = ByteBuffer.allocate(100_000).order(Pcapng.ORDER);

  private static Packets packets() {
    return new Packets(Flow.between(FOUR, Turns.PEER), false);
  }

  /// A number in network order within the TCP header of the last packet put.
  private long tcp(int at) {
    return Integer.reverseBytes(out.getInt(Pcapng.PACKET_AT + 20 + at)) & 0xffff_ffffL;
  }

  @Test
  void sequenceNumbersGoOnBeyondFourGigabytes() {
    Packets packets = packets();
    packets.putHandshake(out, 0);
    long bytes = (5L << 32) - 10;
    packets.goOn(Direction.SENT, bytes, 0, false);
    packets.goOn(Direction.RECEIVED, 3L << 32, 7, true);
    out.clear();
    packets.putData(out, Direction.SENT, 0, ByteBuffer.allocate(20), 20, true);
    assertEquals(bytes + 1 & 0xffff_ffffL, tcp(4));
    assertEquals(1 + 7 + 1, tcp(8));
    out.clear();
    packets.putData(out, Direction.SENT, 0, ByteBuffer.allocate(1), 1, true);
    assertEquals(11, tcp(4));
  }

  @Test
  void aPacketNeverTakesMoreRoomThanIsReservedForIt() throws CaptureDamage {
    byte[] most = new byte[Packets.MAX_WORDS - 1];
    for (Flow flow : new Flow[] {Flow.between(FOUR, FOUR), Flow.between(SIX, FOUR)}) {
      Packets packets = new Packets(flow, true);
      out.clear();
      packets.putHandshake(out, 0);
      assertTrue(out.position() <= Packets.MAX_HANDSHAKE);
      out.clear();
      packets.putEvent(out, 0, most);
      assertTrue(out.position() <= most.length + Packets.OVERHEAD);
      for (int length = Packets.MAX_PAYLOAD - 4; length <= Packets.MAX_PAYLOAD; length++) {
        out.clear();
        ByteBuffer payload = ByteBuffer.allocateDirect(length + 3).position(3);
        packets.putData(out, Direction.SENT, 0, payload, length, true);
        assertTrue(out.position() <= length + 2 * Packets.OVERHEAD);
        Block block = new Block();
        assertTrue(block.parse(out.duplicate().order(Pcapng.ORDER).flip(), 0));
        assertEquals(length, block.contentLength());
      }
    }
    out.clear();
    Pcapng.putHeader(out, "\u20ac".repeat(5_000));
    assertTrue(out.position() <= Pcapng.MAX_HEADER);
  }

  @Test
  void aLongSilenceOfOneSideIsAcknowledged() {
    Packets packets = packets();
    packets.putHandshake(out, 0);
    int acknowledgements = 0;
    for (int i = 0; i < 100; i++) {
      out.clear();
      packets.putData(out, Direction.RECEIVED, 0, ByteBuffer.allocate(50_000), 50_000, true);
      int data = out.getInt(4);
      acknowledgements += out.position() > data ? 1 : 0;
    }
    assertEquals(5_000_000 / 550_000, acknowledgements);
  }

  @Test
  void theChecksumIsThatOfTheTextbook() {
    // RFC 1071, section 3: the sum of these is ddf2.
    byte[] example = {
      0x00, 0x01, (byte) 0xf2, 0x03, (byte) 0xf4, (byte) 0xf5, (byte) 0xf6, (byte) 0xf7
    };
    ByteBuffer buffer = ByteBuffer.wrap(example).order(Pcapng.ORDER);
    short sum = Checksum.fold(Checksum.sum(buffer, 0, example.length));
    assertEquals((short) ~0xddf2, Short.reverseBytes(sum));
  }

  @Test
  void theChecksumIsTheSameWordByWord() {
    Random random = new Random(11);
    for (int length = 0; length < 200; length++) {
      byte[] bytes = new byte[length + 3];
      random.nextBytes(bytes);
      long words = 0;
      for (int i = 0; i < length; i++) {
        words += (bytes[3 + i] & 0xffL) << (i % 2 == 0 ? 0 : 8);
      }
      ByteBuffer buffer = ByteBuffer.wrap(bytes).order(Pcapng.ORDER);
      assertEquals(Checksum.fold(words), Checksum.fold(Checksum.sum(buffer, 3, length)));
    }
  }

  @Test
  void mixedFamiliesAreWrittenAsIpv6() {
    Flow flow = Flow.between(SIX, FOUR);
    assertEquals(16, flow.local().length);
    assertArrayEquals(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 127, 0, 0, 1}, flow.peer());
    assertEquals(1, flow.peerPort());
  }

  @Test
  void endsThatCannotBeToldApartGetStandIns() {
    UnixDomainSocketAddress path = UnixDomainSocketAddress.of("/run/x");
    InetSocketAddress name = InetSocketAddress.createUnresolved("example.com", 80);
    for (Flow flow : new Flow[] {Flow.between(path, path), Flow.between(FOUR, FOUR)}) {
      assertEquals(50_001, flow.localPort());
      assertEquals(50_002, flow.peerPort());
    }
    Flow half = Flow.between(FOUR, name);
    assertArrayEquals(new byte[] {127, 0, 0, 1}, half.local());
    assertArrayEquals(new byte[] {(byte) 192, 0, 2, 2}, half.peer());
    assertEquals(50_002, half.peerPort());
  }

  @Test
  void longWordsAreCutBetweenCharacters() {
    String words = "€".repeat(Packets.MAX_WORDS);
    byte[] cut = Pcapng.utf8(words, Packets.MAX_WORDS);
    String text = new String(cut, StandardCharsets.UTF_8);
    assertTrue(cut.length <= Packets.MAX_WORDS && cut.length > Packets.MAX_WORDS - 6);
    assertEquals("€".repeat(text.length() - 1) + "…", text);
  }
}
