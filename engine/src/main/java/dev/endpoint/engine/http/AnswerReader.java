package dev.endpoint.engine.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Finds the head of a server's final answer; interim ones (1xx, RFC 9110, section 15.2) before it
/// are passed over. It is given bytes as [HttpHeadReader] is.
public final class AnswerReader {
  private static final byte[] BEGINNING = "HTTP/".getBytes(StandardCharsets.US_ASCII);
  private static final int SWITCHING = 101;

  /// The most bytes of one head, and of all interim answers together.
  private final int limit;

  private HttpHeadReader reader;
  private boolean begun;
  private int skipped;

  public AnswerReader() {
    this(HttpHeadReader.LIMIT);
  }

  public AnswerReader(int limit) {
    this.limit = limit;
    reader = new HttpHeadReader(limit);
  }

  /// A head, and its start line once more.
  public record Answer(StatusLine status, HttpHead head) {}

  /// Whether it is HTTP what came, as far as that can be told; they stay where they are.
  public boolean isHttp(ByteBuffer in) {
    return begun || beginsLikeHttp(in);
  }

  /// Whether the server has said enough to know that it speaks HTTP.
  public boolean hasBegun() {
    return begun;
  }

  /// The answer, taken out of `in`; or null when it is not whole yet.
  public @Nullable Answer read(ByteBuffer in) throws HttpHeadException {
    while (beginsLikeHttp(in)) {
      begun |= in.remaining() >= BEGINNING.length;
      int before = in.position();
      HttpHead head = reader.read(in);
      if (head == null) {
        return null;
      }
      StatusLine status = StatusLine.of(head);
      if (status.code() / 100 != 1 || status.code() == SWITCHING) {
        return new Answer(status, head);
      }
      skipped += in.position() - before;
      if (skipped > limit) {
        String words = HttpHeadReader.quoted(status.words());
        throw new HttpHeadException("It answers “" + words + "” again and again");
      }
      reader = new HttpHeadReader(limit);
    }
    throw new HttpHeadException(
        begun ? "No real answer follows the interim one" : "It does not begin with HTTP/");
  }

  private static boolean beginsLikeHttp(ByteBuffer in) {
    int length = Math.min(in.remaining(), BEGINNING.length);
    return in.slice(in.position(), length).equals(ByteBuffer.wrap(BEGINNING, 0, length));
  }
}
