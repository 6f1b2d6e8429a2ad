package dev.endpoint.engine;

import dev.endpoint.engine.syntax.Diagnostic;
import dev.endpoint.engine.syntax.EndpointSyntaxException;
import java.util.List;

/// What came of reading one endpoint string: an endpoint ready to be built, or what is wrong with
/// it.
///
/// @param <E> [dev.endpoint.engine.endpoint.ClientEndpoint] or
///   [dev.endpoint.engine.endpoint.ServerEndpoint]
public interface ParsedEndpoint<E> {
  String text();

  /// Errors and warnings in the order of their places; empty when there is nothing to say.
  List<Diagnostic> diagnostics();

  /// Whether there is no error, so that [#build] works.
  boolean ok();

  /// The string in its shortest standard form. Only when [#ok].
  String canonical();

  /// What will happen, in plain words. Only when [#ok].
  String explain();

  /// Whether a listener made from it can be reached from other machines. Only when [#ok].
  boolean exposed();

  E build(Engine engine) throws EndpointSyntaxException;
}
