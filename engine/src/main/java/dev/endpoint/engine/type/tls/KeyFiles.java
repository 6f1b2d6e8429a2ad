package dev.endpoint.engine.type.tls;

import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.FailureException;
import dev.endpoint.engine.transport.Failures;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads identities and roots from files that an endpoint string names; what is wrong becomes a
/// failure with words. Everything here blocks.
final class KeyFiles {
  private static final String STAGE = "preparing";

  private KeyFiles() {}

  /// The whole of it cannot be read.
  static FailureException unusable(IOException e, Path file) {
    return e instanceof NoSuchFileException
        ? new Failure(
                Failure.Kind.BAD_ARGUMENT,
                STAGE,
                file.toString(),
                "There is no " + file,
                "Check the path.",
                "ENOENT",
                e,
                List.of())
            .toException()
        : Failures.of(e, STAGE, file.toString()).toException();
  }

  /// The identity of a certificate file and a key file, which may be the same one.
  ///
  /// @param chain more certificates to send, or null
  static Identity identity(Path certificate, Path key, @Nullable Path chain)
      throws FailureException {
    Pem certificates = pem(certificate);
    Pem keys = key.equals(certificate) ? certificates : pem(key);
    List<X509Certificate> all = new ArrayList<>(certificates.certificates());
    all.addAll(keys.certificates());
    if (all.isEmpty()) {
      throw bad(certificate, "holds no certificate", null);
    }
    if (keys.keys().isEmpty()) {
      throw bad(key, "holds no private key", null);
    }
    List<X509Certificate> extra = chain == null ? List.of() : pem(chain).certificates();
    if (chain != null && extra.isEmpty()) {
      throw bad(chain, "holds no certificate", null);
    }
    return identity(all, keys.keys().getFirst(), key, extra);
  }

  /// The extra certificates are sent as they are, in their order.
  private static Identity identity(
      List<X509Certificate> certificates, PrivateKey key, Path keyFile, List<X509Certificate> extra)
      throws FailureException {
    try {
      Identity own = Identity.of(key, certificates);
      List<X509Certificate> all = new ArrayList<>(own.chain());
      extra.stream().filter(certificate -> !all.contains(certificate)).forEach(all::add);
      return new Identity(key, all);
    } catch (PemException e) {
      throw bad(keyFile, String.valueOf(e.getMessage()), e);
    }
  }

  static Pem pem(Path file) throws FailureException {
    try {
      return Pem.read(file);
    } catch (PemException e) {
      throw bad(file, String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw unusable(e, file);
    }
  }

  static TrustRoots roots(Path path) throws FailureException {
    try {
      return TrustRoots.read(path);
    } catch (PemException e) {
      throw bad(path, String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw unusable(e, path);
    }
  }

  /// Why a file among others is skipped.
  static String unreadable(Path name, IOException e) {
    return name + (e instanceof AccessDeniedException ? " may not be read" : " cannot be read");
  }

  static FailureException bad(Path file, String predicate, @Nullable Throwable cause) {
    return new Failure(
            Failure.Kind.BAD_ARGUMENT,
            STAGE,
            file.toString(),
            file + " " + predicate,
            "",
            "",
            cause,
            List.of())
        .toException();
  }
}
