package dev.endpoint.engine;

import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.endpoint.ServerEndpoint;
import dev.endpoint.engine.syntax.Completion;
import dev.endpoint.engine.syntax.Side;
import java.util.List;

/// SKELETON. Every endpoint type there is, and what is made of them: reading, completing,
/// explaining. Immutable; any thread.
public final class EndpointCatalog {
  /// All types found by ServiceLoader.
  public static EndpointCatalog installed() {
    throw new UnsupportedOperationException();
  }

  public static EndpointCatalog of(List<EndpointType> types) {
    throw new UnsupportedOperationException();
  }

  public List<EndpointType> types() {
    throw new UnsupportedOperationException();
  }

  /// Never throws: whatever is wrong is in the diagnostics.
  public ParsedEndpoint<ClientEndpoint> client(String text) {
    throw new UnsupportedOperationException();
  }

  public ParsedEndpoint<ServerEndpoint> server(String text) {
    throw new UnsupportedOperationException();
  }

  /// How the text could go on at the caret, best first.
  public List<Completion> complete(Side side, String text, int caret) {
    throw new UnsupportedOperationException();
  }

  /// What to show in grey after the text: the arguments still expected, such as `:port`; may be
  /// empty.
  public String ghost(Side side, String text) {
    throw new UnsupportedOperationException();
  }
}
