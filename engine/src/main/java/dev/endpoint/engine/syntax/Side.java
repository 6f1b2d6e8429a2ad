package dev.endpoint.engine.syntax;

/// Which side of a connection a string describes; the two have different arguments.
public enum Side {
  CLIENT,
  SERVER
}
