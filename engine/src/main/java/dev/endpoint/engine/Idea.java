package dev.endpoint.engine;

/// What a string with errors may have been meant to be.
///
/// @param start where in the string the mistake is
/// @param end where it ends
/// @param message what the mistake is, for a person
/// @param text the whole string as it may have been meant
record Idea(int start, int end, String message, String text) {}
