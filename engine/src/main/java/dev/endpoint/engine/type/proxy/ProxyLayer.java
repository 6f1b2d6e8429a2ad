package dev.endpoint.engine.type.proxy;

import dev.endpoint.engine.layer.Handshake;
import dev.endpoint.engine.layer.HandshakeLayer;
import dev.endpoint.engine.layer.Negotiation;
import dev.endpoint.engine.transport.Addresses;
import dev.endpoint.engine.transport.Facet;
import java.util.ArrayList;
import java.util.List;

/// A connection through a proxy: its peer is the destination, and the proxy is one of its facets.
final class ProxyLayer extends HandshakeLayer {
  private final String group;

  ProxyLayer(Negotiation negotiation, Handshake handshake, String group) {
    super(negotiation, handshake);
    this.group = group;
  }

  @Override
  public List<Facet> facets() {
    List<Facet> all = new ArrayList<>(super.facets());
    all.addFirst(new Facet(group, "proxy", Addresses.text(below().peerAddress())));
    return List.copyOf(all);
  }
}
