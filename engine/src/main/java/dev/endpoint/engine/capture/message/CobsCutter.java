package dev.endpoint.engine.capture.message;

import org.jspecify.annotations.Nullable;

/// Cuts behind the zero byte that ends a frame of consistent overhead byte stuffing, and checks
/// that the frame's blocks end there, too.
final class CobsCutter implements Cutter {
  /// How many bytes of the block are still to come.
  private int left;

  private boolean ended;
  private @Nullable String flaw;

  @Override
  public int take(byte[] bytes, int from, int to) {
    for (int at = from; at < to; at++) {
      int b = bytes[at] & 0xff;
      if (b == 0) {
        end();
        return at + 1 - from;
      }
      left = left == 0 ? b - 1 : left - 1;
    }
    return to - from;
  }

  private void end() {
    ended = true;
    if (left > 0) {
      flaw = "its last block says " + left + (left == 1 ? " byte more" : " bytes more");
      left = 0;
    }
  }

  @Override
  public boolean ended() {
    return ended;
  }

  @Override
  public void next() {
    ended = false;
    flaw = null;
  }

  @Override
  public @Nullable String flaw() {
    return flaw;
  }

  @Override
  public String lack() {
    return "no zero byte yet";
  }

  @Override
  public Cutter copy() {
    CobsCutter copy = new CobsCutter();
    copy.left = left;
    return copy;
  }
}
