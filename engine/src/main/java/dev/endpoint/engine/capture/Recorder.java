package dev.endpoint.engine.capture;

import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;

/// The writing end of a [Recording]. Belongs to the reactor thread; never throws: when the disk or
/// the system refuses, the recording stops visibly ([Recording.Extent#trouble]) and the
/// conversation goes on.
public interface Recorder {
  /// Which addresses the packets in the file are to carry; called once, before any data.
  void opened(SocketAddress local, SocketAddress peer, boolean accepted);

  /// Appends the remaining bytes; the buffer's position is left as it was.
  void data(Direction direction, ByteBuffer bytes);

  /// Appends bytes as they pass below what [#data] hears: encrypted, framed, or with a proxy's talk
  /// before them. Told from before the first of the others, or not at all. What is recorded of them
  /// is for other programs: in the recording they are not seen.
  ///
  /// @param nanos when they passed, by the reactor's clock
  default void wire(Direction direction, long nanos, ByteBuffer bytes) {}

  /// That direction is over (half-close).
  void finished(Direction direction);

  /// Appends an event in words.
  void event(String words);

  /// The conversation is over: everything is on disk, no more comes, the file is closed for
  /// writing. Idempotent.
  void close();

  /// Nobody looks at the recording any longer, which is closed: its file may be removed when it is
  /// old.
  default void forget() {}

  /// So much time passed that the records' clock leaves out: those to come are later by it.
  void stoodStill(Duration time);

  Recording recording();

  /// Sets what runs, on the reactor thread, each time after the recording has grown: what was
  /// recorded is readable only then, at the end of the reactor's turn at the latest. It has to be
  /// cheap, like ringing a bell.
  void whenGrown(Runnable action);
}
