package dev.endpoint.engine.syntax;

/// One value that a person may pick.
///
/// @param value as it reads
/// @param help one line beside it; may be empty
public record Choice(String value, String help) {}
