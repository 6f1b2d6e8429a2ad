package dev.endpoint.engine.type.haproxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The fields of version 2 headers, each cut in every way.
class FieldsTest {
  @ParameterizedTest
  @CsvSource({
    "0x01, h2, ALPN, h2",
    "0x02, a.example, name asked for, a.example",
    "0x02, bücher.example, name asked for, bücher.example",
    "0x05, 7F000001:8080, unique id, 7F000001:8080",
    "0x30, blue, network namespace, blue",
    "0xea, vpce-1, field 0xea, vpce-1",
    "0x99, '', field 0x99, empty",
  })
  void aFieldIsShown(int type, String value, String name, String shown) {
    Cuts.Verdict verdict = Cuts.ofAnyCut(Block.tcp4().field(type, value).then("HELLO"));
    assertEquals(shown, verdict.facet(name));
    assertEquals("127.0.0.1:8080", verdict.client());
    assertEquals("HELLO", verdict.payload());
  }

  @Test
  void whatIsNoReadableTextIsShownInHexadecimal() {
    byte[] bytes = Block.hex("00ff0a");
    assertEquals("00ff0a", Cuts.ofAnyCut(Block.tcp4().field(5, bytes).bytes()).facet("unique id"));
    String reversed = "abc\u202egpj.exe";
    assertEquals(
        "616263e280ae67706a2e657865",
        Cuts.ofAnyCut(Block.tcp4().field(2, reversed).bytes()).facet("name asked for"));
  }

  @Test
  void aLongValueIsCutInWhatIsShown() {
    String shown =
        Cuts.ofAnyCut(Block.tcp4().field(0xe1, new byte[300]).bytes()).facet("field 0xe1");
    assertEquals("00".repeat(128) + "… (300 bytes)", shown);
  }

  @Test
  void paddingIsNotShown() {
    Cuts.Verdict verdict = Cuts.ofAnyCut(Block.tcp4().field(4, new byte[7]).bytes());
    assertEquals(4, verdict.done().learned().size(), verdict.done().learned()::toString);
  }

  @Test
  void soManyFieldsThatNobodyReadsThemAreCounted() {
    Block block = Block.tcp4();
    for (int i = 0; i < 100; i++) {
      block.field(0xe0, new byte[0]);
    }
    Cuts.Verdict verdict = Cuts.ofAnyCut(block.bytes());
    assertEquals("64", verdict.facet("more fields"));
    assertEquals(41, verdict.done().learned().size());
  }

  @Test
  void aRightChecksumIsSaid() {
    Cuts.Verdict verdict = Cuts.ofAnyCut(Block.tcp4().field(2, "a.example").checked(0));
    assertTrue(verdict.facet("checksum").startsWith("right (CRC32C "), verdict.toString());
  }

  @Test
  void aChecksumAmongOtherFieldsCounts() {
    byte[] good = Block.tcp4().field(2, "a").checked(0);
    byte[] more = ByteBuffer.allocate(good.length + 3).put(good).put(new byte[] {4, 0, 0}).array();
    ByteBuffer.wrap(more).putShort(14, (short) (more.length - 16));
    assertTrue(Cuts.ofAnyCut(more).message().contains("its CRC32C is "));
  }

  @Test
  void anyBitThatTheChecksumCoversCounts() {
    byte[] good = Block.tcp4().field(2, "a.example").checked(0);
    int type = good.length - 7;
    for (int place = 16; place < good.length; place++) {
      if (place == type) {
        continue; // Of another type it is no checksum.
      }
      byte[] bad = good.clone();
      bad[place] ^= 1;
      Cuts.Verdict verdict = Cuts.ofAnyCut(bad);
      assertTrue(verdict.message().contains("not valid"), verdict.message());
    }
    assertTrue(
        Cuts.ofAnyCut(Block.tcp4().checked(1))
            .message()
            .matches(".* is \\w{8} and should be \\w{8}"));
  }

  @Test
  void aChecksumOfAnotherLengthIsRefused() {
    for (int length : new int[] {0, 3, 5}) {
      String message = Cuts.ofAnyCut(Block.tcp4().field(3, new byte[length]).bytes()).message();
      assertTrue(message.endsWith("its checksum has " + length + " bytes and not 4"), message);
    }
  }

  @Test
  void aUniqueIdHasAtMost128Bytes() {
    String most = "x".repeat(128);
    assertEquals(most, Cuts.ofAnyCut(Block.tcp4().field(5, most).bytes()).facet("unique id"));
    String message = Cuts.ofAnyCut(Block.tcp4().field(5, most + "x").bytes()).message();
    assertTrue(message.endsWith("its unique id has 129 bytes; 128 are the most"), message);
  }

  @Test
  void aFieldThatGoesOverTheEndIsRefused() {
    String message = Cuts.ofAnyCut(Block.tcp4().with(Block.hex("02000561")).bytes()).message();
    assertTrue(
        message.endsWith("its field of type 0x02 says 5 bytes, and only 1 are there"), message);
    message = Cuts.ofAnyCut(Block.tcp4().with(Block.hex("02000261")).bytes()).message();
    assertTrue(
        message.endsWith("its field of type 0x02 says 2 bytes, and only 1 are there"), message);
  }

  @Test
  void halfAFieldIsRefused() {
    for (String half : new String[] {"02", "0200"}) {
      String message = Cuts.ofAnyCut(Block.tcp4().with(Block.hex(half)).bytes()).message();
      assertTrue(message.contains("there are " + half.length() / 2 + " bytes too many"), message);
    }
  }

  @Test
  void aHeaderWithoutAddressesMayHaveFields() {
    Cuts.Verdict verdict = Cuts.ofAnyCut(Block.of(0x21, 0).field(2, "a.example").bytes());
    assertEquals("a.example", verdict.facet("name asked for"));
    assertTrue(
        Cuts.ofAnyCut(Block.of(0x21, 0).field(2, "a.example").checked(1))
            .message()
            .contains("CRC32C"));
  }

  private static byte[] tls(int bits, int verified, byte[]... fields) {
    int length = 5;
    for (byte[] field : fields) {
      length += field.length;
    }
    ByteBuffer value = ByteBuffer.allocate(length).put((byte) bits).putInt(verified);
    for (byte[] field : fields) {
      value.put(field);
    }
    return value.array();
  }

  private static byte[] ascii(int type, String text) {
    return Block.fieldBytes(type, text.getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void whatTheProxySaysAboutTlsIsShown() {
    byte[] value =
        tls(
            7,
            0,
            ascii(0x21, "TLSv1.3"),
            ascii(0x22, "Alice"),
            ascii(0x23, "TLS_AES_256_GCM_SHA384"),
            ascii(0x24, "SHA256"),
            ascii(0x25, "RSA2048"),
            ascii(0x77, "?"));
    Cuts.Verdict verdict = Cuts.ofAnyCut(Block.tcp4().field(0x20, value).then("HELLO"));
    assertEquals("yes", verdict.facet("client's TLS"));
    assertEquals("verified by the proxy", verdict.facet("client's certificate"));
    assertEquals("TLSv1.3", verdict.facet("client's TLS version"));
    assertEquals("Alice", verdict.facet("client's certificate name"));
    assertEquals("TLS_AES_256_GCM_SHA384", verdict.facet("client's TLS cipher"));
    assertEquals("SHA256", verdict.facet("proxy's certificate signature"));
    assertEquals("RSA2048", verdict.facet("proxy's certificate key"));
    assertEquals("?", verdict.facet("TLS field 0x77"));
    assertEquals("HELLO", verdict.payload());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, no, none",
    "1, 1, yes, none",
    "3, 0, yes, verified by the proxy",
    "5, 0, yes, 'verified by the proxy, earlier in this TLS session'",
    "7, 18, yes, NOT verified (error 18)",
  })
  void theClientsCertificateIsJudged(int bits, int verified, String tls, String certificate) {
    Cuts.Verdict verdict = Cuts.ofAnyCut(Block.tcp4().field(0x20, tls(bits, verified)).bytes());
    assertEquals(tls, verdict.facet("client's TLS"));
    assertEquals(certificate, verdict.facet("client's certificate"));
  }

  @Test
  void theFieldAboutTlsIsCheckedInside() {
    String message = Cuts.ofAnyCut(Block.tcp4().field(0x20, new byte[4]).bytes()).message();
    assertTrue(message.endsWith("its field about TLS has 4 bytes, not even 5"), message);
    byte[] overlong = tls(1, 0, Block.hex("21000541"));
    message = Cuts.ofAnyCut(Block.tcp4().field(0x20, overlong).bytes()).message();
    assertTrue(
        message.endsWith("its field of type 0x21 says 5 bytes, and only 1 are there"), message);
  }
}
