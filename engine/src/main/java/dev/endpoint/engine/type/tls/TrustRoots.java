package dev.endpoint.engine.type.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/// Whom to trust: the platform's roots, or those of a PEM file or of a folder of PEM files.
/// Everything here blocks.
///
/// @param skipped files of the folder that could not be used, each in one sentence
record TrustRoots(List<X509Certificate> certificates, List<String> skipped) {
  /// Where systems keep the roots that their administrator trusts; the Java run time brings its
  /// own.
  private static final List<Path> SYSTEM_BUNDLES =
      List.of(
          Path.of("/etc/ssl/certs/ca-certificates.crt"),
          Path.of("/etc/pki/tls/certs/ca-bundle.crt"),
          Path.of("/etc/ssl/cert.pem"));

  TrustRoots {
    certificates = List.copyOf(certificates);
    skipped = List.copyOf(skipped);
  }

  /// Reads a PEM file, or every `.pem` file of a folder but not of the folders in it. A broken file
  /// in a folder is skipped; a broken file named by itself is not.
  static TrustRoots read(Path path) throws IOException, PemException {
    if (!Files.isDirectory(path)) {
      List<X509Certificate> certificates = Pem.read(path).certificates();
      if (certificates.isEmpty()) {
        throw new PemException("holds no certificate", null);
      }
      return new TrustRoots(certificates, List.of());
    }
    Set<X509Certificate> certificates = new LinkedHashSet<>();
    List<String> skipped = new ArrayList<>();
    for (Path file : pemFiles(path)) {
      try {
        List<X509Certificate> found = Pem.read(file).certificates();
        certificates.addAll(found);
        if (found.isEmpty()) {
          skipped.add(file.getFileName() + " holds no certificate");
        }
      } catch (PemException e) {
        skipped.add(file.getFileName() + " " + e.getMessage());
      } catch (IOException e) {
        skipped.add(KeyFiles.unreadable(file.getFileName(), e));
      }
    }
    return new TrustRoots(List.copyOf(certificates), skipped);
  }

  private static List<Path> pemFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".pem"))
          .sorted()
          .toList();
    }
  }

  X509ExtendedTrustManager trustManager() throws GeneralSecurityException, PemException {
    if (certificates.isEmpty()) {
      throw new PemException("holds no certificate to trust", null);
    }
    return trustManager(keyStore(certificates));
  }

  /// The roots of the Java run time and, where there is one, of the system.
  static X509ExtendedTrustManager platform() throws GeneralSecurityException {
    X509ExtendedTrustManager java = trustManager(null);
    for (Path bundle : SYSTEM_BUNDLES) {
      if (Files.isReadable(bundle)) {
        return withBundle(java, bundle);
      }
    }
    return java;
  }

  private static X509ExtendedTrustManager withBundle(X509ExtendedTrustManager java, Path bundle)
      throws GeneralSecurityException {
    Set<X509Certificate> all = new LinkedHashSet<>(List.of(java.getAcceptedIssuers()));
    try {
      all.addAll(Pem.read(bundle).certificates());
    } catch (IOException | PemException e) {
      System.getLogger(TrustRoots.class.getName())
          .log(
              System.Logger.Level.WARNING,
              "The system's roots in {0} are not used: {1}",
              bundle,
              e);
      return java;
    }
    return trustManager(keyStore(all));
  }

  private static KeyStore keyStore(Collection<X509Certificate> certificates)
      throws GeneralSecurityException {
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int number = 0;
      for (X509Certificate certificate : certificates) {
        store.setCertificateEntry("root" + number++, certificate);
      }
      return store;
    } catch (IOException e) {
      throw new GeneralSecurityException(e);
    }
  }

  private static X509ExtendedTrustManager trustManager(@Nullable KeyStore store)
      throws GeneralSecurityException {
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(store);
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509ExtendedTrustManager found) {
        return found;
      }
    }
    throw new GeneralSecurityException("no trust manager");
  }
}
