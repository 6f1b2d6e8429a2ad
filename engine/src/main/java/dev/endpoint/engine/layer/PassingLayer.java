package dev.endpoint.engine.layer;

import dev.endpoint.engine.transport.MessageKind;
import dev.endpoint.engine.transport.Protocol;
import java.nio.ByteBuffer;

/// A layer that changes no byte, so messages pass it as what they are.
public abstract class PassingLayer extends Layer {
  protected PassingLayer(Protocol above) {
    super(above);
  }

  @Override
  public void message(ByteBuffer bytes, MessageKind kind) throws Exception {
    above().message(bytes, kind);
  }

  @Override
  public boolean keepsMessages() {
    return below().keepsMessages();
  }

  @Override
  public void write(ByteBuffer bytes, MessageKind kind) {
    below().write(bytes, kind);
  }
}
