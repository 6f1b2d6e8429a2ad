package dev.endpoint.engine.type.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.transport.CloseReason;
import dev.endpoint.engine.transport.Facet;
import dev.endpoint.engine.transport.Failure.Kind;
import dev.endpoint.engine.transport.FailureException;
import dev.endpoint.engine.type.tls.ServerSettings.ClientAuth;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A server with a folder of certificates, and with client certificates.
class TlsServerTest {
  private static final Identity ROOT = Forge.root("Test Root");

  @TempDir Path temp;
  private Path roots;
  private Path folder;

  @BeforeEach
  void makeFolder() throws Exception {
    roots = Forge.write(temp, "roots.pem", Forge.pem(ROOT.chain()));
    folder = Files.createDirectory(temp.resolve("certificates"));
  }

  private static Identity identity(String subject, String... names) {
    return Forge.issuedBy(ROOT, subject).keys(Forge.key("EC", subject)).dns(names).make();
  }

  private void write(String file, Identity identity) throws Exception {
    Forge.write(folder, file, Forge.pem(identity));
  }

  private static ClientSettings unverified(String name) {
    return new ClientSettings(
        name, false, false, null, null, null, List.of(), List.of(), List.of());
  }

  private static String shown(TlsPair pair) {
    return pair.client.transport().facets().stream()
        .filter(facet -> facet.name().equals("certificate"))
        .map(Facet::value)
        .findFirst()
        .orElseThrow();
  }

  private String certificateFor(String name) {
    TlsPair pair = new TlsPair().listen(ServerIdentities.folder(folder), ServerSettings.plain());
    return shown(pair.secured(unverified(name)));
  }

  @ParameterizedTest
  @CsvSource({
    "one.example, one",
    "ONE.example, one",
    "two.example, two",
    "any.two.example, wild",
    "deep.any.two.example, one",
    "unknown.example, one"
  })
  void theNameAskedForChoosesTheCertificate(String name, String expected) throws Exception {
    write("a.pem", identity("one", "one.example"));
    write("b.pem", identity("two", "two.example"));
    Files.createDirectory(folder.resolve("more"));
    write("more/c.pem", identity("wild", "*.two.example"));
    assertEquals(expected, certificateFor(name));
  }

  @Test
  void keysAndCertificatesFindEachOtherOverFiles() throws Exception {
    Identity one = identity("one", "one.example");
    Forge.write(folder, "certificate.pem", Forge.pem(one.chain()));
    Forge.write(folder, "key.pem", Forge.pem("PRIVATE KEY", one.key().getEncoded()));
    assertEquals("one", certificateFor("one.example"));
  }

  @Test
  void brokenFilesAreSkippedAndTold() throws Exception {
    write("good.pem", identity("one", "one.example"));
    Forge.write(
        folder, "bad.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
    TlsPair pair = new TlsPair().listen(ServerIdentities.folder(folder), ServerSettings.plain());
    pair.secured(unverified("one.example"));
    assertEquals(
        "bad.pem holds a certificate that cannot be read", pair.troubles.getFirst().message());
  }

  @Test
  void aFolderWithoutACertificateIsAnError() throws Exception {
    Forge.write(folder, "readme.txt", "nothing");
    FailureException error =
        assertThrows(FailureException.class, () -> ServerIdentities.folder(folder).load());
    assertTrue(
        error.failure().message().endsWith("holds no certificate together with its key"),
        error.failure().message());
  }

  @Test
  void aChangedFileIsUsedByTheNextConnectionThatIsNotTooSoon() throws Exception {
    write("a.pem", identity("first", "one.example"));
    TlsPair pair = new TlsPair().listen(ServerIdentities.folder(folder), ServerSettings.plain());
    assertEquals("first", shown(pair.secured(unverified("one.example"))));
    Files.delete(folder.resolve("a.pem"));
    write("b.pem", identity("second", "one.example"));
    assertEquals("first", shown(pair.secured(unverified("one.example"))));
    pair.reactor.advance(ServerLayering.FRESH);
    assertEquals("second", shown(pair.secured(unverified("one.example"))));
  }

  @Test
  void whenTheFilesBecomeUselessTheOldCertificatesStayAndThatIsTold() throws Exception {
    write("a.pem", identity("first", "one.example"));
    TlsPair pair = new TlsPair().listen(ServerIdentities.folder(folder), ServerSettings.plain());
    Files.delete(folder.resolve("a.pem"));
    pair.reactor.advance(ServerLayering.FRESH);
    assertEquals("first", shown(pair.secured(unverified("one.example"))));
    assertTrue(
        pair.troubles.getFirst().meaning().startsWith("The certificates read before stay in use."));
  }

  private ServerSettings asking(ClientAuth auth) {
    return new ServerSettings(auth, roots, List.of(), List.of());
  }

  private ClientSettings showing(Identity identity, String version) throws Exception {
    Path own = Forge.write(temp, "client.pem", Forge.pem(identity));
    return new ClientSettings(
        "", false, false, own, null, null, List.of(), List.of(version), List.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void aClientCertificateIsVerifiedAndKnown(String version) throws Exception {
    Identity client =
        Forge.issuedBy(ROOT, "a client").purpose(KeyPurposeId.id_kp_clientAuth).make();
    TlsPair pair =
        new TlsPair()
            .listen(TlsPair.fixed(identity("one", "one.example")), asking(ClientAuth.NEED))
            .secured(showing(client, version));
    assertTrue(
        pair.server.transport().facets().contains(new Facet("TLS", "certificate", "a client")));
  }

  @Test
  void inTls12AMissingClientCertificateFailsTheConnect() throws Exception {
    TlsPair pair =
        new TlsPair()
            .listen(TlsPair.fixed(identity("one", "one.example")), asking(ClientAuth.NEED));
    pair.connect(
        new ClientSettings(
            "", false, false, null, null, null, List.of(), List.of("TLSv1.2"), List.of()));
    assertTrue(pair.troubles.getFirst().message().endsWith("sent no client certificate"));
    assertTrue(pair.failure() != null);
  }

  @Test
  void inTls13AMissingClientCertificateEndsTheConnectionWithWords() throws Exception {
    TlsPair pair =
        new TlsPair()
            .listen(TlsPair.fixed(identity("one", "one.example")), asking(ClientAuth.NEED));
    pair.connect(unverified(""));
    CloseReason.Lost reason = assertInstanceOf(CloseReason.Lost.class, pair.client.closeReason());
    assertEquals(Kind.UNTRUSTED, reason.failure().kind());
    assertEquals(List.of(), pair.server.events());
  }

  @Test
  void aClientCertificateOfAnUnknownIssuerIsRefused() throws Exception {
    Identity stranger = Forge.issuedBy(Forge.root("Other Root"), "stranger").make();
    TlsPair pair =
        new TlsPair()
            .listen(TlsPair.fixed(identity("one", "one.example")), asking(ClientAuth.NEED));
    pair.connect(showing(stranger, "TLSv1.3"));
    assertEquals("unknown_issuer", pair.troubles.getFirst().code());
    assertEquals(List.of(), pair.server.events());
  }

  @Test
  void aClientThatMayButDoesNotShowACertificateIsServed() throws Exception {
    TlsPair pair =
        new TlsPair()
            .listen(TlsPair.fixed(identity("one", "one.example")), asking(ClientAuth.WANT))
            .secured(unverified(""));
    assertEquals(
        "no client certificate was shown", pair.server.transport().facets().getFirst().value());
  }

  @Test
  void noCommonVersionIsSaidOnBothSides() throws Exception {
    TlsPair pair =
        new TlsPair()
            .listen(
                TlsPair.fixed(identity("one", "one.example")),
                new ServerSettings(ClientAuth.NONE, null, List.of(), List.of("TLSv1.3")));
    pair.connect(
        new ClientSettings(
            "", false, false, null, null, null, List.of(), List.of("TLSv1.2"), List.of()));
    assertEquals("host:4433 speaks no version of TLS that we speak", pair.failure().message());
    assertEquals(Kind.WRONG_PROTOCOL, pair.failure().kind());
    assertTrue(pair.troubles.getFirst().message().endsWith("no version of TLS that we speak"));
  }

  @Test
  void noCommonProtocolOfTheApplicationIsSaid() throws Exception {
    TlsPair pair =
        new TlsPair()
            .listen(
                TlsPair.fixed(identity("one", "one.example")),
                new ServerSettings(ClientAuth.NONE, null, List.of("h2"), List.of()));
    pair.connect(
        new ClientSettings(
            "", false, false, null, null, null, List.of("smtp"), List.of(), List.of()));
    assertEquals("host:4433 speaks none of the protocols offered", pair.failure().message());
  }
}
