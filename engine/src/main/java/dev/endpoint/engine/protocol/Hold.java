package dev.endpoint.engine.protocol;

import dev.endpoint.engine.transport.Protocol;
import dev.endpoint.engine.transport.Transport;
import java.nio.ByteBuffer;

/// Does nothing by itself and keeps its half open until somebody ends it: for a person who talks by
/// hand.
public final class Hold implements Protocol {
  @Override
  public void connected(Transport transport) {}

  @Override
  public void received(ByteBuffer bytes) {
    bytes.position(bytes.limit());
  }

  @Override
  public void finished() {}
}
