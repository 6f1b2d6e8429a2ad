package dev.endpoint.engine.type.tls;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a TLS client is told.
///
/// @param serverName the name to ask for and to verify, in ASCII, or an IP literal; empty for none
/// @param verifyChain whether the certificate must come from a trusted issuer
/// @param verifyName whether it must be for `serverName`
/// @param certificate our certificate, or null when we have none
/// @param privateKey its key; null when it is in the same file
/// @param trustRoots a PEM file or a folder, or null for the platform's roots
/// @param alpn protocols to offer, the preferred first
/// @param protocols the JDK's names of versions; empty for its default
/// @param ciphers the standard names of cipher suites; empty for the JDK's default
record ClientSettings(
    String serverName,
    boolean verifyChain,
    boolean verifyName,
    @Nullable Path certificate,
    @Nullable Path privateKey,
    @Nullable Path trustRoots,
    List<String> alpn,
    List<String> protocols,
    List<String> ciphers) {
  ClientSettings {
    alpn = List.copyOf(alpn);
    protocols = List.copyOf(protocols);
    ciphers = List.copyOf(ciphers);
  }

  /// Everything verified against the platform's roots.
  static ClientSettings verifying(String serverName) {
    return new ClientSettings(
        serverName, true, true, null, null, null, List.of(), List.of(), List.of());
  }
}
