package dev.endpoint.engine.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the head at the beginning of a message, from bytes that come in any pieces.
///
/// It is given all that has not been taken yet, each time from the start; it takes nothing before
/// the head is whole, and then exactly the head. What it has looked at it does not look at again,
/// so a head that comes byte by byte costs no more than one that comes at once.
///
/// A line may end in a line feed alone (RFC 9112, section 2.2), empty lines before the start line
/// are passed over, and a folded value becomes one line (section 5.2).
public final class HttpHeadReader {
  /// The longest head by default, in bytes.
  public static final int LIMIT = 32 * 1024;

  /// The most fields.
  public static final int MOST_FIELDS = 200;

  private final int limit;
  private int looked;
  private int lineStart;
  private boolean begun;
  private final List<String> lines = new ArrayList<>();

  public HttpHeadReader() {
    this(LIMIT);
  }

  public HttpHeadReader(int limit) {
    this.limit = limit;
  }

  /// The head, taken out of `in`; or null when it is not whole yet.
  ///
  /// @param in starts with the same bytes as the last time, and more
  public @Nullable HttpHead read(ByteBuffer in) throws HttpHeadException {
    int most = Math.min(in.remaining(), limit);
    while (looked < most) {
      byte b = in.get(in.position() + looked);
      looked++;
      if (b == '\n') {
        boolean whole = lineEnded(in);
        lineStart = looked;
        if (whole) {
          in.position(in.position() + looked);
          return head();
        }
      } else if (!begun && b != '\r') {
        begun = true;
      }
    }
    if (in.remaining() >= limit) {
      throw new HttpHeadException("It is longer than " + limit + " bytes", true);
    }
    return null;
  }

  /// Whether that was the empty line behind the head.
  private boolean lineEnded(ByteBuffer in) throws HttpHeadException {
    int end = looked - 1;
    if (end > lineStart && in.get(in.position() + end - 1) == '\r') {
      end--;
    }
    if (end == lineStart) {
      return begun;
    }
    if (lines.size() > MOST_FIELDS) {
      throw new HttpHeadException("It has more than " + MOST_FIELDS + " fields", true);
    }
    byte[] line = new byte[end - lineStart];
    in.get(in.position() + lineStart, line);
    lines.add(new String(line, StandardCharsets.ISO_8859_1));
    return false;
  }

  private HttpHead head() throws HttpHeadException {
    List<HttpHead.Field> fields = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      if (HttpText.isBlank(line.charAt(0))) {
        fold(fields, line);
      } else {
        fields.add(field(line));
      }
    }
    return new HttpHead(lines.getFirst(), fields);
  }

  private static void fold(List<HttpHead.Field> fields, String line) throws HttpHeadException {
    if (fields.isEmpty()) {
      throw new HttpHeadException("A field is continued before there is one");
    }
    HttpHead.Field begun = fields.removeLast();
    String whole = begun.value() + " " + value(begun.name(), line);
    fields.add(new HttpHead.Field(begun.name(), HttpText.trimmed(whole)));
  }

  /// White space before the colon has been used to smuggle requests past proxies (RFC 9112, section
  /// 5.1), so such a name is refused like any other that is no token.
  private static HttpHead.Field field(String line) throws HttpHeadException {
    int colon = line.indexOf(':');
    String name = colon < 0 ? line : line.substring(0, colon);
    if (colon < 0 || !HttpText.isToken(name)) {
      throw new HttpHeadException("The line “" + quoted(line) + "” is no field");
    }
    return new HttpHead.Field(name, value(name, line.substring(colon + 1)));
  }

  private static String value(String name, String text) throws HttpHeadException {
    if (!HttpText.isFieldValue(text)) {
      throw new HttpHeadException("The field " + name + " holds a control character");
    }
    return HttpText.trimmed(text);
  }

  /// The beginning of a text from the peer, fit for a sentence.
  public static String quoted(String text) {
    int most = 60;
    StringBuilder quoted = new StringBuilder();
    for (char c : text.substring(0, Math.min(most, text.length())).toCharArray()) {
      quoted.append(c >= ' ' && c < 0x7f ? String.valueOf(c) : "\\x%02x".formatted((int) c));
    }
    return text.length() > most ? quoted.append('…').toString() : quoted.toString();
  }
}
