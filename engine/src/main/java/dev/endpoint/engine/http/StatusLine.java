package dev.endpoint.engine.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The first line of a response: `HTTP/1.1 404 Not Found`.
///
/// @param minor the 1 of HTTP/1.1
/// @param code three digits
/// @param reason may be empty
public record StatusLine(int minor, int code, String reason) {
  /// Some servers leave out the space before an empty reason, though it has to be there.
  private static final Pattern LINE = Pattern.compile("HTTP/1\\.([0-9]) ([0-9]{3})(?: (.*))?");

  public static StatusLine of(HttpHead head) throws HttpHeadException {
    Matcher line = LINE.matcher(head.startLine());
    String reason = line.matches() && line.group(3) != null ? line.group(3) : "";
    if (!line.matches() || !HttpText.isFieldValue(reason)) {
      throw new HttpHeadException(
          "The line “" + HttpHeadReader.quoted(head.startLine()) + "” is no answer in HTTP/1");
    }
    return new StatusLine(Integer.parseInt(line.group(1)), Integer.parseInt(line.group(2)), reason);
  }

  /// As the server put it: `404 Not Found`.
  public String words() {
    return reason.isBlank() ? String.valueOf(code) : code + " " + reason.strip();
  }
}
