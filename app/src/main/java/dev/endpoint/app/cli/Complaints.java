package dev.endpoint.app.cli;

import dev.endpoint.engine.layer.ErrorLines;
import dev.endpoint.engine.layer.PassingLayer;
import dev.endpoint.engine.transport.Protocol;
import java.nio.ByteBuffer;

/// Tells the journal what the program at the other end says on its standard error, which is no part
/// of the stream.
final class Complaints extends PassingLayer {
  private final Journal journal;

  Complaints(Protocol above, Journal journal) {
    super(above);
    this.journal = journal;
  }

  @Override
  public void standardError(ByteBuffer bytes) throws Exception {
    ErrorLines.of(bytes.slice()).forEach(journal::complained);
    super.standardError(bytes);
  }
}
