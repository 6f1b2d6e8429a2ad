package dev.endpoint.engine.type.haproxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.layer.Handshake;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The fixed part and the addresses of version 2 headers, each cut in every way.
class BinaryHeaderTest {
  private static final String BAD = " sent a PROXY header that is not valid: ";

  @ParameterizedTest
  @CsvSource({
    "0x11, TCP over IPv4",
    "0x12, UDP over IPv4 (datagrams)",
  })
  void anIpv4ClientIsTakenOver(int kind, String transport) {
    Cuts.Verdict verdict = Cuts.ofAnyCut(Block.of(0x21, kind).with(Block.IPV4).then("HELLO"));
    assertEquals("127.0.0.1:8080", verdict.client());
    assertEquals("10.0.0.2:80", verdict.local());
    assertEquals("HELLO", verdict.payload());
    assertEquals(transport, verdict.facet("transport"));
    assertEquals("2, 28 bytes", verdict.facet("version"));
  }

  @ParameterizedTest
  @CsvSource({
    "0x21, TCP over IPv6",
    "0x22, UDP over IPv6 (datagrams)",
  })
  void anIpv6ClientIsTakenOver(int kind, String transport) {
    Cuts.Verdict verdict = Cuts.ofAnyCut(Block.of(0x21, kind).with(Block.IPV6).then("HELLO"));
    assertEquals("[2001:db8::7]:40000", verdict.client());
    assertEquals("[2001:db8::1]:443", verdict.local());
    assertEquals("HELLO", verdict.payload());
    assertEquals(transport, verdict.facet("transport"));
  }

  @ParameterizedTest
  @CsvSource({
    "0x31, UNIX socket",
    "0x32, UNIX socket (datagrams)",
  })
  void aClientBySocketFileIsTakenOver(int kind, String transport) {
    Cuts.Verdict verdict =
        Cuts.ofAnyCut(Block.of(0x21, kind).names("/home/s", "/home/d").then("HELLO"));
    assertEquals(UnixDomainSocketAddress.of("/home/s"), verdict.done().peer());
    assertEquals(UnixDomainSocketAddress.of("/home/d"), verdict.done().local());
    assertEquals(transport, verdict.facet("transport"));
    assertEquals("HELLO", verdict.payload());
  }

  @Test
  void namesOfTheAbstractSpaceAndNoNamesAreSaidAsSuch() {
    Cuts.Verdict verdict = Cuts.ofAnyCut(Block.of(0x21, 0x31).names("", "\0abc\0d").bytes());
    assertEquals("unnamed socket", verdict.client());
    assertEquals("@abc\\x00d", verdict.local());
    String full = "/" + "x".repeat(107);
    assertEquals(full, Cuts.ofAnyCut(Block.of(0x21, 0x31).names(full, full).bytes()).client());
  }

  @ParameterizedTest
  @ValueSource(ints = {0x00, 0x01, 0x02, 0x10, 0x20, 0x30})
  void whatIsUnspecifiedLeavesTheRealAddresses(int kind) {
    for (byte[] block : new byte[][] {{}, new byte[12], Block.IPV4, Block.hex("ff00")}) {
      Cuts.Verdict verdict = Cuts.ofAnyCut(Block.of(0x21, kind).with(block).then("HELLO"));
      assertEquals("real", verdict.client());
      assertEquals("real", verdict.local());
      assertEquals("HELLO", verdict.payload());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0x00, 0x11, 0x12, 0x21, 0x22, 0x31, 0x32, 0x01, 0x10, 0x41, 0x13, 0xff})
  void localLeavesTheRealAddressesWhateverElseIsSaid(int kind) {
    for (byte[] block : new byte[][] {{}, Block.IPV4, Block.IPV6, Block.hex("030004ffffffff")}) {
      Cuts.Verdict verdict = Cuts.ofAnyCut(Block.of(0x20, kind).with(block).then("X"));
      assertEquals("real", verdict.client());
      assertEquals("X", verdict.payload());
      assertTrue(verdict.facet("command").startsWith("LOCAL"));
    }
  }

  @Test
  void oneBitOfTheSignatureMakesAStranger() {
    byte[] good = Block.tcp4().then("GET / HTTP/1.1\r\n");
    for (int place = 0; place < 12; place++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] bad = good.clone();
        bad[place] ^= (byte) (1 << bit);
        String message = Cuts.ofAnyCut(bad).message();
        assertTrue(message.endsWith(" instead of a PROXY header"), message);
      }
    }
  }

  @Test
  void onlyVersion2IsSpoken() {
    for (int version = 0; version < 16; version++) {
      if (version != 2) {
        byte[] bad = Block.of(version << 4 | 1, 0x11).with(Block.IPV4).bytes();
        String message = Cuts.ofAnyCut(bad).message();
        assertTrue(message.endsWith("version 2, and it says version " + version), message);
      }
    }
  }

  @Test
  void otherCommandsAreRefused() {
    for (int command = 2; command < 16; command++) {
      byte[] bad = Block.of(0x20 | command, 0x11).with(Block.IPV4).bytes();
      assertEquals(
          Cuts.PEER
              + BAD
              + "its command is "
              + command
              + "; there are only 0 (LOCAL) and 1 (PROXY)",
          Cuts.ofAnyCut(bad).message());
    }
  }

  @Test
  void otherFamiliesAndProtocolsAreRefused() {
    for (int kind = 0; kind < 256; kind++) {
      if (kind >> 4 <= 3 && (kind & 15) <= 2) {
        continue;
      }
      String message = Cuts.ofAnyCut(Block.of(0x21, kind).with(new byte[216]).bytes()).message();
      String reason = kind >> 4 > 3 ? "its address family is " : "its transport protocol is ";
      assertTrue(message.contains(reason), message);
    }
  }

  @ParameterizedTest
  @CsvSource({"0x11, 12", "0x12, 12", "0x21, 36", "0x22, 36", "0x31, 216", "0x32, 216"})
  void fewerBytesThanTwoAddressesAreRefused(int kind, int needed) {
    for (int length = 0; length < needed; length += 1 + needed / 20) {
      String message = Cuts.ofAnyCut(Block.of(0x21, kind).with(new byte[length]).bytes()).message();
      assertTrue(
          message.endsWith("it has " + length + " bytes for the " + needed + " of two addresses"),
          message);
    }
  }

  @Test
  void theLongestHeaderIsReadAndNotOneByteMore() {
    byte[] most = Block.tcp4().field(0xe0, new byte[0xffff - 12 - 3]).bytes();
    assertEquals(16 + 65_535, most.length);
    Cuts.Verdict verdict =
        Cuts.of(
            List.of(
                Arrays.copyOf(most, 40_000),
                Arrays.copyOfRange(most, 40_000, most.length),
                "rest".getBytes(StandardCharsets.US_ASCII)));
    assertEquals("127.0.0.1:8080", verdict.client());
    assertEquals("rest", verdict.payload());
    assertEquals(new HeaderReader("").limit(), most.length);
  }

  @Test
  void aHeaderThatIsNotCompleteIsWaitedFor() {
    byte[] good = Block.tcp4().field(2, "a.example").bytes();
    for (int length = 0; length < good.length; length++) {
      Cuts.Verdict verdict = Cuts.ofAnyCut(Arrays.copyOf(good, length));
      assertInstanceOf(Handshake.More.class, verdict.result(), "after " + length);
    }
  }

  @Test
  void theVerdictOnTheFixedPartNeedsNothingElse() {
    byte[] head = Arrays.copyOf(Block.of(0x31, 0x11).saying(12).bytes(), 16);
    assertTrue(Cuts.ofAnyCut(head).message().contains("version 3"));
  }
}
