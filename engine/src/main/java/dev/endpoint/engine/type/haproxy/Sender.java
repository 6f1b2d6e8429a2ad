package dev.endpoint.engine.type.haproxy;

import dev.endpoint.engine.layer.NegotiatingLayer;
import dev.endpoint.engine.layer.Negotiation;
import dev.endpoint.engine.transport.Facet;
import dev.endpoint.engine.transport.Failure;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// A connection that begins with our PROXY header. The receiver says nothing to it, so the
/// connection is usable as soon as the header is written.
final class Sender extends NegotiatingLayer {
  private final HeaderWriter writer;
  private List<Facet> sent = List.of();

  Sender(Negotiation negotiation, HeaderWriter writer) {
    super(negotiation);
    this.writer = writer;
  }

  @Override
  protected void begin() {
    Facets facets = new Facets();
    ByteBuffer header;
    try {
      header = writer.header(below().localAddress(), below().peerAddress(), facets);
    } catch (BadHeader e) {
      fail(
          failure(
              Failure.Kind.BAD_ARGUMENT,
              "There is no PROXY header for this connection: " + e.reason(),
              "Give both source= and destination=."));
      return;
    }
    sent = facets.all();
    below().write(header);
    agree(sent);
  }

  @Override
  protected void negotiate(ByteBuffer bytes) {
    throw new IllegalStateException("there is no answer to a PROXY header");
  }

  @Override
  public List<Facet> facets() {
    List<Facet> all = new ArrayList<>(sent);
    all.addAll(super.facets());
    return List.copyOf(all);
  }
}
