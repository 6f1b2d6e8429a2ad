package dev.endpoint.engine;

import dev.endpoint.engine.syntax.Arguments;
import dev.endpoint.engine.syntax.Description;
import dev.endpoint.engine.syntax.Diagnostic;
import dev.endpoint.engine.syntax.EndpointForm;
import dev.endpoint.engine.syntax.EndpointSyntaxException;
import dev.endpoint.engine.syntax.NestedEndpoint;
import dev.endpoint.engine.syntax.Side;
import java.net.SocketAddress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What came of reading one endpoint string: an endpoint ready to be built, or what is wrong with
/// it. Immutable; any thread. Methods marked *Only when [#ok]* throw IllegalStateException
/// otherwise.
///
/// @param <E> [dev.endpoint.engine.endpoint.ClientEndpoint] or
///   [dev.endpoint.engine.endpoint.ServerEndpoint]
public interface ParsedEndpoint<E> extends NestedEndpoint {
  Side side();

  String text();

  /// The text taken apart.
  @Override
  Description description();

  /// Errors and warnings in the order of their places; empty when there is nothing to say.
  List<Diagnostic> diagnostics();

  /// Whether the text names files that it was read without looking into, so that reading it with a
  /// look may find more.
  boolean isOverlooked();

  /// Whether there is no error, so that [#build] works.
  boolean ok();

  /// The type that the text names, or null when there is none of that name.
  @Nullable EndpointType type();

  /// The text as the form of its type; empty when there is no type of that name.
  Optional<EndpointForm> form();

  /// The checked values. Only when [#ok].
  Arguments arguments();

  /// The string in its standard form, which Twisted reads too unless it says what Twisted cannot.
  /// Only when [#ok].
  @Override
  String canonical();

  /// [#canonical] with the values of secret arguments hidden: to show, log and save. Only when
  /// [#ok].
  @Override
  String maskedCanonical();

  /// What will happen, in plain words. Only when [#ok].
  @Override
  String explain();

  /// Whether a listener made from it can be reached from other machines. Only when [#ok].
  @Override
  boolean exposed();

  /// For a listener that is [#exposed]: the same string for this computer only, to offer. Only when
  /// [#ok].
  @Override
  Optional<String> loopbackOnly();

  /// For a listener: the string that connects to it from this computer. Only when [#ok].
  ///
  /// @param address where it really listens
  @Override
  Optional<String> clientText(SocketAddress address);

  /// Only when [#ok].
  @Override
  Optional<String> with(String option, String reading);

  /// Only when [#ok].
  @Override
  Optional<Object> value(String option);

  E build(Engine engine) throws EndpointSyntaxException;
}
