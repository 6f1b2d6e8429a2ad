package dev.endpoint.app.control.stream;

import org.jspecify.annotations.Nullable;

/// Where one stands when a [Request] is made.
///
/// @param top the first row, or null before there is one
/// @param shift how much of it is above the top edge, in rows
/// @param units how much of the recording the last page showed
/// @param caret where the caret is, if there is one
/// @param rows how many rows fit, with the part of one
record Viewpoint(
    @Nullable Place top, double shift, long units, @Nullable Place caret, double rows) {}
