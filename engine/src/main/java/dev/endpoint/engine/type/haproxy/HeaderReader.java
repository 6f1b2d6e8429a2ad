package dev.endpoint.engine.type.haproxy;

import dev.endpoint.engine.layer.FirstWords;
import dev.endpoint.engine.layer.Handshake;
import dev.endpoint.engine.transport.Failure;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads a PROXY header of either version, which has to come first and is never guessed: what is
/// not a header is refused.
///
/// The verdict depends on the bytes alone and not on how they are cut: a header is judged when all
/// of it is there, and a stranger by so many bytes as are needed to say who it is.
final class HeaderReader implements Handshake {
  private static final byte[] TEXT = TextHeader.SIGNATURE.getBytes(StandardCharsets.US_ASCII);

  /// Enough to know a stranger by.
  private static final int SAMPLE = 16;

  private static final String ADVICE =
      " What connects here has to send a PROXY header first: send-proxy in HAProxy, proxy_protocol"
          + " in nginx. Without a proxy in front, leave haproxy: out.";

  private final String peer;

  /// @param peer who sends it, as a person would write it
  HeaderReader(String peer) {
    this.peer = peer;
  }

  @Override
  public int limit() {
    return BinaryHeader.LONGEST;
  }

  @Override
  public Result step(ByteBuffer in, Sender out) {
    ByteBuffer start = in.duplicate();
    try {
      return step(in);
    } catch (BadHeader e) {
      return bad(e, start);
    }
  }

  private Result step(ByteBuffer in) throws BadHeader {
    int likeText = alike(TEXT, in);
    int likeBinary = alike(BinaryHeader.SIGNATURE, in);
    if (likeText == TEXT.length) {
      return TextHeader.read(in);
    }
    if (likeBinary == BinaryHeader.SIGNATURE.length) {
      return BinaryHeader.read(in);
    }
    int like = Math.max(likeText, likeBinary);
    if (like == in.remaining()) {
      return new More();
    }
    int sample = sample(in, like);
    return sample < 0 ? new More() : stranger(TextHeader.text(in, sample));
  }

  /// How many bytes are those of the signature.
  private static int alike(byte[] signature, ByteBuffer in) {
    int most = Math.min(signature.length, in.remaining());
    int count = 0;
    while (count < most && in.get(in.position() + count) == signature[count]) {
      count++;
    }
    return count;
  }

  /// How many bytes to know a stranger by, which end with the first line; -1 while they are not all
  /// there.
  private static int sample(ByteBuffer in, int from) {
    int most = Math.min(in.remaining(), SAMPLE);
    for (int i = from; i < most; i++) {
      if (in.get(in.position() + i) == '\n') {
        return i + 1;
      }
    }
    return most == SAMPLE ? SAMPLE : -1;
  }

  private Refused stranger(String sample) {
    String what = FirstWords.recognise(sample);
    if (what.isEmpty()) {
      what =
          sample.toUpperCase(Locale.ROOT).startsWith(TextHeader.SIGNATURE)
              ? "a PROXY header in small letters"
              : "something else";
    }
    return refused(
        peer + " sent " + what + " instead of a PROXY header",
        "It began with “" + FirstWords.quoted(sample) + "”." + ADVICE);
  }

  private Refused bad(BadHeader e, ByteBuffer in) {
    String quoted =
        in.get(in.position()) == TEXT[0]
            ? FirstWords.quoted(TextHeader.text(in, Math.min(in.remaining(), TextHeader.LONGEST)))
            : "";
    return refused(
        peer + " sent a PROXY header that is not valid: " + e.reason(),
        (quoted.isEmpty() ? "" : "It began with “" + quoted + "”. ")
            + "The connection was closed; what sent it is at fault, or damaged on the way.");
  }

  private static Refused refused(String message, String meaning) {
    return new Refused(Failure.Kind.WRONG_PROTOCOL, message, meaning, "");
  }

  @Override
  public @Nullable Refused endedEarly(ByteBuffer in) {
    if (!in.hasRemaining()) {
      return null;
    }
    int like = Math.max(alike(TEXT, in), alike(BinaryHeader.SIGNATURE, in));
    boolean header = like == in.remaining() || like >= TEXT.length;
    return header
        ? new Refused(
            Failure.Kind.TRUNCATED,
            peer + " sent only the beginning of a PROXY header",
            "Only " + in.remaining() + " bytes of it came.",
            "")
        : stranger(TextHeader.text(in, Math.min(in.remaining(), SAMPLE)));
  }
}
