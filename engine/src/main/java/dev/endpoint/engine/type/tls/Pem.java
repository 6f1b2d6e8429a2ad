package dev.endpoint.engine.type.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The certificates and private keys in a PEM file (RFC 7468), in their order. Text around them
/// does not matter, nor do the kinds of line end.
record Pem(List<X509Certificate> certificates, List<PrivateKey> keys) {
  /// Larger files are not read: nothing of use is that large.
  private static final long LARGEST = 16L << 20;

  private static final Pattern SECTION =
      Pattern.compile("-----BEGIN ([^\r\n]+?)-----([^-]*)-----END \\1-----");

  Pem {
    certificates = List.copyOf(certificates);
    keys = List.copyOf(keys);
  }

  /// Reads a file. Blocks.
  ///
  /// @throws PemException in words, without the path, when something in it cannot be read
  static Pem read(Path file) throws IOException, PemException {
    if (Files.size(file) > LARGEST) {
      throw new PemException("is too large for a PEM file", null);
    }
    return parse(Files.readString(file, StandardCharsets.ISO_8859_1));
  }

  static Pem parse(String text) throws PemException {
    List<X509Certificate> certificates = new ArrayList<>();
    List<PrivateKey> keys = new ArrayList<>();
    Matcher section = SECTION.matcher(text);
    while (section.find()) {
      String label = section.group(1);
      if (label.endsWith("CERTIFICATE") && !label.endsWith("ATTRIBUTE CERTIFICATE")) {
        certificates.add(certificate(decoded(label, section.group(2))));
      } else if (label.endsWith("PRIVATE KEY")) {
        keys.add(key(label, section.group(2)));
      }
    }
    if (text.contains("-----BEGIN")
        && certificates.isEmpty()
        && keys.isEmpty()
        && !hasOther(text)) {
      throw new PemException("is cut off or damaged: a section in it has no end", null);
    }
    return new Pem(certificates, keys);
  }

  private static boolean hasOther(String text) {
    return SECTION.matcher(text).find();
  }

  private static X509Certificate certificate(byte[] der) throws PemException {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
    } catch (CertificateException e) {
      throw new PemException("holds a certificate that cannot be read", e);
    }
  }

  private static PrivateKey key(String label, String body) throws PemException {
    if (label.startsWith("ENCRYPTED") || body.contains("ENCRYPTED")) {
      throw new PemException(
          "holds a private key that is encrypted with a password; decrypt it first:"
              + " openssl pkey -in FILE -out NEWFILE",
          null);
    }
    byte[] der = decoded(label, body);
    try {
      return switch (label) {
        case "PRIVATE KEY" -> PrivateKeys.fromPkcs8(der);
        case "RSA PRIVATE KEY" -> PrivateKeys.fromPkcs1(der);
        case "EC PRIVATE KEY" -> PrivateKeys.fromSec1(der);
        default -> throw new PemException("holds a key of an unknown kind: " + label, null);
      };
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new PemException("holds a private key that cannot be read", e);
    }
  }

  private static byte[] decoded(String label, String body) throws PemException {
    try {
      return Base64.getDecoder().decode(body.replaceAll("\\s", ""));
    } catch (IllegalArgumentException e) {
      throw new PemException("is damaged in its section " + label, e);
    }
  }
}
