package dev.endpoint.engine.type.haproxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.JsonNode;
import dev.endpoint.engine.layer.Handshake;
import dev.endpoint.engine.syntax.TwistedVectors;
import dev.endpoint.engine.transport.Addresses;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What Twisted makes of each of these streams; where we make something else of it, what and why.
class TwistedHeadersTest {
  private enum Ours {
    ACCEPTED,
    REFUSED,
    WAITING
  }

  /// Where Twisted is wrong, by the specification or by its own other cuts.
  private static final Map<String, Ours> OTHERWISE =
      Map.of(
          // Twisted looks at the first piece only (#8287).
          "v1 first chunk 7 bytes", Ours.ACCEPTED,
          "v1 first chunk 1 byte", Ours.ACCEPTED,
          "v2 split at 12", Ours.ACCEPTED,
          // It raises, and the connection stays.
          "v1 port not a number", Ours.REFUSED,
          // It takes any number for a port.
          "v1 port out of range", Ours.REFUSED,
          // 107 bytes hold every line with its end.
          "v1 107 bytes without CRLF", Ours.REFUSED,
          // It depends on the cut there.
          "v1 line longer than 107 but CRLF in the same chunk", Ours.REFUSED,
          // Nothing was sent yet; it was never asked.
          "empty payload then nothing", Ours.WAITING);

  private static final Pattern INET =
      Pattern.compile("IPv[46]Address\\(type='\\w+', host='([^']+)', port=(-?\\d+).*\\)");
  private static final Pattern UNIX = Pattern.compile("UNIXAddress\\('([^']+)'\\)");

  private static byte[] stream(JsonNode vector, List<byte[]> pieces) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (JsonNode hex : vector.get("chunks_hex")) {
      byte[] piece = HexFormat.of().parseHex(hex.asText());
      pieces.add(piece);
      all.writeBytes(piece);
    }
    return all.toByteArray();
  }

  @TestFactory
  Stream<DynamicTest> eachStreamIsReadAsTwistedReadsItOrBetter() {
    return TwistedVectors.group("haproxy").stream()
        .map(vector -> DynamicTest.dynamicTest(vector.get("case").asText(), () -> check(vector)));
  }

  private static void check(JsonNode vector) {
    List<byte[]> pieces = new ArrayList<>();
    Cuts.Verdict verdict = Cuts.ofAnyCut(stream(vector, pieces));
    assertEquals(verdict, Cuts.of(pieces));
    boolean accepts = vector.get("header_done").asBoolean();
    Ours ours =
        OTHERWISE.getOrDefault(vector.get("case").asText(), accepts ? Ours.ACCEPTED : Ours.REFUSED);
    switch (ours) {
      case REFUSED -> assertInstanceOf(Handshake.Refused.class, verdict.result());
      case WAITING -> assertInstanceOf(Handshake.More.class, verdict.result());
      case ACCEPTED -> {
        if (accepts) {
          assertEquals(ours(vector.get("peer").asText(), "8.8.8.8:8"), verdict.client());
          assertEquals(ours(vector.get("host").asText(), "9.9.9.9:9"), verdict.local());
          byte[] payload = HexFormat.of().parseHex(vector.get("payload_hex").asText());
          assertEquals(new String(payload, StandardCharsets.ISO_8859_1), verdict.payload());
        }
      }
    }
  }

  /// Twisted's way to write an address, as ours.
  private static String ours(String theirs, String real) {
    Matcher inet = INET.matcher(theirs);
    Matcher unix = UNIX.matcher(theirs);
    String text =
        inet.matches()
            ? Addresses.text(inet.group(1), Integer.parseInt(inet.group(2)))
            : unix.matches() ? unix.group(1) : theirs;
    return text.equals(real) ? "real" : text;
  }

  @Test
  void everyExceptionIsForAVector() {
    Set<String> cases = new TreeSet<>();
    TwistedVectors.group("haproxy").forEach(vector -> cases.add(vector.get("case").asText()));
    Set<String> unknown = new TreeSet<>(OTHERWISE.keySet());
    unknown.removeAll(cases);
    assertEquals(Set.of(), unknown);
  }
}
