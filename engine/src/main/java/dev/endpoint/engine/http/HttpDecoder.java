package dev.endpoint.engine.http;

import dev.endpoint.engine.decode.Decoder;
import dev.endpoint.engine.decode.Parts;
import dev.endpoint.engine.decode.Sample;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Requests and responses of HTTP/1: the start line, how many headers there are, and the body.
public final class HttpDecoder implements Decoder {
  private static final String VERSION = " HTTP/1.";
  private static final String ANSWER = "HTTP/1.";
  private static final int LONGEST_LINE = 8 * 1024;

  @Override
  public String name() {
    return "HTTP/1";
  }

  @Override
  public @Nullable String summary(Sample sample) {
    ByteBuffer bytes = sample.bytes();
    String line = firstLine(bytes);
    String words = line.startsWith(ANSWER) ? answer(line) : request(line);
    if (words == null) {
      return null;
    }
    HttpHead head;
    try {
      head = new HttpHeadReader().read(bytes);
    } catch (HttpHeadException e) {
      return Parts.of(words).add("its head is wrong: " + e.words()).text();
    }
    return head == null
        ? words
        : Parts.of(words)
            .add(Parts.count(head.fields().size(), "header"))
            .add(body(head, bytes.remaining() + sample.unseen()))
            .text();
  }

  /// Without its end; empty if it is too long to be one of HTTP.
  private static String firstLine(ByteBuffer bytes) {
    int most = Math.min(bytes.remaining(), LONGEST_LINE);
    for (int i = 0; i < most; i++) {
      if (bytes.get(i) == '\n') {
        int end = i > 0 && bytes.get(i - 1) == '\r' ? i - 1 : i;
        byte[] line = new byte[end];
        bytes.get(0, line);
        return new String(line, StandardCharsets.ISO_8859_1);
      }
    }
    return "";
  }

  private static @Nullable String answer(String line) {
    try {
      StatusLine status = StatusLine.of(new HttpHead(line, List.of()));
      return ANSWER + status.minor() + " " + Printable.of(status.words());
    } catch (HttpHeadException noAnswer) {
      return null;
    }
  }

  private static @Nullable String request(String line) {
    if (!line.contains(VERSION)) {
      return null;
    }
    try {
      RequestLine request = RequestLine.of(new HttpHead(line, List.of()));
      return request.method() + " " + Printable.of(request.target()) + VERSION + request.minor();
    } catch (HttpHeadException noRequest) {
      return null;
    }
  }

  /// @param here how many bytes there are behind the head
  private static String body(HttpHead head, long here) {
    if (head.lists("Transfer-Encoding", "chunked")) {
      return "body in chunks";
    }
    String said = head.first("Content-Length").orElse("");
    long size = said.matches("[0-9]{1,18}") ? Long.parseLong(said) : here;
    if (here < size) {
      return "%,d of %s of body".formatted(here, Parts.bytes(size));
    }
    return Parts.of(size == 0 ? "" : Parts.bytes(size) + " of body")
        .add(here == size ? "" : Parts.bytes(here - size) + " behind it")
        .text();
  }
}
