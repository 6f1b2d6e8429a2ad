package dev.endpoint.engine.capture.diff;

/// One of the differences of two streams.
///
/// @param number counted from 1
/// @param cell its first cell
/// @param stretch what differs; of a very long one only the beginning
public record Difference(long number, long cell, Stretch stretch) {}
