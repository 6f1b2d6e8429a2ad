package dev.endpoint.engine.capture.filter;

/// What is wrong with a filter, and where.
///
/// @param start index of the first character it is about
/// @param end index behind the last one; what is missing at the end begins and ends there
/// @param words one sentence
public record FilterProblem(int start, int end, String words) {}
