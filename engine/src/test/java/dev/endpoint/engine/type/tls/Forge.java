package dev.endpoint.engine.type.tls;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// Makes certificates for tests, good ones and bad ones.
/// `Forge.root("R").name("a.example").make()`.
final class Forge {
  static final Instant NOW = Instant.now();

  /// Making keys is slow; tests share one of each kind by role.
  private static final Map<String, KeyPair> KEYS = new HashMap<>();

  private final Identity issuer;
  private final String subject;
  private KeyPair keys;
  private final List<GeneralName> names = new ArrayList<>();
  private Instant from = NOW.minus(30, ChronoUnit.DAYS);
  private Instant until = NOW.plus(300, ChronoUnit.DAYS);
  private boolean ca;
  private int pathLength = -1;
  private KeyUsage usage;
  private KeyPurposeId purpose;
  private String signature;

  private Forge(Identity issuer, String subject, KeyPair keys) {
    this.issuer = issuer;
    this.subject = subject;
    this.keys = keys;
  }

  /// A root that signs itself.
  static Identity root(String name) {
    return new Forge(null, name, key("EC", "ca " + name)).authority(-1).make();
  }

  /// A certificate that signs itself and is no authority.
  static Forge selfSigned(String subject) {
    return new Forge(null, subject, key("EC", "leaf"));
  }

  static Forge issuedBy(Identity issuer, String subject) {
    return new Forge(issuer, subject, key("EC", "leaf"));
  }

  static KeyPair key(String kind, String role) {
    return KEYS.computeIfAbsent(kind + " " + role, k -> generate(kind));
  }

  private static KeyPair generate(String kind) {
    try {
      String[] parts = kind.split(" ");
      KeyPairGenerator generator = KeyPairGenerator.getInstance(parts[0]);
      generator.initialize(parts.length > 1 ? Integer.parseInt(parts[1]) : 256);
      return generator.generateKeyPair();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  Forge key(String kind) {
    keys = key(kind, "leaf");
    return this;
  }

  Forge keys(KeyPair pair) {
    keys = pair;
    return this;
  }

  Forge dns(String... all) {
    Arrays.stream(all).forEach(name -> names.add(new GeneralName(GeneralName.dNSName, name)));
    return this;
  }

  Forge ip(String address) {
    names.add(new GeneralName(GeneralName.iPAddress, address));
    return this;
  }

  Forge valid(Instant from, Instant until) {
    this.from = from;
    this.until = until;
    return this;
  }

  Forge authority(int pathLength) {
    ca = true;
    this.pathLength = pathLength;
    return this;
  }

  Forge usage(int bits) {
    usage = new KeyUsage(bits);
    return this;
  }

  Forge purpose(KeyPurposeId id) {
    purpose = id;
    return this;
  }

  Forge signedWith(String algorithm) {
    signature = algorithm;
    return this;
  }

  Identity make() {
    try {
      PrivateKey signer = issuer == null ? keys.getPrivate() : issuer.key();
      X500Name own = new X500Name("CN=" + subject);
      X500Name by =
          issuer == null
              ? own
              : X500Name.getInstance(issuer.certificate().getSubjectX500Principal().getEncoded());
      JcaX509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              by,
              BigInteger.valueOf(System.identityHashCode(this) + 1L),
              Date.from(from),
              Date.from(until),
              own,
              keys.getPublic());
      extend(builder);
      String algorithm =
          signature != null
              ? signature
              : signer.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
      X509Certificate certificate =
          new JcaX509CertificateConverter()
              .getCertificate(builder.build(new JcaContentSignerBuilder(algorithm).build(signer)));
      List<X509Certificate> chain = new ArrayList<>(List.of(certificate));
      if (issuer != null) {
        chain.addAll(issuer.chain());
      }
      return new Identity(keys.getPrivate(), chain);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void extend(JcaX509v3CertificateBuilder builder) throws Exception {
    if (ca) {
      BasicConstraints constraints =
          pathLength < 0 ? new BasicConstraints(true) : new BasicConstraints(pathLength);
      builder.addExtension(Extension.basicConstraints, true, constraints);
    }
    if (!names.isEmpty()) {
      GeneralNames all = new GeneralNames(names.toArray(GeneralName[]::new));
      builder.addExtension(Extension.subjectAlternativeName, false, all);
    }
    if (usage != null) {
      builder.addExtension(Extension.keyUsage, true, usage);
    }
    if (purpose != null) {
      builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
    }
  }

  static String pem(Identity identity) throws Exception {
    return pem("PRIVATE KEY", identity.key().getEncoded()) + pem(identity.chain());
  }

  static String pem(List<X509Certificate> certificates) throws Exception {
    StringBuilder text = new StringBuilder();
    for (X509Certificate certificate : certificates) {
      text.append(pem("CERTIFICATE", certificate.getEncoded()));
    }
    return text.toString();
  }

  static String pem(String label, byte[] der) {
    String body =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(der);
    return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
  }

  static Path write(Path folder, String name, String text) throws Exception {
    return Files.writeString(folder.resolve(name), text, StandardCharsets.US_ASCII);
  }

  /// The chain without its root, as servers send it.
  static Identity withoutRoot(Identity identity) {
    return new Identity(identity.key(), identity.chain().subList(0, identity.chain().size() - 1));
  }
}
