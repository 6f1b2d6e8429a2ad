package dev.endpoint.engine.capture.message;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Cuts the messages of WebSocket (RFC 6455): the frames of one message together, with the control
/// frames between them, and any other control frame for itself. What a direction says in HTTP
/// before is a message for each head, with its body. What cannot be a frame is not cut, nor is what
/// follows: nothing tells where the next one begins.
final class WebSocketCutter implements Cutter {
  private final FrameHead frame = new FrameHead();
  private @Nullable HandshakeHead handshake;

  /// Whether a frame was seen, so that no more HTTP comes.
  private boolean framed;

  /// Whether a message goes on in another frame.
  private boolean open;

  /// Whether the message ends with the bytes that are left.
  private boolean last;

  private long total;
  private long left;
  private boolean ended;
  private @Nullable String flaw;

  @Override
  public int take(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && !ended && flaw == null) {
      if (left > 0) {
        int count = (int) Math.min(left, to - at);
        skip(count);
        at += count;
      } else {
        head(bytes[at++]);
      }
    }
    return (flaw == null ? at : to) - from;
  }

  private void head(byte next) {
    try {
      if (handshake == null && !framed && frame.isEmpty() && HandshakeHead.begins(next)) {
        handshake = new HandshakeHead();
      }
      HandshakeHead saying = handshake;
      if (saying != null) {
        if (saying.take(next)) {
          handshake = null;
          follow(saying.body(), true);
        }
      } else if (frame.take(next, open)) {
        framed = true;
        open = frame.isControl() ? open : !frame.isLast();
        long length = frame.length();
        frame.clear();
        follow(length, !open);
      }
    } catch (NoHead e) {
      flaw = e.words();
    }
  }

  /// @param ends whether the message ends behind these bytes
  private void follow(long bytes, boolean ends) {
    total = bytes;
    left = bytes;
    last = ends;
    ended = bytes == 0 && ends;
  }

  @Override
  public boolean ended() {
    return ended;
  }

  @Override
  public void next() {
    ended = false;
  }

  @Override
  public long blind() {
    return flaw == null ? left : Long.MAX_VALUE;
  }

  @Override
  public void skip(long count) {
    if (flaw == null) {
      left -= count;
      ended = left == 0 && last;
    }
  }

  @Override
  public @Nullable String flaw() {
    return flaw;
  }

  @Override
  public String lack() {
    if (left > 0) {
      return String.format(
          Locale.ROOT, "%,d of %,d bytes are here behind its head", total - left, total);
    }
    return open && frame.isEmpty() ? "it goes on in another frame" : "its head is not whole";
  }

  @Override
  public Cutter copy() {
    WebSocketCutter copy = new WebSocketCutter();
    frame.copyTo(copy.frame);
    copy.handshake = handshake == null ? null : handshake.copy();
    copy.framed = framed;
    copy.open = open;
    copy.last = last;
    copy.total = total;
    copy.left = left;
    copy.ended = ended;
    copy.flaw = flaw;
    return copy;
  }
}
