package dev.endpoint.engine.transport;

/// A transport that nobody listens to yet. It is born paused: nothing is read before [#attach], so
/// no byte is lost or raced while a connection is handed over. Whoever holds a wire either attaches
/// a protocol or aborts it.
public interface Wire extends Transport {
  /// Attaches the protocol, once: calls [Protocol#connected], then starts reading unless the
  /// protocol paused. If `connected` raises, the wire is aborted, [Protocol#closed] is called, and
  /// the exception comes out of here.
  void attach(Protocol protocol) throws Exception;
}
