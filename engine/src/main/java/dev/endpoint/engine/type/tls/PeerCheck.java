package dev.endpoint.engine.type.tls;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/// Verifies the peer's certificate as the JDK does, and says in words what is wrong with it.
/// Stricter in two things: weak keys and signatures are refused from every issuer, and a
/// certificate without alternative names is for nobody (RFC 9525), whatever its subject says.
/// Stateless; any thread.
final class PeerCheck extends X509ExtendedTrustManager {
  private final X509ExtendedTrustManager jdk;
  private final String name;
  private final Supplier<Instant> clock;

  /// @param name what a server must be called, or empty when the name does not matter
  PeerCheck(X509ExtendedTrustManager jdk, String name, Supplier<Instant> clock) {
    this.jdk = jdk;
    this.name = name;
    this.clock = clock;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    try {
      jdk.checkServerTrusted(chain, authType, engine);
    } catch (CertificateException e) {
      throw defect(chain, e);
    }
    checkStrength(chain);
    if (!name.isEmpty() && Certificates.names(chain[0]).isEmpty()) {
      throw Defects.wrongName(chain, name, new CertificateException("no alternative names"));
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    try {
      jdk.checkClientTrusted(chain, authType, engine);
    } catch (CertificateException e) {
      throw defect(chain, e);
    }
    checkStrength(chain);
  }

  private static void checkStrength(X509Certificate[] chain) throws Untrusted {
    Untrusted weak = Defects.weakness(chain);
    if (weak != null) {
      throw weak;
    }
  }

  private Untrusted defect(X509Certificate[] chain, CertificateException error) {
    return Defects.find(chain, error, name, Date.from(clock.get()));
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return jdk.getAcceptedIssuers();
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {
    throw noSockets();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {
    throw noSockets();
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType) {
    throw noSockets();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType) {
    throw noSockets();
  }

  private static UnsupportedOperationException noSockets() {
    return new UnsupportedOperationException("only engines are checked");
  }
}
