package dev.endpoint.engine.transport;

/// A transport that nobody listens to yet. It is born paused: nothing is read before [#attach], so
/// no byte is lost or raced while a connection is handed over. Whoever holds a wire attaches a
/// protocol, closes it or aborts it.
public interface Wire extends Transport {
  /// Attaches the protocol, once: calls [Protocol#connected], then starts reading unless the
  /// protocol paused. If `connected` raises, the wire is aborted, [Protocol#closed] is called, and
  /// the exception comes out of here. A protocol attached to a wire that is over already hears
  /// `connected` and then, in a later turn, `closed`.
  void attach(Protocol protocol) throws Exception;
}
