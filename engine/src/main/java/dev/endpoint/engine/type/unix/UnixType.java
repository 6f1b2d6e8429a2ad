package dev.endpoint.engine.type.unix;

import dev.endpoint.engine.EndpointRole;
import dev.endpoint.engine.EndpointType;
import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.endpoint.ServerEndpoint;

/// `unix`: stream sockets that are files of this computer.
public final class UnixType implements EndpointType {
  @Override
  public String name() {
    return "unix";
  }

  @Override
  public String summary() {
    return "Socket files, within this computer";
  }

  @Override
  public EndpointRole<ClientEndpoint> client() {
    return new UnixClientRole();
  }

  @Override
  public EndpointRole<ServerEndpoint> server() {
    return new UnixServerRole();
  }
}
