package dev.endpoint.engine.type.websocket;

import dev.endpoint.engine.http.HttpHead;
import java.util.List;

/// What a client asks for.
///
/// @param host the value of the `Host` field
/// @param target path and query
/// @param origin empty for none
/// @param headers fields added to the request
/// @param secureBy how to get TLS below, as advice: `add secure=yes`; empty when it is there
record ClientTerms(
    String host,
    String target,
    String origin,
    List<String> subprotocols,
    List<HttpHead.Field> headers,
    boolean compress,
    String secureBy) {}
