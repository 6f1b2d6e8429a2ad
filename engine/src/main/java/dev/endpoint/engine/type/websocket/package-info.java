/// The `websocket` endpoint type: RFC 6455 and permessage-deflate (RFC 7692).
@NullMarked
package dev.endpoint.engine.type.websocket;

import org.jspecify.annotations.NullMarked;
