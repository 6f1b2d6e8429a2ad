package dev.endpoint.app.control.messages;

import dev.endpoint.app.model.ColourRules;

/// Which part of the list is wanted.
///
/// @param first the place of the first line, or [#TAIL] for the last lines
/// @param count how many lines
/// @param colours what colours them
record Ask(long first, int count, ColourRules colours) {
  static final long TAIL = -1;
}
