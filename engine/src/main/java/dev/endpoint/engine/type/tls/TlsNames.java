package dev.endpoint.engine.type.tls;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/// Versions and cipher suites by the names that people give them.
final class TlsNames {
  private static final List<String> VERSIONS = List.of("TLSv1.3", "TLSv1.2");
  private static final Set<String> OLD = Set.of("1", "1.0", "1.1", "sslv3", "sslv2", "3", "2");

  private TlsNames() {}

  /// The JDK's names of these versions.
  ///
  /// @throws IllegalArgumentException with words
  static List<String> versions(List<String> given) {
    List<String> versions = new ArrayList<>();
    for (String word : given) {
      String number = word.toLowerCase(Locale.ROOT).replaceFirst("^tls ?v?", "");
      String version = "TLSv" + number;
      if (OLD.contains(number)) {
        throw new IllegalArgumentException(
            word + " is not secure and not supported; there are 1.2 and 1.3.");
      }
      if (!VERSIONS.contains(version)) {
        throw new IllegalArgumentException(
            "“" + word + "” is no version of TLS; there are 1.2 and 1.3.");
      }
      versions.add(version);
    }
    return versions;
  }

  /// Fails when one of them is not known.
  ///
  /// @throws IllegalArgumentException with words
  static void checkCiphers(List<String> given) {
    if (given.isEmpty()) {
      return;
    }
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[0], new TrustManager[0], null);
      Set<String> known = Set.of(context.getSupportedSSLParameters().getCipherSuites());
      for (String cipher : given) {
        if (!known.contains(cipher)) {
          throw new IllegalArgumentException(
              "“" + cipher + "” is no cipher suite of this Java; TLS_AES_128_GCM_SHA256 is one.");
        }
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
