package dev.endpoint.engine.pipe;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What a [PipeWire] stands on: pipes that are read and written one piece at a time. Every answer
/// comes in a later turn of the reactor, to whose thread all of this belongs.
public interface Pipes {
  /// Where bytes come from.
  enum Source {
    OUTPUT,
    ERROR
  }

  /// Reads some bytes; they are the pipe's again at the next read from there. The answer is null at
  /// the end, or when nothing more can be read.
  void read(Source source, Consumer<@Nullable ByteBuffer> answer);

  /// Writes all these bytes; the answer is null, or why they were not taken.
  void write(ByteBuffer bytes, Consumer<@Nullable IOException> answer);

  /// Nothing more will be written.
  void endInput();

  /// Asks whoever is at the other end to end.
  void terminate();

  /// Ends whoever is at the other end at once.
  void kill();

  /// The connection is over: lets go of everything. Called once, last.
  void release();
}
