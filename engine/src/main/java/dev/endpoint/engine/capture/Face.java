package dev.endpoint.engine.capture;

/// Which of the two recordings of a capture one is: each is an interface of its file.
public enum Face {
  /// What was said.
  PLAIN,
  /// What passed below, where that is something else.
  WIRE
}
