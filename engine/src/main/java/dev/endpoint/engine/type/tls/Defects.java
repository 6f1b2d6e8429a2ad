package dev.endpoint.engine.type.tls;

import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateRevokedException;
import java.security.cert.PKIXReason;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.util.Arrays;
import java.util.Date;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Finds out what is wrong with a chain that the JDK refused. The JDK's own words decide where they
/// are telling; its path builder hides the reason behind "unable to find valid certification path",
/// so the chain is looked at as well.
final class Defects {
  private static final int SHORTEST_RSA = 2048;

  private final X509Certificate[] chain;
  private final CertificateException error;
  private final Date now;

  /// A certificate that is sent twice, as some servers do, is no issuer of its own.
  private Defects(X509Certificate[] chain, CertificateException error, Date now) {
    this.chain = Arrays.stream(chain).distinct().toArray(X509Certificate[]::new);
    this.error = error;
    this.now = now;
  }

  /// @param name the name that was verified, or empty when it was not
  static Untrusted find(
      X509Certificate[] chain, CertificateException error, String name, Date now) {
    return new Defects(chain, error, now).find(name);
  }

  private Untrusted find(String name) {
    String said = text(error);
    if (said.contains("alternative") || said.contains("no name matching")) {
      return wrongName(chain, name, error);
    }
    Untrusted found = byReason();
    if (found == null) {
      found = byUse(said);
    }
    if (found == null) {
      found = byLooking();
    }
    return found != null ? found : unknownIssuer();
  }

  static Untrusted wrongName(X509Certificate[] chain, String name, Throwable cause) {
    return new Untrusted(
        "wrong_name",
        "is not for " + name,
        "It is for "
            + Certificates.nameList(chain[0])
            + ". Connect to one of these names, or say which one to expect with serverName=.",
        cause);
  }

  /// What is too weak in a chain that the JDK accepts, which is lenient with private issuers; or
  /// null.
  static @Nullable Untrusted weakness(X509Certificate[] chain) {
    CertificateException cause = new CertificateException("weak");
    return new Defects(chain, cause, new Date(0)).byAlgorithm();
  }

  private @Nullable Untrusted byReason() {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateExpiredException
          || cause instanceof CertificateNotYetValidException) {
        return byDates();
      }
      if (cause instanceof CertificateRevokedException) {
        return defect("revoked", "was revoked by its issuer");
      }
      if (cause instanceof CertPathValidatorException path) {
        Untrusted found = byReason(path);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private @Nullable Untrusted byReason(CertPathValidatorException path) {
    var reason = path.getReason();
    if (reason == BasicReason.ALGORITHM_CONSTRAINED) {
      Untrusted weak = byAlgorithm();
      return weak != null
          ? weak
          : defect("weak_algorithm", "uses a kind of key or signature that is not secure any more");
    }
    if (reason == BasicReason.EXPIRED || reason == BasicReason.NOT_YET_VALID) {
      return byDates();
    }
    if (reason == BasicReason.REVOKED) {
      return defect("revoked", "was revoked by its issuer");
    }
    if (reason == BasicReason.INVALID_SIGNATURE) {
      return defect(
          "bad_signature", "has a signature that does not fit: it was changed, or forged");
    }
    if (reason == PKIXReason.NOT_CA_CERT) {
      return defect("not_a_ca", "was issued by a certificate that may not issue any");
    }
    if (reason == PKIXReason.PATH_TOO_LONG) {
      return defect("path_too_long", "has more issuers above it than its root allows");
    }
    return reason == PKIXReason.INVALID_KEY_USAGE
        ? defect("wrong_use", "has a key that may not be used for this")
        : null;
  }

  private @Nullable Untrusted byUse(String said) {
    return said.contains("extended key usage") || said.contains("keyusage")
        ? defect("wrong_use", "may not be used for this: its issuer made it for another purpose")
        : null;
  }

  private @Nullable Untrusted byLooking() {
    Untrusted found = byDates();
    if (found == null) {
      found = byAlgorithm();
    }
    return found == null ? byConstraints() : found;
  }

  private @Nullable Untrusted byDates() {
    for (int i = 0; i < chain.length; i++) {
      X509Certificate certificate = chain[i];
      String whose =
          i == 0 ? "" : "has an issuer (" + Certificates.subject(certificate) + ") that ";
      if (certificate.getNotAfter().before(now)) {
        return new Untrusted(
            "expired",
            whose + "has expired",
            "It was valid until "
                + Certificates.day(certificate.getNotAfter())
                + "; its owner has to renew it. Check this computer's date, too. "
                + chainWords(),
            error);
      }
      if (certificate.getNotBefore().after(now)) {
        return new Untrusted(
            "not_yet_valid",
            whose + "is not valid yet",
            "It is valid from "
                + Certificates.day(certificate.getNotBefore())
                + ". Is this computer's date right? "
                + chainWords(),
            error);
      }
    }
    return null;
  }

  private @Nullable Untrusted byAlgorithm() {
    for (X509Certificate certificate : chain) {
      String signature = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
      if (!Certificates.selfIssued(certificate)
          && (signature.startsWith("SHA1") || signature.startsWith("MD"))) {
        return defect("weak_algorithm", "is signed with " + signature + ", which is not secure");
      }
      if (certificate.getPublicKey() instanceof RSAKey key
          && key.getModulus().bitLength() < SHORTEST_RSA) {
        return defect(
            "weak_key",
            "has a key of only " + key.getModulus().bitLength() + " bits, which is not secure");
      }
    }
    return null;
  }

  private @Nullable Untrusted byConstraints() {
    for (int i = 1; i < chain.length; i++) {
      int below = chain[i].getBasicConstraints();
      if (below < 0) {
        return defect("not_a_ca", "was issued by a certificate that may not issue any");
      }
      if (below < i - 1) {
        return defect("path_too_long", "has more issuers above it than its root allows");
      }
    }
    return null;
  }

  private Untrusted unknownIssuer() {
    X509Certificate last = chain[chain.length - 1];
    if (chain.length == 1 && Certificates.selfIssued(last)) {
      return new Untrusted(
          "self_signed",
          "is self-signed",
          "Nobody vouches for it. To trust this very certificate, save it as a PEM file and give"
              + " trustRoots=FILE; to look without trust, verify=no.",
          error);
    }
    if (chain.length == 1) {
      return new Untrusted(
          "incomplete_chain",
          "comes without the certificate of its issuer, “" + Certificates.issuer(last) + "”",
          "Either the server forgot to send the certificates between its own and a known root, or"
              + " that issuer is not known here: give its root with trustRoots=. "
              + chainWords(),
          error);
    }
    String root =
        Certificates.selfIssued(last) ? Certificates.subject(last) : Certificates.issuer(last);
    return new Untrusted(
        "unknown_issuer",
        "comes from an unknown issuer, “" + root + "”",
        "To trust it, give its root certificate with trustRoots=. " + chainWords(),
        error);
  }

  private Untrusted defect(String code, String predicate) {
    return new Untrusted(code, predicate, chainWords(), error);
  }

  private String chainWords() {
    return "The chain: " + Certificates.chain(chain) + ".";
  }

  /// Everything the causes say, in lower case.
  private static String text(Throwable error) {
    StringBuilder text = new StringBuilder();
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      text.append(cause.getMessage()).append('\n');
    }
    return text.toString().toLowerCase(Locale.ROOT);
  }
}
