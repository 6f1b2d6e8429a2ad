package dev.endpoint.engine.syntax;

import java.util.Optional;

/// An endpoint of its own inside the string.
final class EndpointKind implements Kind<NestedEndpoint> {
  private final Side side;

  EndpointKind(Side side) {
    this.side = side;
  }

  @Override
  public String words() {
    return side == Side.CLIENT ? "endpoint to connect to" : "endpoint to listen on";
  }

  @Override
  public NestedEndpoint read(Argument argument) {
    return argument.nested(side);
  }

  @Override
  public String write(NestedEndpoint value) {
    return value.canonical();
  }

  @Override
  public Object plain(NestedEndpoint value) {
    return value.maskedCanonical();
  }

  @Override
  public Optional<Side> nests() {
    return Optional.of(side);
  }
}
