package dev.endpoint.engine.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The first line of a request: `GET /chat HTTP/1.1`.
///
/// @param minor the 1 of HTTP/1.1
public record RequestLine(String method, String target, int minor) {
  private static final Pattern LINE = Pattern.compile("([^ ]+) ([^ ]+) HTTP/1\\.([0-9])");

  public static RequestLine of(HttpHead head) throws HttpHeadException {
    Matcher line = LINE.matcher(head.startLine());
    if (!line.matches()
        || !HttpText.isToken(line.group(1))
        || !HttpText.isFieldValue(line.group(2))) {
      throw new HttpHeadException(
          "The line “" + HttpHeadReader.quoted(head.startLine()) + "” is no request of HTTP/1");
    }
    return new RequestLine(line.group(1), line.group(2), Integer.parseInt(line.group(3)));
  }
}
