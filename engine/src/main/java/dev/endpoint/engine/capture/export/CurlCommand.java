package dev.endpoint.engine.capture.export;

import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.Recording;
import dev.endpoint.engine.http.HttpHead;
import dev.endpoint.engine.http.HttpHeadException;
import dev.endpoint.engine.http.HttpHeadReader;
import dev.endpoint.engine.http.RequestLine;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A request of HTTP/1 as a command for curl in a shell: the same method, target, fields and body.
public final class CurlCommand {
  /// A longer command line is no use to a shell.
  private static final int MOST = 128 * 1024;

  /// What curl makes anew by itself.
  private static final Set<String> OWN = Set.of("host", "content-length");

  /// What curl adds unless it is told not to.
  private static final List<String> ADDED = List.of("User-Agent", "Accept", "Content-Type");

  private final RequestLine line;
  private final HttpHead head;
  private final byte[] body;

  private CurlCommand(RequestLine line, HttpHead head, byte[] body) {
    this.line = line;
    this.head = head;
    this.body = body;
  }

  /// The command, if the excerpt begins with a request and curl can make it again.
  public static Optional<String> of(Excerpt excerpt) throws IOException {
    Direction way = way(excerpt);
    Excerpt request = way == null ? excerpt : excerpt.only(way);
    long size = request.bytes();
    if (size == 0 || size > MOST) {
      return Optional.empty();
    }
    ByteBuffer bytes = ByteBuffer.allocate((int) size);
    Excerpt.fill(request.recording().bytes(request.direction()), request.start(), bytes);
    return read(bytes.flip()).map(CurlCommand::text);
  }

  /// The direction of the first bytes.
  private static @Nullable Direction way(Excerpt excerpt) throws IOException {
    Recording.Record first = excerpt.first();
    return first == null ? null : first.direction();
  }

  private static Optional<CurlCommand> read(ByteBuffer bytes) {
    try {
      HttpHead head = new HttpHeadReader().read(bytes);
      if (head == null) {
        return Optional.empty();
      }
      RequestLine line = RequestLine.of(head);
      if (!canRepeat(line, head)) {
        return Optional.empty();
      }
      byte[] body = new byte[Math.min(length(head), bytes.remaining())];
      bytes.get(body);
      return Optional.of(new CurlCommand(line, head, body));
    } catch (HttpHeadException e) {
      // Most bytes are no request; they are none of curl's business.
      return Optional.empty();
    }
  }

  private static boolean canRepeat(RequestLine line, HttpHead head) {
    return head.first("host").isPresent()
        && line.target().startsWith("/")
        && head.first("transfer-encoding").isEmpty()
        && head.fields().stream().allMatch(field -> field.value().chars().allMatch(c -> c < 0x7F));
  }

  private static int length(HttpHead head) {
    String length = head.first("content-length").orElse("0");
    return length.matches("\\d{1,9}") ? Integer.parseInt(length) : 0;
  }

  private String text() {
    StringBuilder out = new StringBuilder();
    @Nullable String plain = plain();
    if (body.length > 0 && plain == null) {
      out.append("echo ")
          .append(Base64.getEncoder().encodeToString(body))
          .append(" | base64 -d | ");
    }
    out.append("curl --globoff --path-as-is --http1.").append(line.minor() == 0 ? '0' : '1');
    method(out);
    fields(out);
    if (body.length > 0) {
      out.append(" \\\n  --data-binary ").append(plain == null ? "@-" : quoted(plain));
    }
    String url = "http://" + head.first("host").orElseThrow() + line.target();
    return out.append(" \\\n  ").append(quoted(url)).append('\n').toString();
  }

  private void fields(StringBuilder out) {
    for (HttpHead.Field field : head.fields()) {
      if (!OWN.contains(field.name().toLowerCase(Locale.ROOT))) {
        // curl sends a field without a value only when a semicolon stands for the colon.
        String end = field.value().isEmpty() ? ";" : ": " + field.value();
        field(out, field.name() + end);
      }
    }
    for (String added : ADDED) {
      if (head.first(added).isEmpty() && (body.length > 0 || !added.equals("Content-Type"))) {
        field(out, added + ":");
      }
    }
  }

  private static void field(StringBuilder out, String field) {
    out.append(" \\\n  -H ").append(quoted(field));
  }

  private void method(StringBuilder out) {
    if (line.method().equals("HEAD")) {
      out.append(" --head");
    } else if (!line.method().equals(body.length > 0 ? "POST" : "GET")) {
      out.append(" -X ").append(quoted(line.method()));
    }
  }

  /// The body as text that a shell passes on unchanged; null if it is not such text. A first `@`
  /// would name a file.
  private @Nullable String plain() {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      boolean printable = text.chars().allMatch(c -> c >= ' ' && c != 0x7F || c == '\n');
      return printable && !text.startsWith("@") ? text : null;
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
