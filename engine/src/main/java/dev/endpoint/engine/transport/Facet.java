package dev.endpoint.engine.transport;

/// One thing known about a connection, in words for a person: `new Facet("TLS", "version",
/// "TLSv1.3")`.
///
/// @param group what it belongs to: the socket, or the layer that learned it
public record Facet(String group, String name, String value) {}
