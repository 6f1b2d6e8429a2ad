package dev.endpoint.engine.syntax;

import java.util.List;

/// What a caller of the completer knows of values: addresses of this machine's interfaces, recent
/// hosts, files.
@FunctionalInterface
public interface ValueSource {
  ValueSource NONE = (side, type, option, typed) -> List.of();

  /// Values to offer for an option, best first. Asked on the completer's caller's thread: answer at
  /// once.
  ///
  /// @param typed the value up to the caret, quoting undone
  List<Choice> values(Side side, String type, Option<?> option, String typed);
}
