package dev.endpoint.engine.syntax;

/// One way to go on with an endpoint string.
///
/// @param start where the replaced text begins
/// @param end where it ends
/// @param replacement what to put there
/// @param label what the list shows: `timeout=`
/// @param help one line beside it
/// @param detail kind and default, such as `seconds, default 30`; may be empty
public record Completion(
    int start, int end, String replacement, String label, String help, String detail) {}
