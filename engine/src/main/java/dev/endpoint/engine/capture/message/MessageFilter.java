package dev.endpoint.engine.capture.message;

import java.io.IOException;

/// Says which messages are wanted.
@FunctionalInterface
public interface MessageFilter {
  boolean accepts(Message message) throws IOException;
}
