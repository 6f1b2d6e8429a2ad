package dev.endpoint.engine.session;

import dev.endpoint.engine.Engine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/// SKELETON. The conversations a person has: endpoint strings in, states out. Every method may be called from any thread and
/// returns at once; what comes of it is told to the observer.
public final class Sessions {
  public Sessions(Engine engine, SessionObserver observer) {}

  /// Starts to connect; a string with errors becomes a failed session. Returns the new session's id.
  public long connect(String text) { throw new UnsupportedOperationException(); }

  public long listen(String text, Responder responder) { throw new UnsupportedOperationException(); }

  /// Calls an attempt off.
  public void cancel(long id) { throw new UnsupportedOperationException(); }

  /// Gives an attempt more time.
  public void extend(long id, Duration more) { throw new UnsupportedOperationException(); }

  /// Sends bytes; the array belongs to the session from now on.
  public void send(long id, byte[] bytes) { throw new UnsupportedOperationException(); }

  /// Sends a file piece by piece as the peer takes it; progress is in the state.
  public void sendFile(long id, Path file) { throw new UnsupportedOperationException(); }

  public void stopSendingFile(long id) { throw new UnsupportedOperationException(); }

  /// Half-close: no more from us.
  public void finish(long id) { throw new UnsupportedOperationException(); }

  public void close(long id) { throw new UnsupportedOperationException(); }

  public void abort(long id) { throw new UnsupportedOperationException(); }

  /// Pauses or resumes reading.
  public void holdReading(long id, boolean held) { throw new UnsupportedOperationException(); }

  public void stop(long id, StopMode mode) { throw new UnsupportedOperationException(); }

  /// What connections accepted from now on get.
  public void respond(long id, Responder responder) { throw new UnsupportedOperationException(); }

  /// Takes an ended session off the list; its capture file stays.
  public void forget(long id) { throw new UnsupportedOperationException(); }

  /// Cancels, stops and closes everything; completes when all is closed and every capture is on disk.
  public CompletionStage<Void> closeAll() { throw new UnsupportedOperationException(); }
}
