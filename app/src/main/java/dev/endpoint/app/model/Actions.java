package dev.endpoint.app.model;

import dev.endpoint.engine.EndpointCatalog;
import dev.endpoint.engine.capture.trace.TraceStream;
import dev.endpoint.engine.service.StopMode;
import dev.endpoint.engine.session.Replay;
import dev.endpoint.engine.session.Responder;
import dev.endpoint.engine.transport.MessageKind;
import java.nio.file.Path;
import java.time.Duration;

/// What the window can ask of the engine. Every method returns at once; what comes of it arrives as
/// new session states. The bridge implements it; tests have a recording fake.
public interface Actions {
  /// Starts to connect; returns the new session's id.
  long connect(String text);

  /// Starts to keep a connection, with an attempt after the other; returns the new keeper's id.
  long keep(String text);

  /// Starts to listen; returns the new session's id.
  long listen(String text, Responder responder);

  /// Opens a capture, or a trace of another program; returns the new session's id.
  long open(Path file);

  /// Makes a capture of one stream of the trace that is session `id`; returns the new session's id.
  long extract(long id, TraceStream stream);

  void cancel(long id);

  void extend(long id, Duration more);

  void send(long id, byte[] bytes);

  void sendMessage(long id, byte[] bytes, MessageKind kind);

  void sendFile(long id, Path file);

  /// Sends what was recorded once more, on a connection that is open.
  void replay(long id, Replay replay);

  void stopSendingFile(long id);

  void finish(long id);

  void close(long id);

  void abort(long id);

  void holdReading(long id, boolean held);

  /// Stops a listener or a keeper.
  void stop(long id, StopMode mode);

  /// A keeper does not wait any longer for its next attempt.
  void tryNow(long id);

  void respond(long id, Responder responder);

  void forget(long id);

  /// The reactor's clock, in nanoseconds: the one all times in session states refer to.
  long now();

  /// Reads, completes and explains endpoint strings; immutable, safe on any thread.
  EndpointCatalog catalog();
}
