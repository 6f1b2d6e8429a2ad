package dev.endpoint.engine.type.tls;

import dev.endpoint.engine.syntax.Quoting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/// Keys and certificates in files, for tests of other packages: those know endpoints by their
/// strings. Every path is written as the value of a keyword.
public final class TlsFiles implements AutoCloseable {
  /// What the good certificates are for.
  public static final String NAME = "a.example";

  private static final Identity ROOT = Forge.root("Test Root");
  private static final Identity OTHER = Forge.root("Other Root");

  private final Path folder;
  private final Path certificates;

  private TlsFiles(Path folder) throws Exception {
    this.folder = folder;
    certificates = Files.createDirectory(folder.resolve("live"));
    Forge.write(Files.createDirectory(folder.resolve("roots")), "r.pem", Forge.pem(ROOT.chain()));
    write(certificates, "first.pem", Forge.issuedBy(ROOT, "first").dns(NAME).ip("127.0.0.1"));
    write(folder, "client.pem", client(ROOT, "a client"));
    write(folder, "stranger.pem", client(OTHER, "a stranger"));
    write(folder, "weak.pem", Forge.issuedBy(ROOT, "old").key("RSA 2048").dns(NAME));
  }

  private static Forge client(Identity issuer, String name) {
    return Forge.issuedBy(issuer, name)
        .keys(Forge.key("EC", name))
        .purpose(KeyPurposeId.id_kp_clientAuth);
  }

  public static TlsFiles make() throws Exception {
    return new TlsFiles(Files.createTempDirectory("certificates"));
  }

  private static void write(Path folder, String name, Forge forge) throws Exception {
    Forge.write(folder, name, Forge.pem(forge.make()));
  }

  /// Adds a certificate for another name to the listener's folder, not in the first place.
  public Path add(String name) throws Exception {
    String file = "more-" + name + ".pem";
    write(certificates, file, Forge.issuedBy(ROOT, name).dns(name));
    return certificates.resolve(file);
  }

  /// A folder for a TLS listener.
  public String folder() {
    return Quoting.value(certificates.toString());
  }

  /// One file with the key and the chain of a server.
  public Path server() {
    return certificates.resolve("first.pem");
  }

  /// The same with a key of RSA, which old versions of TLS need.
  public Path rsaServer() {
    return folder.resolve("weak.pem");
  }

  /// The same with what is wrong with it: `expired`, `not_yet_valid`, `self_signed` or
  /// `unknown_issuer`.
  public Path defective(String code) throws Exception {
    Instant now = Instant.now();
    Duration day = Duration.ofDays(1);
    Forge forge =
        switch (code) {
          case "expired" ->
              Forge.issuedBy(ROOT, "late").valid(now.minus(day.multipliedBy(9)), now.minus(day));
          case "not_yet_valid" ->
              Forge.issuedBy(ROOT, "early").valid(now.plus(day), now.plus(day.multipliedBy(9)));
          case "self_signed" -> Forge.selfSigned("its own");
          case "unknown_issuer" -> Forge.issuedBy(OTHER, "strange");
          default -> throw new IllegalArgumentException(code);
        };
    write(folder, code + ".pem", forge.dns(NAME).ip("127.0.0.1"));
    return folder.resolve(code + ".pem");
  }

  /// The root that issued them.
  public Path root() {
    return folder.resolve("roots").resolve("r.pem");
  }

  /// The key and certificate of a client that the root vouches for.
  public Path client() {
    return folder.resolve("client.pem");
  }

  /// The same of one that it does not vouch for.
  public Path stranger() {
    return folder.resolve("stranger.pem");
  }

  /// A path as the value of a keyword.
  public static String value(Path path) {
    return Quoting.value(path.toString());
  }

  @Override
  public void close() throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(folder)) {
      all = walk.toList();
    }
    for (Path path : all.reversed()) {
      Files.delete(path);
    }
  }
}
