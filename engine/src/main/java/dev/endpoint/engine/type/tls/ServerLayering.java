package dev.endpoint.engine.type.tls;

import dev.endpoint.engine.layer.Layering;
import dev.endpoint.engine.layer.NegotiatingLayer;
import dev.endpoint.engine.layer.Negotiation;
import dev.endpoint.engine.reactor.Reactor;
import dev.endpoint.engine.transport.Facet;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.FailureException;
import dev.endpoint.engine.transport.Failures;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/// TLS for servers. Its certificates follow their files: a connection that comes later than
/// [#FRESH] after the last look waits until it is known, off the reactor, whether a file has
/// changed; all that come meanwhile wait for the same look. When the new files are no good the old
/// certificates stay in use, and that is told.
///
/// Everything but the look itself is on the reactor thread.
final class ServerLayering implements Layering {
  /// So long after a look the files are not looked at again.
  static final Duration FRESH = Duration.ofSeconds(1);

  /// What one look found.
  private record Snapshot(SSLContext context, Object fingerprint, List<String> warnings) {}

  private final ServerIdentities identities;
  private final ServerSettings settings;
  private final Reactor reactor;
  private final @Nullable X509ExtendedTrustManager roots;
  private final Set<String> told = new LinkedHashSet<>();
  private final List<Runnable> waiting = new ArrayList<>();
  private Snapshot current;
  private long lookedAt;

  private ServerLayering(
      ServerIdentities identities,
      ServerSettings settings,
      Reactor reactor,
      @Nullable X509ExtendedTrustManager roots,
      Snapshot first) {
    this.identities = identities;
    this.settings = settings;
    this.reactor = reactor;
    this.roots = roots;
    this.current = first;
    this.lookedAt = reactor.nanos();
  }

  /// Reads everything for the first time. Blocks.
  static ServerLayering prepare(
      ServerIdentities identities, ServerSettings settings, Reactor reactor)
      throws FailureException, GeneralSecurityException {
    X509ExtendedTrustManager roots =
        settings.clientAuth() == ServerSettings.ClientAuth.NONE
            ? null
            : ClientLayering.roots(settings.trustRoots());
    Snapshot first = read(identities, roots, reactor);
    ServerLayering layering = new ServerLayering(identities, settings, reactor, roots, first);
    layering.newEngine();
    return layering;
  }

  private static Snapshot read(
      ServerIdentities identities, @Nullable X509ExtendedTrustManager roots, Reactor reactor)
      throws FailureException, GeneralSecurityException {
    Object fingerprint = identities.fingerprint();
    ServerIdentities.Loaded loaded = identities.load();
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(
        new KeyManager[] {new Keys(loaded.identities())},
        new TrustManager[] {
          roots == null ? new NoCheck() : new PeerCheck(roots, "", reactor::wallClock)
        },
        null);
    List<String> warnings = new ArrayList<>(loaded.skipped());
    for (Identity identity : loaded.identities()) {
      String warning = Certificates.validityWarning(identity.certificate(), reactor.wallClock());
      if (!warning.isEmpty()) {
        warnings.add(
            "the certificate for " + Certificates.nameList(identity.certificate()) + " " + warning);
      }
    }
    return new Snapshot(context, fingerprint, List.copyOf(warnings));
  }

  @Override
  public String name() {
    return "TLS";
  }

  @Override
  public NegotiatingLayer layer(Negotiation negotiation) {
    return new TlsLayer(negotiation, new Source(negotiation));
  }

  private SSLEngine newEngine() {
    SSLEngine engine = current.context().createSSLEngine();
    engine.setUseClientMode(false);
    SSLParameters parameters = engine.getSSLParameters();
    switch (settings.clientAuth()) {
      case NONE -> {}
      case WANT -> parameters.setWantClientAuth(true);
      case NEED -> parameters.setNeedClientAuth(true);
    }
    if (!settings.alpn().isEmpty()) {
      parameters.setApplicationProtocols(settings.alpn().toArray(String[]::new));
    }
    if (!settings.protocols().isEmpty()) {
      parameters.setProtocols(settings.protocols().toArray(String[]::new));
    }
    parameters.setUseCipherSuitesOrder(true);
    engine.setSSLParameters(parameters);
    return engine;
  }

  /// Runs the action as soon as the certificates are known to be those of the files.
  private void whenFresh(Runnable action, Consumer<Failure> trouble) {
    if (waiting.isEmpty() && reactor.nanos() - lookedAt < FRESH.toNanos()) {
      action.run();
      return;
    }
    waiting.add(action);
    if (waiting.size() == 1) {
      Snapshot known = current;
      reactor.<Snapshot>blocking(
          () -> look(known), (found, thrown) -> looked(found, thrown, trouble));
    }
  }

  private Snapshot look(Snapshot known) throws FailureException, GeneralSecurityException {
    return identities.fingerprint().equals(known.fingerprint())
        ? known
        : read(identities, roots, reactor);
  }

  private void looked(
      @Nullable Snapshot found, @Nullable Throwable thrown, Consumer<Failure> trouble) {
    lookedAt = reactor.nanos();
    if (found != null) {
      if (found != current) {
        told.clear();
        current = found;
      }
    } else if (thrown != null && told.add(String.valueOf(thrown.getMessage()))) {
      Failure failure = Failures.of(thrown, "preparing", "the certificates");
      trouble.accept(
          failure.withMeaning("The certificates read before stay in use. " + failure.meaning()));
    }
    List<Runnable> ready = List.copyOf(waiting);
    waiting.clear();
    ready.forEach(Runnable::run);
  }

  /// Says once what is not well about the certificates in use.
  private void warn(Negotiation negotiation) {
    for (String warning : current.warnings()) {
      if (told.add(warning)) {
        negotiation.trouble(
            new Failure(Failure.Kind.OTHER, "listening", "the certificates", warning, ""));
      }
    }
  }

  private final class Source implements TlsSource {
    private final Negotiation negotiation;

    Source(Negotiation negotiation) {
      this.negotiation = negotiation;
    }

    @Override
    public void engine(Consumer<SSLEngine> taker) {
      whenFresh(
          () -> {
            warn(negotiation);
            taker.accept(newEngine());
          },
          negotiation::trouble);
    }

    @Override
    public List<Facet> learned(SSLSession session, String applicationProtocol, Instant now) {
      String verified =
          settings.clientAuth() == ServerSettings.ClientAuth.NONE ? "" : clientVerified(session);
      return TlsFacets.of(session, applicationProtocol, verified, now);
    }

    private static String clientVerified(SSLSession session) {
      try {
        return session.getPeerCertificates().length == 0 ? "" : "yes, the client's certificate";
      } catch (SSLPeerUnverifiedException e) {
        return "no client certificate was shown";
      }
    }

    @Override
    public boolean server() {
      return true;
    }
  }
}
