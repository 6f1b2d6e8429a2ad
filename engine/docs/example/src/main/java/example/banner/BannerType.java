package example.banner;

import dev.endpoint.engine.EndpointRole;
import dev.endpoint.engine.EndpointType;
import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.endpoint.ServerEndpoint;

/// Servers that speak first: mail, FTP, SSH, VNC and others greet with one line. To connect means
/// to have heard it, to listen means to say it.
public final class BannerType implements EndpointType {
  @Override
  public String name() {
    return "banner";
  }

  @Override
  public String summary() {
    return "Another endpoint whose server greets with a line";
  }

  @Override
  public EndpointRole<ClientEndpoint> client() {
    return new BannerClientRole();
  }

  @Override
  public EndpointRole<ServerEndpoint> server() {
    return new BannerServerRole();
  }
}
