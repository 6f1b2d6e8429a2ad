package dev.endpoint.engine.type.tls;

import java.security.cert.CertificateException;
import org.jspecify.annotations.Nullable;

/// A certificate that is not to be trusted, with words.
final class Untrusted extends CertificateException {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final String predicate;
  private final String meaning;

  /// @param code short, for programs: `expired`
  /// @param predicate what is wrong, to follow "The certificate of …"
  /// @param meaning what it means, who issued it, what to try
  Untrusted(String code, String predicate, String meaning, Throwable cause) {
    super(predicate, cause);
    this.code = code;
    this.predicate = predicate;
    this.meaning = meaning;
  }

  String code() {
    return code;
  }

  String predicate() {
    return predicate;
  }

  String meaning() {
    return meaning;
  }

  /// The one that an exception came from, or null.
  static @Nullable Untrusted in(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof Untrusted found) {
        return found;
      }
    }
    return null;
  }
}
