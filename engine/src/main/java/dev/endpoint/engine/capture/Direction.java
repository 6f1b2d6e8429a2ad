package dev.endpoint.engine.capture;

/// Which way bytes went, seen from this end.
public enum Direction {
  SENT,
  RECEIVED
}
