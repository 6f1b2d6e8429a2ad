package dev.endpoint.engine.type.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.endpoint.engine.EndpointCatalog;
import dev.endpoint.engine.ParsedEndpoint;
import dev.endpoint.engine.syntax.Description;
import dev.endpoint.engine.syntax.Diagnostic;
import dev.endpoint.engine.syntax.Quoting;
import dev.endpoint.engine.syntax.TwistedVectors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// What Twisted makes of `tls` and `ssl` strings, also within `haproxy`, with files as Twisted had
/// them.
class TlsVectorsTest {
  private static final EndpointCatalog CATALOG = EndpointCatalog.installed();

  @TempDir static Path folder;

  private static final Map<String, Path> FILES = new HashMap<>();

  @BeforeAll
  static void makeFiles() throws Exception {
    Identity first = Forge.root("Vector CA 1");
    Identity second = Forge.root("Vector CA 2");
    Identity own = Forge.selfSigned("localhost").dns("localhost").make();
    String key = Forge.pem("PRIVATE KEY", own.key().getEncoded());
    String chain = Forge.pem(first.chain()) + Forge.pem(second.chain());
    FILES.put("pem", Forge.write(folder, "server.pem", Forge.pem(own)));
    FILES.put("cert", Forge.write(folder, "cert.pem", Forge.pem(own.chain())));
    FILES.put("key", Forge.write(folder, "key.pem", key));
    FILES.put("chain", Forge.write(folder, "chain.pem", chain));
    FILES.put("crlf", Forge.write(folder, "chain_crlf.pem", chain.replace("\n", "\r\n")));
    FILES.put("empty", Forge.write(folder, "empty.pem", ""));
    FILES.put("garbage", Forge.write(folder, "garbage.pem", "this is no certificate\n"));
    FILES.put("dh", Forge.write(folder, "dh.pem", Forge.pem("DH PARAMETERS", new byte[] {48, 0})));
    FILES.put("missing", folder.resolve("no-such-file.pem"));
    Path cas = Files.createDirectory(folder.resolve("cas"));
    Forge.write(cas, "one.pem", Forge.pem(first.chain()));
    Forge.write(cas, "two.PEM", Forge.pem(second.chain()));
    Forge.write(cas, "again.pem", Forge.pem(first.chain()));
    Forge.write(cas, "notes.txt", "nothing");
    FILES.put("cas", cas);
    Path bad = Files.createDirectory(folder.resolve("badcas"));
    Forge.write(bad, "good.pem", Forge.pem(first.chain()));
    Forge.write(bad, "bad.pem", "-----BEGIN CERTIFICATE-----\nMIIB");
    FILES.put("badcas", bad);
    Path live = Files.createDirectory(folder.resolve("live"));
    Forge.write(live, "localhost.pem", Forge.pem(own));
    FILES.put("pems", live);
  }

  private static String withFiles(String string) {
    String text = string;
    for (Map.Entry<String, Path> file : FILES.entrySet()) {
      text =
          text.replace("{" + file.getKey() + "}", Quoting.positional(file.getValue().toString()));
    }
    return text;
  }

  /// The type, of what `haproxy` stands around in the place of it.
  private static String word(JsonNode vector) {
    String text = vector.get("string").asText().replaceFirst("^haproxy:", "");
    return text.split("[:\\\\]", -1)[0].toLowerCase(Locale.ROOT);
  }

  private static ParsedEndpoint<?> read(JsonNode vector, String text) {
    return vector.get("side").asText().equals("client")
        ? CATALOG.client(text)
        : CATALOG.server(text);
  }

  /// An endpoint inside it may be of a type that is not installed.
  private static boolean isInstalled(String text) {
    return Description.read(text).items().stream()
        .filter(item -> item.isKeyword() && item.key().value().equals("endpoint"))
        .map(item -> Description.read(item.value().value()).type().value().value())
        .allMatch(
            type ->
                CATALOG.types().stream().anyMatch(one -> one.name().equals(type))
                    || type.equals("nope"));
  }

  @TestFactory
  Stream<DynamicTest> eachStringMeansWhatItMeansInTwisted() {
    return TwistedVectors.group("vectors").stream()
        .filter(vector -> Set.of("tls", "ssl").contains(word(vector)))
        .map(
            vector ->
                DynamicTest.dynamicTest(
                    vector.get("id").asText() + " " + vector.get("string").asText(),
                    () -> check(vector)));
  }

  private static void check(JsonNode vector) {
    String text = withFiles(vector.get("string").asText());
    ParsedEndpoint<?> parsed = read(vector, text);
    List<Diagnostic> diagnostics = parsed.diagnostics();
    diagnostics.forEach(d -> assertTrue(d.start() <= d.end() && d.end() <= text.length()));
    if (!isInstalled(text)) {
      assertFalse(parsed.ok());
      return;
    }
    switch (vector.get("expect").asText()) {
      case "same" -> {
        // Whatever is left unverified is said, whether or not the vector asks for a warning.
        List<String> expected =
            leavesAllUnverified(vector)
                ? List.of("Nothing is verified: anybody could be on the other side.")
                : List.of();
        assertEquals(expected, diagnostics.stream().map(Diagnostic::message).toList());
        assertSame(vector, parsed);
      }
      case "same+warning" -> {
        assertFalse(diagnostics.isEmpty(), "a warning is due");
        assertSame(vector, parsed);
      }
      case "accept" -> assertTrue(parsed.ok(), () -> "refused: " + diagnostics);
      case "refuse" -> assertFalse(parsed.ok(), "accepted");
      case "unspecified" -> {}
      default -> throw new AssertionError("unknown expectation in " + vector);
    }
    if (parsed.ok()) {
      checkStandardForm(vector, parsed);
    }
  }

  private static boolean leavesAllUnverified(JsonNode vector) {
    return vector.get("side").asText().equals("client")
        && vector.at("/fields/tls/contextType").asText().equals("OpenSSLCertificateOptions")
        && !vector.at("/fields/tls/verify").asBoolean();
  }

  private static void checkStandardForm(JsonNode vector, ParsedEndpoint<?> parsed) {
    ParsedEndpoint<?> again = read(vector, parsed.canonical());
    assertTrue(again.ok(), () -> again.diagnostics().toString());
    assertEquals(parsed.canonical(), again.canonical());
    assertEquals(parsed.arguments().byName(), again.arguments().byName());
    assertFalse(parsed.explain().isBlank());
  }

  private static void assertSame(JsonNode vector, ParsedEndpoint<?> parsed) {
    assertTrue(parsed.ok(), () -> "refused: " + parsed.diagnostics());
    JsonNode fields = vector.get("fields");
    Map<String, Object> ours = parsed.arguments().byName();
    JsonNode wrapped = fields.get("wrapped");
    if (parsed.type().name().equals("haproxy")) {
      assertSame(wrapped, CATALOG.server((String) ours.get("endpoint")));
      return;
    }
    boolean replaced = ours.get("endpoint") != null;
    if (wrapped == null) {
      assertSocket(fields, ours);
    } else if (!replaced) {
      assertSocket(wrapped, ours);
    }
    JsonNode tls = fields.get("tls");
    if (parsed.type().name().equals("tls") && tls != null) {
      assertEquals(tls.get("verifyHostname").asText(), ours.get("host"));
    }
    if (parsed.type().name().equals("ssl") && tls != null && tls.has("verifyHostname")) {
      assertEquals(tls.get("verifyHostname").asText(), ours.get("hostname"));
    }
  }

  private static void assertSocket(JsonNode theirs, Map<String, Object> ours) {
    for (String name : List.of("port", "timeout", "backlog")) {
      if (theirs.has(name)) {
        assertEquals(theirs.get(name).asLong(), ((Number) ours.get(name)).longValue(), name);
      }
    }
    for (String name : List.of("host", "hostText")) {
      if (theirs.has(name)) {
        assertEquals(theirs.get(name).asText(), ours.get("host"));
      }
    }
  }
}
