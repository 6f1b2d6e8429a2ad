package dev.endpoint.engine.capture.trace;

import java.io.IOException;

/// Finds one packet after another in a trace of its format.
interface PacketReader {
  /// Reads the next packet; false at the end of the file.
  ///
  /// @throws TraceDamage where no packet can be made out
  boolean next(Packet packet) throws IOException;
}
