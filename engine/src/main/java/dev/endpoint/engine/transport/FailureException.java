package dev.endpoint.engine.transport;

/// A [Failure] where Java wants an exception.
public final class FailureException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Failure failure;

  public FailureException(Failure failure) {
    super(failure.message(), failure.cause());
    this.failure = failure;
  }

  public Failure failure() {
    return failure;
  }
}
