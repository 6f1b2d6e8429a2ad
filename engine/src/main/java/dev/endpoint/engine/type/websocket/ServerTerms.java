package dev.endpoint.engine.type.websocket;

import java.util.List;

/// What a listener takes.
///
/// @param path the only path there is, or empty for any
/// @param subprotocols those it speaks
/// @param origins the origins whose pages may connect; empty for any
record ServerTerms(
    String path, List<String> subprotocols, List<String> origins, boolean compress) {}
