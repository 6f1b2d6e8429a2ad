package dev.endpoint.engine.capture.search;

/// One match.
///
/// @param record number of the record it begins in
/// @param at how many bytes into that record
/// @param endRecord number of the record with its last byte
/// @param endAt how many bytes into that record it ends, behind its last byte
/// @param own where it begins among the bytes of its direction
/// @param offset where it begins among the bytes of both directions
/// @param size how many bytes it has
public record Hit(
    long record, int at, long endRecord, int endAt, long own, long offset, int size) {}
