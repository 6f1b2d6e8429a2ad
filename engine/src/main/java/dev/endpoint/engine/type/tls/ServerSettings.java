package dev.endpoint.engine.type.tls;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a TLS server is told, beside its certificates.
///
/// @param trustRoots who may issue client certificates: a PEM file or a folder, or null for the
///   platform's roots
/// @param alpn protocols we speak, the preferred first
/// @param protocols the JDK's names of versions; empty for its default
record ServerSettings(
    ClientAuth clientAuth, @Nullable Path trustRoots, List<String> alpn, List<String> protocols) {
  /// Whether clients show a certificate.
  enum ClientAuth {
    NONE,
    WANT,
    NEED
  }

  ServerSettings {
    alpn = List.copyOf(alpn);
    protocols = List.copyOf(protocols);
  }

  static ServerSettings plain() {
    return new ServerSettings(ClientAuth.NONE, null, List.of(), List.of());
  }
}
