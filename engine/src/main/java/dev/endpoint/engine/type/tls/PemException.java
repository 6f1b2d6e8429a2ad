package dev.endpoint.engine.type.tls;

import org.jspecify.annotations.Nullable;

/// What is wrong with a PEM file, as the rest of a sentence that begins with its name.
final class PemException extends Exception {
  private static final long serialVersionUID = 1L;

  PemException(String predicate, @Nullable Throwable cause) {
    super(predicate, cause);
  }
}
