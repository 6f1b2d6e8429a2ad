package dev.endpoint.app.settings;

import dev.endpoint.engine.syntax.Side;

/// An endpoint string that was used, and as which side.
public record HistoryEntry(Side side, String text) {}
