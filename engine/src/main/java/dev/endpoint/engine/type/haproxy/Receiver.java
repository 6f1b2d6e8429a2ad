package dev.endpoint.engine.type.haproxy;

import dev.endpoint.engine.layer.HandshakeLayer;
import dev.endpoint.engine.layer.Negotiation;
import dev.endpoint.engine.transport.Addresses;
import dev.endpoint.engine.transport.Facet;
import java.util.ArrayList;
import java.util.List;

/// A connection that begins with a PROXY header. Its addresses are those that the header says; who
/// really sent the header is among the facets.
final class Receiver extends HandshakeLayer {
  Receiver(Negotiation negotiation) {
    super(negotiation, new HeaderReader(negotiation.target()));
  }

  @Override
  public List<Facet> facets() {
    List<Facet> all = new ArrayList<>();
    all.add(new Facet(Facets.GROUP, "sent by", Addresses.text(below().peerAddress())));
    all.addAll(super.facets());
    return List.copyOf(all);
  }
}
