package dev.endpoint.engine.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.capture.Direction;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the decoders that come with the engine say of messages, and that nothing makes one of them
/// raise.
class DecodersTest {
  private static final String UPGRADE =
      "GET /chat HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n";
  private static final String SWITCHED = "HTTP/1.1 101 Switching\r\nUpgrade: websocket\r\n\r\n";

  private final Decoders decoders = Decoders.installed();

  private String say(long offset, byte[] bytes, byte[] opening) {
    ByteBuffer most = ByteBuffer.wrap(bytes, 0, Math.min(Sample.MOST, bytes.length)).slice();
    Sample sample =
        new Sample(
            Direction.RECEIVED, offset, bytes.length, most, side -> ByteBuffer.wrap(opening));
    return decoders.summary(sample).map(s -> s.protocol() + ": " + s.words()).orElse("-");
  }

  private String say(byte[] bytes) {
    return say(0, bytes, bytes);
  }

  /// As ISO-8859-1, with `\r`, `\n` and `\x00`.
  private static byte[] bytes(String text) {
    String plain = text.replace("\\r", "\r").replace("\\n", "\n");
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < plain.length(); i++) {
      if (plain.startsWith("\\x", i)) {
        all.append((char) Integer.parseInt(plain.substring(i + 2, i + 4), 16));
        i += 3;
      } else {
        all.append(plain.charAt(i));
      }
    }
    return all.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "GET /a?b HTTP/1.1\\r\\nHost: h\\r\\nX: 1\\r\\n\\r\\n;"
            + " HTTP/1: GET /a?b HTTP/1.1 \u00B7 2 headers",
        "POST / HTTP/1.0\\r\\nContent-Length: 10\\r\\n\\r\\nhello;"
            + " HTTP/1: POST / HTTP/1.0 \u00B7 1 header \u00B7 5 of 10 bytes of body",
        "HTTP/1.1 200 OK\\nContent-Length: 5\\n\\nhello;"
            + " HTTP/1: HTTP/1.1 200 OK \u00B7 1 header \u00B7 5 bytes of body",
        "HTTP/1.1 200 OK\\n"
            + "Content-Length: 3\\n"
            + "\\n"
            + "hello; HTTP/1: HTTP/1.1 200 OK \u00B7 1 header \u00B7 3 bytes of body \u00B7 2 bytes"
            + " behind it",
        "HTTP/1.1 200 OK\\nContent-Length: 0\\n\\nhello;"
            + " HTTP/1: HTTP/1.1 200 OK \u00B7 1 header \u00B7 5 bytes behind it",
        "GET /b\\xc3\\xbccher HTTP/1.1\\r\\n; HTTP/1: GET /b\u00FCcher HTTP/1.1",
        "GET /b\\xfccher HTTP/1.1\\r\\n; HTTP/1: GET /b\u00FCcher HTTP/1.1",
        "HTTP/1.1 204\\r\\n\\r\\n; HTTP/1: HTTP/1.1 204 \u00B7 0 headers",
        "HTTP/1.1 200 OK\\r\\nTransfer-Encoding: gzip, Chunked\\r\\n\\r\\n5;"
            + " HTTP/1: HTTP/1.1 200 OK \u00B7 1 header \u00B7 body in chunks",
        "GET / HTTP/1.1\\r\\n; HTTP/1: GET / HTTP/1.1",
        "GET / HTTP/1.1\\r\\nno field\\r\\n\\r\\n;"
            + " HTTP/1: GET / HTTP/1.1 \u00B7 its head is wrong: The line \u201Cno field\u201D"
            + " is no field",
        "GET / HTTP/2.0\\r\\n; -",
        "hello\\r\\n; -",
        "one\\r\\ntwo\\nthree; lines: 3 lines \u00B7 one",
        "one\\r\\rthree\\r\\n; lines: 3 lines \u00B7 one",
        "\\n\\r\\n\\tthree; lines: 3 lines",
        "one\\r\\n; -",
        "\\xc3\\xbc\\n\\xe2\\x82\\xac; lines: 2 lines \u00B7 \u00FC",
        "one\\ntwo\\x00; -",
        "one\\ntwo\\x7f; -",
        "\\xff\\n\\n; -",
        "PROXY TCP4 1.2.3.4 5.6.7.8 9 10\\r\\nGET;"
            + " PROXY header: PROXY header \u00B7 version 1 \u00B7 transport TCP4 \u00B7 client"
            + " 1.2.3.4:9 \u00B7 connected to 5.6.7.8:10 \u00B7 3 bytes behind it",
        "PROXY TCP4 1.2.3.4 x 9 10\\r\\n;"
            + " PROXY header: a PROXY header that is not valid: the destination address"
            + " \u201Cx\u201D is not an IPv4 address",
        "\\x0d\\x0a\\x0d\\x0a\\x00\\x0d\\x0aQUIT\\x0a\\x20\\x00\\x00\\x00;"
            + " PROXY header: PROXY header \u00B7 version 2, 16 bytes \u00B7 command LOCAL: the"
            + " proxy itself connects, as for a health check",
        "PROXY TCP4; PROXY header: the beginning of a PROXY header",
        "\\x17\\x03\\x03\\x00\\x03abc\\x15\\x03\\x03\\x00\\x02\\x01\\x00;"
            + " TLS: application data, 3 bytes + alert: close_notify (warning)",
        "\\x14\\x03\\x03\\x00\\x01\\x01\\x16\\x03\\x03\\x00\\x04\\x99\\x77\\x55\\x33;"
            + " TLS: change cipher spec + handshake, 4 bytes, encrypted or the rest of a message",
        "\\x16\\x03\\x03\\x00\\x04\\x0e\\x00\\x00\\x00; TLS: ServerHelloDone",
        "\\x16\\x02\\x03\\x00\\x04\\x0e\\x00\\x00\\x00; -",
      })
  void says(String message, String expected) {
    assertEquals(expected, say(bytes(message)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "\\x81\\x05hello; text \u201Chello\u201D \u00B7 5 bytes",
        "\\x81\\x02hi\\x89\\x00; text \u201Chi\u201D \u00B7 2 bytes + ping \u00B7 0 bytes",
        "\\x01\\x02hi; text \u201Chi\u201D \u00B7 2 bytes \u00B7 goes on",
        "\\x80\\x02hi; continuation \u00B7 2 bytes \u00B7 the last",
        "\\xc1\\x02hi; text, compressed \u00B7 2 bytes",
        "\\x82\\x7e\\x01\\x00ab; binary \u00B7 256 bytes",
        "\\x88\\x05\\x03\\xe9bye; close \u00B7 1001 going away \u201Cbye\u201D",
        "\\x81\\x85\\x01\\x02\\x03\\x04iecin;" + " not a valid frame: A server's frame was masked",
        "\\x83\\x00; not a valid frame: A frame had the reserved opcode 3",
      })
  void saysWhatFramesAreBehindTheirHandshake(String frames, String expected) {
    byte[] opening = bytes(SWITCHED);
    assertEquals("WebSocket: " + expected, say(opening.length, bytes(frames), opening));
  }

  @Test
  void aClientsFrameIsUnmaskedAndOneWithoutAHandshakeIsNone() {
    byte[] frame = bytes("\\x81\\x85\\x01\\x02\\x03\\x04igohn");
    byte[] opening = bytes(UPGRADE);
    assertEquals(
        "WebSocket: text \u201Chello\u201D \u00B7 5 bytes", say(opening.length, frame, opening));
    assertEquals("-", say(100, frame, bytes("anything")));
    assertEquals("HTTP/1: GET /chat HTTP/1.1 \u00B7 3 headers", say(0, opening, opening));
  }

  @Test
  void aHeaderCountsAtTheVeryBeginningOnly() {
    byte[] header = bytes("PROXY UNKNOWN\\r\\n");
    assertTrue(say(0, header, header).startsWith("PROXY header"));
    assertEquals("-", say(7, header, header));
  }

  @Test
  void tellsWhomARealClientHelloIsFor() throws Exception {
    assertEquals(
        "TLS: ClientHello \u00B7 for mail.example.org \u00B7 TLS 1.3, 1.2 \u00B7 ALPN h2,"
            + " http/1.1 \u00B7 2 ciphers",
        say(clientHello()));
  }

  @Test
  void tellsWhatARealServerHelloChose() throws Exception {
    byte[] hello =
        bytes(
            "\\x16\\x03\\x03\\x00\\x36\\x02\\x00\\x00\\x32\\x03\\x03"
                + "\\x42".repeat(32)
                + "\\x00\\x13\\x01\\x00\\x00\\x0a\\x00\\x2b\\x00\\x02\\x03\\x04\\x00\\x17\\x00\\x00");
    assertEquals("TLS: ServerHello \u00B7 TLS 1.3 \u00B7 TLS_AES_128_GCM_SHA256", say(hello));
  }

  private static byte[] clientHello() throws Exception {
    SSLEngine engine = SSLContext.getDefault().createSSLEngine();
    engine.setUseClientMode(true);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setServerNames(List.of(new SNIHostName("mail.example.org")));
    parameters.setApplicationProtocols(new String[] {"h2", "http/1.1"});
    parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    parameters.setCipherSuites(
        new String[] {"TLS_AES_128_GCM_SHA256", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"});
    engine.setSSLParameters(parameters);
    return wrapped(engine);
  }

  private static byte[] wrapped(SSLEngine engine) throws SSLException {
    ByteBuffer out = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
    engine.wrap(ByteBuffer.allocate(0), out);
    byte[] bytes = new byte[out.flip().remaining()];
    out.get(bytes);
    return bytes;
  }

  /// Beginnings of what there is, cut anywhere and with bytes changed: one line or none, and no
  /// decoder raises, or it would be left out and say nothing of what it said before.
  @Test
  void nothingMakesOneRaise() throws Exception {
    byte[] hello = clientHello();
    List<byte[]> seeds =
        List.of(
            hello,
            bytes(UPGRADE),
            bytes(SWITCHED + "\\x81\\x05hello\\x88\\x02\\x03\\xe8"),
            bytes("PROXY TCP6 ::1 ::2 9 10\\r\\n"),
            bytes("\\x0d\\x0a\\x0d\\x0a\\x00\\x0d\\x0aQUIT\\x0a\\x21\\x11\\x00\\x0caaaabbbbccdd"),
            bytes("HTTP/1.1 200 OK\\r\\nContent-Length: 99999999999999999\\r\\n\\r\\n"),
            bytes("\\x16\\x03\\x03\\x00\\x36\\x02\\x00\\x00\\x32\\x03\\x03"));
    List<String> before = new ArrayList<>();
    seeds.forEach(seed -> before.add(say(seed)));
    Random random = new Random(5);
    for (int i = 0; i < 8_000; i++) {
      byte[] seed = seeds.get(random.nextInt(seeds.size())).clone();
      for (int n = random.nextInt(6); n > 0; n--) {
        seed[random.nextInt(seed.length)] = (byte) random.nextInt(256);
      }
      byte[] message = Arrays.copyOf(seed, random.nextInt(seed.length + 1));
      byte[] opening = random.nextBoolean() ? bytes(SWITCHED) : seed;
      String said = say(random.nextInt(3) * 60L, message, opening);
      assertEquals(1, said.lines().count());
      assertTrue(said.length() < 330, said);
    }
    List<String> after = new ArrayList<>();
    seeds.forEach(seed -> after.add(say(seed)));
    assertEquals(before, after);
  }

  @Test
  void oneThatRaisesOrWritesIsLeftOutAndTheOthersGoOn() {
    List<String> asked = new ArrayList<>();
    Decoder raises = decoder("raises", sample -> String.valueOf(asked.get(sample.bytes().get())));
    Decoder writes = decoder("writes", sample -> "wrote " + sample.bytes().put(0, (byte) 'x'));
    Decoder counts =
        decoder(
            "counts",
            sample -> {
              asked.add("asked");
              return "first byte " + sample.bytes().get(0);
            });
    Decoders mixed = Decoders.of(List.of(raises, writes, counts));
    byte[] bytes = {65};
    Sample sample =
        new Sample(Direction.SENT, 0, 1, ByteBuffer.wrap(bytes), side -> ByteBuffer.allocate(0));
    assertEquals(new Summary("counts", "first byte 65"), mixed.summary(sample).orElseThrow());
    assertEquals(new Summary("counts", "first byte 65"), mixed.summary(sample).orElseThrow());
    assertEquals(65, bytes[0]);
  }

  @Test
  void aLineHasNoControlCharactersAndThreeHundredCharactersAtMost() {
    assertEquals("a??b?c", line("a\r\u0085b\u007fc"));
    assertEquals("x".repeat(299) + "y", line("x".repeat(299) + "y"));
    assertEquals("x".repeat(299) + "\u2026", line("x".repeat(300) + "y"));
  }

  private static String line(String said) {
    Decoders one = Decoders.of(List.of(decoder("one", sample -> said)));
    Sample sample =
        new Sample(Direction.SENT, 0, 0, ByteBuffer.allocate(0), side -> ByteBuffer.allocate(0));
    return one.summary(sample).orElseThrow().words();
  }

  private static Decoder decoder(String name, Function<Sample, String> says) {
    return new Decoder() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public String summary(Sample sample) {
        return says.apply(sample);
      }
    };
  }
}
