package dev.endpoint.engine.type.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/// Chooses which identity to show. A client has one at most and shows it whenever it is asked. A
/// server chooses by the name that the client asked for (SNI): exact, then wildcard, then the
/// first. Stateless; any thread.
final class Keys extends X509ExtendedKeyManager {
  private final List<Identity> identities;

  Keys(List<Identity> identities) {
    this.identities = List.copyOf(identities);
  }

  @Override
  public @Nullable String chooseEngineServerAlias(
      String keyType, Principal @Nullable [] issuers, SSLEngine engine) {
    List<Identity> fitting = forName(requestedName(engine));
    return alias(fitting, keyType);
  }

  /// The identities for a name; for a name that none has, all those that go with the first one.
  List<Identity> forName(String name) {
    List<Identity> exact = named(name);
    if (!exact.isEmpty()) {
      return exact;
    }
    int dot = name.indexOf('.');
    List<Identity> wild = dot < 0 ? List.of() : named("*" + name.substring(dot));
    return wild.isEmpty() ? likeFirst() : wild;
  }

  private List<Identity> named(String name) {
    return identities.stream()
        .filter(identity -> Certificates.dnsNames(identity.certificate()).contains(name))
        .toList();
  }

  /// The first identity, and others for the same names with another kind of key.
  private List<Identity> likeFirst() {
    if (identities.isEmpty()) {
      return identities;
    }
    List<String> names = Certificates.dnsNames(identities.getFirst().certificate());
    return identities.stream()
        .filter(identity -> Certificates.dnsNames(identity.certificate()).equals(names))
        .toList();
  }

  private static String requestedName(SSLEngine engine) {
    if (engine.getHandshakeSession() instanceof ExtendedSSLSession session) {
      for (SNIServerName name : session.getRequestedServerNames()) {
        if (name instanceof SNIHostName host) {
          return host.getAsciiName().toLowerCase(Locale.ROOT);
        }
      }
    }
    return "";
  }

  private @Nullable String alias(List<Identity> from, String keyType) {
    return from.stream()
        .filter(identity -> identity.algorithm().equals(keyType))
        .findFirst()
        .map(identity -> String.valueOf(identities.indexOf(identity)))
        .orElse(null);
  }

  @Override
  public @Nullable String chooseEngineClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, SSLEngine engine) {
    return Arrays.stream(keyTypes)
        .map(keyType -> alias(identities, keyType))
        .filter(alias -> alias != null)
        .findFirst()
        .orElse(null);
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(String alias) {
    return identity(alias).chain().toArray(X509Certificate[]::new);
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(String alias) {
    return identity(alias).key();
  }

  private Identity identity(String alias) {
    return identities.get(Integer.parseInt(alias));
  }

  @Override
  public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    return null;
  }

  @Override
  public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
    return null;
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, Socket socket) {
    return null;
  }

  @Override
  public @Nullable String chooseServerAlias(
      String keyType, Principal @Nullable [] issuers, Socket socket) {
    return null;
  }
}
