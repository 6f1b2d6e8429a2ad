/// Heads of HTTP/1.1 messages (RFC 9112), for endpoints that begin with one. Pure.
@NullMarked
package dev.endpoint.engine.http;

import org.jspecify.annotations.NullMarked;
