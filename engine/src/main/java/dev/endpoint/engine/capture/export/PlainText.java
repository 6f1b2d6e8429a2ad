package dev.endpoint.engine.capture.export;

import dev.endpoint.engine.capture.ByteSource;
import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.Progress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/// What was said, as text without times and arrows. What is no character is written as it is shown:
/// `\xFF`. Control codes become the pictures that stand for them: who knows where the text will be
/// pasted. Events are left out unless there is nothing else.
final class PlainText implements Decoding.Sink {
  private static final int PICTURES = 0x2400;
  private static final int DELETE = 0x7F;
  private static final Tokens SINGLE = new Tokens(PlainText::shown);

  /// No character of any encoding has more bytes.
  private static final int LONGEST = 4;

  private final Excerpt excerpt;
  private final Decoding decoding;
  private final TextOut out;
  private int last = '\n';

  /// By direction, how many bytes of its next piece belong to a character that was written already.
  private final int[] begun = new int[2];

  private PlainText(Excerpt excerpt, Charset charset, TextOut out) {
    this.excerpt = excerpt;
    this.out = out;
    decoding = new Decoding(charset);
  }

  static void write(Excerpt excerpt, Charset charset, TextOut out, Progress progress)
      throws IOException {
    PlainText text = new PlainText(excerpt, charset, out);
    if (excerpt.bytes() == 0) {
      text.events(progress);
    } else {
      text.bytes(progress);
    }
  }

  private void events(Progress progress) throws IOException {
    Pieces pieces = new Pieces(excerpt, progress);
    String between = "";
    while (pieces.next()) {
      out.append(between).append(pieces.words());
      between = "\n";
    }
  }

  private void bytes(Progress progress) throws IOException {
    Pieces pieces = new Pieces(excerpt, progress);
    @Nullable Direction before = null;
    while (pieces.next()) {
      Direction direction = pieces.record().direction();
      if (direction == null) {
        continue;
      }
      if (before != null && before != direction && last != '\n') {
        out.append('\n');
      }
      before = direction;
      piece(pieces, direction);
    }
  }

  private void piece(Pieces pieces, Direction direction) throws IOException {
    ByteBuffer bytes = pieces.bytes();
    long end = pieces.offset() + bytes.remaining();
    int rest = Math.min(begun[direction.ordinal()], bytes.remaining());
    begun[direction.ordinal()] -= rest;
    bytes.position(bytes.position() + rest);
    decoding.decode(bytes, false, this);
    if (bytes.hasRemaining()) {
      cut(bytes, direction, end);
    }
  }

  /// A character that is cut by the end of a piece is written whole where it begins.
  private void cut(ByteBuffer begin, Direction direction, long end) throws IOException {
    ByteSource source = excerpt.recording().bytes(direction);
    int there = begin.remaining();
    ByteBuffer whole = ByteBuffer.allocate(there + LONGEST).put(begin.duplicate());
    source.read(end, whole);
    for (int more = 1; there + more <= Math.min(LONGEST, whole.position()); more++) {
      int character = decoding.only(whole.duplicate().flip().limit(there + more));
      if (character >= 0) {
        begun[direction.ordinal()] = more;
        character(character);
        return;
      }
    }
    decoding.decode(begin, true, this);
  }

  private static String shown(int b) {
    if (b < 0) {
      return "\\x" + Tokens.hex((byte) b);
    }
    boolean picture = b < ' ' && b != '\n' && b != '\r' && b != '\t';
    return Character.toString(b == DELETE ? PICTURES + 0x21 : picture ? PICTURES + b : b);
  }

  @Override
  public void single(byte b) throws IOException {
    last = b;
    out.token(SINGLE, b);
  }

  @Override
  public void character(int point) throws IOException {
    if (point < 0x80) {
      single((byte) point);
    } else if (Character.isBmpCodePoint(point)) {
      last = point;
      out.append((char) point);
    } else {
      last = point;
      out.appendPoint(point);
    }
  }

  @Override
  public void stray(byte b) throws IOException {
    last = b;
    out.token(EscapedText.HEX, b);
  }
}
