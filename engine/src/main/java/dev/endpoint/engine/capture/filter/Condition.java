package dev.endpoint.engine.capture.filter;

import dev.endpoint.engine.capture.search.SearchPattern;

/// What a message has to be, as it was read.
sealed interface Condition {
  record And(Condition left, Condition right) implements Condition {}

  record Or(Condition left, Condition right) implements Condition {}

  record Not(Condition condition) implements Condition {}

  record Is(Kind kind) implements Condition {}

  record Compare(Quantity quantity, Relation relation, long value) implements Condition {}

  /// @param text as it was written, so that conditions can be told apart
  record Holds(String text, SearchPattern pattern) implements Condition {}
}
