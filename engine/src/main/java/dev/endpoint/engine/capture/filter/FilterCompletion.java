package dev.endpoint.engine.capture.filter;

/// One way to go on with a filter.
///
/// @param start where the replaced text begins
/// @param end where it ends
/// @param replacement what to put there
/// @param help one line beside it
public record FilterCompletion(int start, int end, String replacement, String help) {}
