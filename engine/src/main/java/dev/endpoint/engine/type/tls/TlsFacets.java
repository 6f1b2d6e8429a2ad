package dev.endpoint.engine.type.tls;

import dev.endpoint.engine.transport.Facet;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/// What is known about a secured connection, in words.
final class TlsFacets {
  private static final String GROUP = "TLS";

  private final List<Facet> facets = new ArrayList<>();

  private TlsFacets() {}

  /// @param verified what was verified about the peer, in words; empty when there was nothing to
  ///   verify
  static List<Facet> of(
      SSLSession session, String applicationProtocol, String verified, Instant now) {
    TlsFacets all = new TlsFacets();
    if (!verified.isEmpty()) {
      all.add("verified", verified);
    }
    all.add("version", session.getProtocol().replace("TLSv", "TLS "));
    all.add("cipher", session.getCipherSuite());
    if (!applicationProtocol.isEmpty()) {
      all.add("ALPN", applicationProtocol);
    }
    all.addPeer(session, now);
    return all.facets;
  }

  private void addPeer(SSLSession session, Instant now) {
    try {
      Certificate[] chain = session.getPeerCertificates();
      if (chain.length > 0 && chain[0] instanceof X509Certificate certificate) {
        addCertificate(certificate, now);
      }
    } catch (SSLPeerUnverifiedException e) {
      // The peer showed no certificate, which is usual for clients.
    }
  }

  private void addCertificate(X509Certificate certificate, Instant now) {
    add("certificate", Certificates.subject(certificate));
    add(
        "issuer",
        Certificates.selfIssued(certificate) ? "itself" : Certificates.issuer(certificate));
    add("names", Certificates.nameList(certificate));
    add(
        "valid",
        Certificates.day(certificate.getNotBefore())
            + " to "
            + Certificates.day(certificate.getNotAfter()));
    String warning = Certificates.validityWarning(certificate, now);
    if (!warning.isEmpty()) {
      add("warning", "the certificate " + warning);
    }
  }

  private void add(String name, String value) {
    facets.add(new Facet(GROUP, name, value));
  }
}
