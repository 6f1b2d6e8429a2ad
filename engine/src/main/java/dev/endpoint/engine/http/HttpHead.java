package dev.endpoint.engine.http;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The start line and the fields of a message.
///
/// @param startLine without its line end
/// @param fields in their order
public record HttpHead(String startLine, List<Field> fields) {
  /// @param name as it was spelled; compare without regard to case
  /// @param value without the white space around it
  public record Field(String name, String value) {}

  public HttpHead {
    fields = List.copyOf(fields);
  }

  /// The value of the first field of this name.
  public Optional<String> first(String name) {
    return values(name).stream().findFirst();
  }

  /// The values of all fields of this name, in their order.
  public List<String> values(String name) {
    return fields.stream()
        .filter(field -> field.name().equalsIgnoreCase(name))
        .map(Field::value)
        .toList();
  }

  /// The members of a comma-separated list, over all fields of this name (RFC 9110, section 5.6.1).
  /// Not for members with quoted commas.
  public List<String> list(String name) {
    return values(name).stream()
        .flatMap(value -> Arrays.stream(value.split(",")))
        .map(HttpText::trimmed)
        .filter(member -> !member.isEmpty())
        .toList();
  }

  /// Whether such a list names this token, in any letter case.
  public boolean lists(String name, String token) {
    return list(name).stream()
        .anyMatch(member -> member.toLowerCase(Locale.ROOT).equals(token.toLowerCase(Locale.ROOT)));
  }
}
