package dev.endpoint.engine.type.tls;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/// What a certificate says, in words.
final class Certificates {
  /// A certificate that ends sooner than this is warned of.
  static final Duration SOON = Duration.ofDays(14);

  private static final int DNS = 2;
  private static final int IP = 7;
  private static final int NAMES_SHOWN = 5;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private Certificates() {}

  /// The names and addresses it is for (RFC 6125: the subject's common name does not count).
  static List<String> names(X509Certificate certificate) {
    List<String> names = new ArrayList<>();
    for (List<?> entry : alternativeNames(certificate)) {
      if ((entry.get(0).equals(DNS) || entry.get(0).equals(IP))
          && entry.get(1) instanceof String s) {
        names.add(s);
      }
    }
    return names;
  }

  /// The DNS names it is for, in lower case.
  static List<String> dnsNames(X509Certificate certificate) {
    List<String> names = new ArrayList<>();
    for (List<?> entry : alternativeNames(certificate)) {
      if (entry.get(0).equals(DNS) && entry.get(1) instanceof String name) {
        names.add(name.toLowerCase(Locale.ROOT));
      }
    }
    return names;
  }

  private static Collection<List<?>> alternativeNames(X509Certificate certificate) {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      return names == null ? List.of() : names;
    } catch (CertificateParsingException e) {
      return List.of();
    }
  }

  /// `a.example, b.example and 3 more`.
  static String nameList(X509Certificate certificate) {
    List<String> names = names(certificate);
    if (names.isEmpty()) {
      return "no name at all";
    }
    String shown = String.join(", ", names.subList(0, Math.min(NAMES_SHOWN, names.size())));
    int more = names.size() - NAMES_SHOWN;
    return more > 0 ? shown + " and " + more + " more" : shown;
  }

  /// The common name of its subject, or the whole subject.
  static String subject(X509Certificate certificate) {
    return commonName(certificate.getSubjectX500Principal().getName());
  }

  static String issuer(X509Certificate certificate) {
    return commonName(certificate.getIssuerX500Principal().getName());
  }

  private static String commonName(String name) {
    try {
      for (Rdn rdn : new LdapName(name).getRdns().reversed()) {
        if (rdn.getType().equalsIgnoreCase("CN")) {
          return String.valueOf(rdn.getValue());
        }
      }
    } catch (InvalidNameException e) {
      return name;
    }
    return name.isEmpty() ? "(no name)" : name;
  }

  /// Whether it names itself as its issuer.
  static boolean selfIssued(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
  }

  static String day(Date date) {
    return DAY.format(date.toInstant());
  }

  /// `expires in 5 days`, `expired on …`, or empty when all is well.
  static String validityWarning(X509Certificate certificate, Instant now) {
    Instant end = certificate.getNotAfter().toInstant();
    if (end.isBefore(now)) {
      return "expired on " + DAY.format(end);
    }
    if (certificate.getNotBefore().toInstant().isAfter(now)) {
      return "not valid before " + day(certificate.getNotBefore());
    }
    Duration left = Duration.between(now, end);
    if (left.compareTo(SOON) >= 0) {
      return "";
    }
    long days = left.toDays();
    return days == 0
        ? "expires within a day"
        : "expires in " + days + (days == 1 ? " day" : " days");
  }

  /// `a.example, issued by Some CA, issued by Root`.
  static String chain(X509Certificate[] chain) {
    StringBuilder text = new StringBuilder(subject(chain[0]));
    for (int i = 0; i < Math.min(chain.length, NAMES_SHOWN); i++) {
      text.append(selfIssued(chain[i]) ? ", issued by itself" : ", issued by " + issuer(chain[i]));
    }
    return text.toString();
  }
}
