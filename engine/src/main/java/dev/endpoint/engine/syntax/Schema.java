package dev.endpoint.engine.syntax;

/// SKELETON: the arguments an endpoint string of one type and side takes.
public final class Schema {}
