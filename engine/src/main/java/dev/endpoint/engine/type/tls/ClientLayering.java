package dev.endpoint.engine.type.tls;

import dev.endpoint.engine.layer.Layering;
import dev.endpoint.engine.layer.NegotiatingLayer;
import dev.endpoint.engine.layer.Negotiation;
import dev.endpoint.engine.reactor.Reactor;
import dev.endpoint.engine.transport.Facet;
import dev.endpoint.engine.transport.FailureException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/// TLS for clients, with its keys and roots read.
final class ClientLayering implements Layering, TlsSource {
  /// How loud an unverified connection is marked.
  static final String UNVERIFIED = "NO: anybody could be on the other side";

  private final ClientSettings settings;
  private final SSLContext context;

  private ClientLayering(ClientSettings settings, SSLContext context) {
    this.settings = settings;
    this.context = context;
  }

  /// Reads what the settings name. Blocks.
  static ClientLayering prepare(ClientSettings settings, Reactor reactor)
      throws FailureException, GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(
        new KeyManager[] {new Keys(identities(settings))},
        new TrustManager[] {trust(settings, reactor)},
        null);
    ClientLayering layering = new ClientLayering(settings, context);
    layering.newEngine();
    return layering;
  }

  private static List<Identity> identities(ClientSettings settings) throws FailureException {
    Path certificate = settings.certificate();
    if (certificate == null) {
      return List.of();
    }
    Path key = settings.privateKey();
    return List.of(KeyFiles.identity(certificate, key == null ? certificate : key, null));
  }

  private static X509ExtendedTrustManager trust(ClientSettings settings, Reactor reactor)
      throws FailureException, GeneralSecurityException {
    if (!settings.verifyChain()) {
      return new NoCheck();
    }
    String name = settings.verifyName() ? settings.serverName() : "";
    return new PeerCheck(roots(settings.trustRoots()), name, reactor::wallClock);
  }

  static X509ExtendedTrustManager roots(@Nullable Path path)
      throws FailureException, GeneralSecurityException {
    if (path == null) {
      return TrustRoots.platform();
    }
    try {
      return KeyFiles.roots(path).trustManager();
    } catch (PemException e) {
      throw KeyFiles.bad(path, String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public String name() {
    return "TLS";
  }

  @Override
  public NegotiatingLayer layer(Negotiation negotiation) {
    return new TlsLayer(negotiation, this);
  }

  @Override
  public boolean server() {
    return false;
  }

  @Override
  public void engine(Consumer<SSLEngine> taker) {
    taker.accept(newEngine());
  }

  private SSLEngine newEngine() {
    String name = settings.serverName();
    SSLEngine engine =
        name.isEmpty() ? context.createSSLEngine() : context.createSSLEngine(name, -1);
    engine.setUseClientMode(true);
    SSLParameters parameters = engine.getSSLParameters();
    if (!name.isEmpty() && !ServerNames.isLiteral(name)) {
      parameters.setServerNames(List.of(new SNIHostName(name)));
    }
    if (settings.verifyChain() && settings.verifyName()) {
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
    }
    if (!settings.alpn().isEmpty()) {
      parameters.setApplicationProtocols(settings.alpn().toArray(String[]::new));
    }
    if (!settings.protocols().isEmpty()) {
      parameters.setProtocols(settings.protocols().toArray(String[]::new));
    }
    if (!settings.ciphers().isEmpty()) {
      parameters.setCipherSuites(settings.ciphers().toArray(String[]::new));
    }
    engine.setSSLParameters(parameters);
    return engine;
  }

  @Override
  public List<Facet> learned(SSLSession session, String applicationProtocol, Instant now) {
    return TlsFacets.of(session, applicationProtocol, verified(), now);
  }

  private String verified() {
    if (!settings.verifyChain()) {
      return UNVERIFIED;
    }
    return settings.verifyName()
        ? "yes, as " + settings.serverName()
        : "only its issuer, not its name";
  }
}
