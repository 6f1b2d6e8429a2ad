package example.banner;

import dev.endpoint.engine.EndpointRole;
import dev.endpoint.engine.Engine;
import dev.endpoint.engine.endpoint.ServerEndpoint;
import dev.endpoint.engine.layer.LayeredServer;
import dev.endpoint.engine.layer.Preparation;
import dev.endpoint.engine.syntax.Arguments;
import dev.endpoint.engine.syntax.EndpointSyntaxException;
import dev.endpoint.engine.syntax.NestedEndpoint;
import dev.endpoint.engine.syntax.Option;
import dev.endpoint.engine.syntax.Schema;
import dev.endpoint.engine.syntax.Side;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/// Listens, and greets every connection before anything else: `banner:tcp:2525:say=220 hello`.
final class BannerServerRole implements EndpointRole<ServerEndpoint> {
  /// Saying it takes no time; the plan of a layer wants a limit all the same.
  private static final Duration TALK = Duration.ofSeconds(10);

  private static final Option<String> SAY =
      Option.text("say").orElse("hello").help("the line that connections are greeted with");

  private static final Schema SCHEMA = Schema.wrapping("endpoint", Side.SERVER).keywords(SAY);

  private static final Option<NestedEndpoint> INNER = SCHEMA.rest().orElseThrow().option();

  @Override
  public Schema schema() {
    return SCHEMA;
  }

  @Override
  public void check(Arguments arguments) {
    String said = arguments.get(SAY);
    if (said.contains("\r") || said.contains("\n")) {
      arguments.refuse(SAY, "A banner is one line; its line end is added.");
    } else if (said.getBytes(StandardCharsets.UTF_8).length > Banner.LONGEST) {
      arguments.refuse(SAY, "That is too long for a banner; most clients take 512 bytes.");
    }
  }

  @Override
  public ServerEndpoint build(Arguments arguments, Engine engine) throws EndpointSyntaxException {
    String inner = arguments.get(INNER).canonical();
    String said = arguments.get(SAY);
    return new LayeredServer(
        engine.reactor(),
        engine.serverFromString(inner),
        new LayeredServer.Plan(inner, Banner.STAGE, TALK, ""),
        Preparation.ready(new Banner(() -> new SayBanner(said))));
  }

  @Override
  public String explain(Arguments arguments) {
    return arguments.get(INNER).explain()
        + " Greets each connection with “"
        + arguments.get(SAY)
        + "”.";
  }

  @Override
  public boolean exposed(Arguments arguments) {
    return arguments.get(INNER).exposed();
  }

  @Override
  public Optional<String> loopbackOnly(Arguments arguments) {
    return arguments.get(INNER).loopbackOnly();
  }

  @Override
  public Optional<String> clientText(Arguments arguments, SocketAddress address) {
    return arguments.get(INNER).clientText(address).map(inner -> "banner:" + inner);
  }
}
