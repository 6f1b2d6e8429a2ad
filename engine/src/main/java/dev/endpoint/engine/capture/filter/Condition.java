package dev.endpoint.engine.capture.filter;

import dev.endpoint.engine.capture.Moment;
import dev.endpoint.engine.capture.search.SearchPattern;

/// What a message has to be, as it was read.
sealed interface Condition {
  record And(Condition left, Condition right) implements Condition {}

  record Or(Condition left, Condition right) implements Condition {}

  record Not(Condition condition) implements Condition {}

  record Is(Kind kind) implements Condition {}

  record Compare(Quantity quantity, Relation relation, long value) implements Condition {}

  record Clock(Relation relation, Moment moment) implements Condition {}

  /// @param word as [Protocols] has them
  record Protocol(String word) implements Condition {}

  /// @param where in its bytes, or in what is said of it
  /// @param text as it was written, so that conditions can be told apart
  record Holds(Where where, String text, SearchPattern pattern) implements Condition {}

  enum Where {
    BYTES,
    INFO
  }
}
