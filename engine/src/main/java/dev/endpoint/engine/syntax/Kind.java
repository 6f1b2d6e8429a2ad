package dev.endpoint.engine.syntax;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What values an [Option] takes: reads them, writes them back, says what they are.
public interface Kind<T> {
  /// For lists: `port`, `seconds`, `yes or no`.
  String words();

  /// The value, or null after [Argument#refuse]. Pure: nothing is opened or looked up.
  @Nullable T read(Argument argument);

  /// The standard spelling, without quoting: `write(read(x))` reads as `read(x)`.
  String write(T value);

  /// As a number, truth value or text, for JSON; secrets inside it are masked.
  default Object plain(T value) {
    return write(value);
  }

  /// The values a person may pick from; empty when there is no such list.
  default List<Choice> choices() {
    return List.of();
  }

  /// Whether these are all the values there are, other spellings of them aside.
  default boolean isClosed() {
    return false;
  }

  /// Whether a value is the path of a file or a folder.
  default boolean isPath() {
    return false;
  }

  /// Whether a value is an address of this computer.
  default boolean isLocalAddress() {
    return false;
  }

  /// When a value is an endpoint string of its own, the side it describes.
  default Optional<Side> nests() {
    return Optional.empty();
  }
}
