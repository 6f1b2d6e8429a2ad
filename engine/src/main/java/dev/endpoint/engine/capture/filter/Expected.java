package dev.endpoint.engine.capture.filter;

import org.jspecify.annotations.Nullable;

/// What may come where a filter ends.
///
/// @param what a condition, or a part of one
/// @param of the word that the part belongs to; null for none
/// @param inside whether a parenthesis is open
record Expected(What what, @Nullable String of, boolean inside) {
  enum What {
    CONDITION,
    OPERATOR,
    VALUE,
    JOIN
  }
}
