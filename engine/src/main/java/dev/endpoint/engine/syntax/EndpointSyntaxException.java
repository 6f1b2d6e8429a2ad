package dev.endpoint.engine.syntax;

import java.util.List;

/// An endpoint string that cannot be used, with everything that is wrong with it.
public final class EndpointSyntaxException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String text;
  private final transient List<Diagnostic> diagnostics;

  public EndpointSyntaxException(String text, List<Diagnostic> diagnostics) {
    super(
        diagnostics.stream()
            .filter(Diagnostic::isError)
            .findFirst()
            .map(Diagnostic::message)
            .orElse("bad endpoint string"));
    this.text = text;
    this.diagnostics = List.copyOf(diagnostics);
  }

  public String text() {
    return text;
  }

  /// Errors and warnings in the order of their places.
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }
}
