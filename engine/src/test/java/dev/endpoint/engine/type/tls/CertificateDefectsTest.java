package dev.endpoint.engine.type.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Failure.Kind;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Every certificate that must not be trusted, and what is said of it; and odd ones that are fine.
class CertificateDefectsTest {
  private static final String NAME = "a.example";
  private static final Identity ROOT = Forge.root("Known Root");
  private static final Identity OTHER = Forge.root("Other Root");
  private static final Instant LONG_AGO = Forge.NOW.minus(400, ChronoUnit.DAYS);
  private static final Instant YESTERDAY = Forge.NOW.minus(1, ChronoUnit.DAYS);
  private static final Instant LATER = Forge.NOW.plus(20, ChronoUnit.DAYS);
  private static final Instant FAR = Forge.NOW.plus(400, ChronoUnit.DAYS);

  @TempDir Path folder;
  private Path roots;

  @BeforeEach
  void writeRoots() throws Exception {
    roots = Forge.write(folder, "roots.pem", Forge.pem(ROOT.chain()));
  }

  private record Row(String defect, Supplier<Identity> shown, String code, String words) {}

  private static Forge leaf() {
    return Forge.issuedBy(ROOT, "leaf").dns(NAME);
  }

  private static Identity middle(Forge forge) {
    return forge.keys(Forge.key("EC", "middle")).make();
  }

  private static List<Row> rows() {
    return List.of(
        new Row(
            "expired", () -> leaf().valid(LONG_AGO, YESTERDAY).make(), "expired", "has expired"),
        new Row(
            "not yet valid",
            () -> leaf().valid(LATER, FAR).make(),
            "not_yet_valid",
            "is not valid yet"),
        new Row(
            "wrong host",
            () -> Forge.issuedBy(ROOT, "leaf").dns("b.example", "c.example").make(),
            "wrong_name",
            "It is for b.example, c.example."),
        new Row(
            "no alternative name",
            () -> Forge.issuedBy(ROOT, NAME).make(),
            "wrong_name",
            "It is for no name at all."),
        new Row(
            "wildcard over two labels",
            () -> Forge.issuedBy(ROOT, "leaf").dns("*.example.org", "*.*.example").make(),
            "wrong_name",
            "is not for a.example"),
        new Row(
            "null in the name",
            () -> Forge.issuedBy(ROOT, "leaf").dns("a.example\0.evil.example").make(),
            "wrong_name",
            "is not for a.example"),
        new Row(
            "self-signed",
            () -> Forge.selfSigned("leaf").dns(NAME).make(),
            "self_signed",
            "is self-signed"),
        new Row(
            "unknown issuer",
            () -> Forge.issuedBy(OTHER, "leaf").dns(NAME).make(),
            "unknown_issuer",
            "comes from an unknown issuer, “Other Root”"),
        new Row(
            "incomplete chain",
            () -> {
              Identity whole =
                  Forge.issuedBy(middle(Forge.issuedBy(ROOT, "Middle").authority(0)), "leaf")
                      .dns(NAME)
                      .make();
              return new Identity(whole.key(), List.of(whole.certificate()));
            },
            "incomplete_chain",
            "“Middle”"),
        new Row(
            "key usage without digitalSignature",
            () -> leaf().usage(KeyUsage.keyAgreement | KeyUsage.cRLSign).make(),
            "wrong_use",
            "may not be used for this"),
        new Row(
            "extended key usage for clients only",
            () -> leaf().purpose(KeyPurposeId.id_kp_clientAuth).make(),
            "wrong_use",
            "may not be used for this"),
        new Row(
            "issued by a certificate that is no authority",
            () ->
                Forge.issuedBy(middle(Forge.issuedBy(ROOT, "Impostor").dns("x.example")), "leaf")
                    .dns(NAME)
                    .make(),
            "not_a_ca",
            "may not issue any"),
        new Row(
            "path too long",
            () -> {
              Identity first = middle(Forge.issuedBy(ROOT, "First").authority(0));
              Identity second =
                  Forge.issuedBy(first, "Second")
                      .keys(Forge.key("EC", "second"))
                      .authority(0)
                      .make();
              return Forge.issuedBy(second, "leaf").dns(NAME).make();
            },
            "path_too_long",
            "more issuers above it"),
        new Row(
            "SHA-1 signature",
            () -> leaf().signedWith("SHA1withECDSA").make(),
            "weak_algorithm",
            "SHA1"),
        new Row("RSA of 1024 bits", () -> leaf().key("RSA 1024").make(), "weak_key", "1024 bits"),
        new Row(
            "expired issuer",
            () ->
                Forge.issuedBy(
                        middle(
                            Forge.issuedBy(ROOT, "Old Middle")
                                .authority(0)
                                .valid(LONG_AGO, YESTERDAY)),
                        "leaf")
                    .dns(NAME)
                    .make(),
            "expired",
            "Old Middle"));
  }

  @TestFactory
  Stream<DynamicTest> eachDefectIsRefusedAndNamed() {
    return rows().stream().map(row -> DynamicTest.dynamicTest(row.defect(), () -> refused(row)));
  }

  private void refused(Row row) {
    TlsPair pair = new TlsPair().listen(row.shown().get());
    pair.connect(TlsPair.trusting(roots, NAME));
    Failure failure = pair.failure();
    assertNotNull(failure, "accepted");
    String all = failure.message() + ". " + failure.meaning();
    assertEquals(row.code(), failure.code(), all + " " + failure.cause());
    assertEquals(Kind.UNTRUSTED, failure.kind());
    assertEquals("securing", failure.stage());
    assertTrue(all.contains(row.words()), all);
    assertTrue(failure.message().startsWith("The certificate of host:4433 "), all);
    assertEquals(List.of(), pair.client.events());
    assertFalse(pair.troubles.isEmpty(), "the server hears of it");
    pair.expectNothingLeft();
  }

  private static final List<Row> FINE =
      List.of(
          new Row("plain", () -> leaf().make(), "", ""),
          new Row("wildcard", () -> Forge.issuedBy(ROOT, "leaf").dns("*.example").make(), "", ""),
          new Row(
              "with an intermediate",
              () ->
                  Forge.issuedBy(middle(Forge.issuedBy(ROOT, "Middle").authority(0)), "leaf")
                      .dns(NAME)
                      .make(),
              "",
              ""),
          new Row(
              "reversed chain",
              () -> {
                Identity good =
                    Forge.issuedBy(middle(Forge.issuedBy(ROOT, "Middle").authority(0)), "leaf")
                        .dns(NAME)
                        .make();
                List<java.security.cert.X509Certificate> chain = new ArrayList<>(good.chain());
                chain.addAll(List.of(chain.remove(1)));
                return new Identity(good.key(), chain);
              },
              "",
              ""),
          new Row("P-521", () -> leaf().key("EC 521").make(), "", ""),
          new Row("RSA", () -> leaf().key("RSA 2048").make(), "", ""),
          new Row(
              "many names",
              () -> {
                String[] names = new String[800];
                for (int i = 0; i < names.length; i++) {
                  names[i] = "host-number-" + i + ".example.org";
                }
                names[names.length - 1] = NAME;
                return Forge.issuedBy(ROOT, "leaf").dns(names).make();
              },
              "",
              ""));

  @TestFactory
  Stream<DynamicTest> oddOnesAreAccepted() {
    return FINE.stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.defect(),
                    () ->
                        new TlsPair()
                            .listen(row.shown().get())
                            .secured(TlsPair.trusting(roots, NAME))));
  }

  @Test
  void anAddressNeedsAnAlternativeNameOfItsOwn() {
    TlsPair named = new TlsPair().listen(leaf().make());
    named.connect(TlsPair.trusting(roots, "127.0.0.1"));
    assertEquals("wrong_name", named.failure().code());
    new TlsPair()
        .listen(Forge.issuedBy(ROOT, "leaf").ip("127.0.0.1").make())
        .secured(TlsPair.trusting(roots, "127.0.0.1"));
    new TlsPair()
        .listen(Forge.issuedBy(ROOT, "leaf").ip("::1").make())
        .secured(TlsPair.trusting(roots, "::1"));
  }

  @Test
  void withoutVerifyingAnythingGoesAndIsMarked() {
    TlsPair pair = new TlsPair().listen(Forge.selfSigned("x").dns("x.example").make());
    pair.secured(
        new ClientSettings(NAME, false, false, null, null, null, List.of(), List.of(), List.of()));
    assertEquals(ClientLayering.UNVERIFIED, pair.client.transport().facets().getFirst().value());
  }

  @Test
  void aCertificateThatEndsSoonIsWarnedOf() {
    TlsPair pair =
        new TlsPair()
            .listen(leaf().valid(LONG_AGO, Forge.NOW.plus(5, ChronoUnit.DAYS)).make())
            .secured(TlsPair.trusting(roots, NAME));
    assertTrue(
        pair.client.transport().facets().stream()
            .anyMatch(f -> f.name().equals("warning") && f.value().contains("expires in")));
    assertTrue(pair.troubles.getFirst().message().contains("expires in"));
    assertNull(pair.failure());
  }
}
