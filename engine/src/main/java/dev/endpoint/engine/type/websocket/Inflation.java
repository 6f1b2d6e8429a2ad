package dev.endpoint.engine.type.websocket;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Decompresses the peer's messages (RFC 7692, section 7.2.2). Holds native memory until [#close].
final class Inflation {
  private static final byte[] TAIL = {0, 0, (byte) 0xff, (byte) 0xff};
  private static final int PIECE = 16 * 1024;

  private final Inflater inflater = new Inflater(true);
  private final byte[] out = new byte[PIECE];
  private final boolean keepsContext;
  private boolean closed;

  /// @param keepsContext whether a message may refer to those before it
  Inflation(boolean keepsContext) {
    this.keepsContext = keepsContext;
  }

  /// A piece of a message's compressed bytes.
  void add(byte[] bytes, int start, int count, MessageBuffer into) throws Violation {
    inflater.setInput(bytes, start, count);
    try {
      inflate(bytes, start + count, into);
    } catch (DataFormatException e) {
      Violation violation = Violation.data("A compressed message could not be decompressed");
      violation.initCause(e);
      throw violation;
    }
  }

  private void inflate(byte[] bytes, int end, MessageBuffer into)
      throws DataFormatException, Violation {
    while (true) {
      int count = inflater.inflate(out);
      if (count > 0) {
        into.add(out, 0, count);
      } else if (inflater.finished()) {
        // A block marked as the last one: what follows starts afresh (section 7.2.3.4).
        int left = inflater.getRemaining();
        inflater.reset();
        if (left == 0) {
          return;
        }
        inflater.setInput(bytes, end - left, left);
      } else if (inflater.needsDictionary()) {
        throw new DataFormatException("a dictionary is wanted");
      } else {
        return;
      }
    }
  }

  /// The message is over.
  void end(MessageBuffer into) throws Violation {
    add(TAIL, 0, TAIL.length, into);
    if (!keepsContext) {
      inflater.reset();
    }
  }

  void close() {
    if (!closed) {
      closed = true;
      inflater.end();
    }
  }
}
