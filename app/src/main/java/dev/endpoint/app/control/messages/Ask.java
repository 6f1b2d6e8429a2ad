package dev.endpoint.app.control.messages;

/// Which part of the list is wanted.
///
/// @param first the place of the first line, or [#TAIL] for the last lines
/// @param count how many lines
record Ask(long first, int count) {
  static final long TAIL = -1;
}
