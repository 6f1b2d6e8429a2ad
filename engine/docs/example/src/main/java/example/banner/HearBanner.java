package example.banner;

import dev.endpoint.engine.layer.Handshake;
import dev.endpoint.engine.transport.Failure;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The client's half: takes the first line and not a byte more. It ends with LF, or CR LF.
///
/// @param expected what it must begin with
record HearBanner(String expected) implements Handshake {
  @Override
  public Result step(ByteBuffer in, Sender out) {
    String line = line(in);
    if (line == null) {
      return new More();
    }
    if (!line.startsWith(expected)) {
      return new Refused(
          Failure.Kind.WRONG_PROTOCOL,
          "The server's banner is “" + line + "”",
          "It was to begin with “" + expected + "”. Another server may listen here.",
          "");
    }
    return new Done(List.of(Banner.fact(line)));
  }

  /// A server that sends more without ending its line does not greet.
  @Override
  public int limit() {
    return Banner.LONGEST + 2;
  }

  /// The first line, taken out of the buffer; null when it has not come to its end, and then
  /// nothing is taken.
  private static String line(ByteBuffer in) {
    for (int i = in.position(); i < in.limit(); i++) {
      if (in.get(i) == '\n') {
        byte[] line = new byte[i - in.position()];
        in.get(line).get();
        return readable(line);
      }
    }
    return null;
  }

  /// A stranger wrote it and a person reads it: nothing in it may act on the window or terminal.
  private static String readable(byte[] line) {
    String text = new String(line, StandardCharsets.UTF_8);
    return text.replaceFirst("\r$", "").replaceAll("\\p{C}", "\uFFFD");
  }
}
