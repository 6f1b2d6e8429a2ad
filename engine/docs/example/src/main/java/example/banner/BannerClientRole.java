package example.banner;

import dev.endpoint.engine.EndpointRole;
import dev.endpoint.engine.Engine;
import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.layer.LayeredClient;
import dev.endpoint.engine.layer.Preparation;
import dev.endpoint.engine.syntax.Arguments;
import dev.endpoint.engine.syntax.EndpointSyntaxException;
import dev.endpoint.engine.syntax.NestedEndpoint;
import dev.endpoint.engine.syntax.Option;
import dev.endpoint.engine.syntax.Schema;
import dev.endpoint.engine.syntax.Side;
import java.time.Duration;

/// Connects, and counts as connected when the banner has come: `banner:tcp:mail.example:25`.
final class BannerClientRole implements EndpointRole<ClientEndpoint> {
  private static final Option<String> EXPECT =
      Option.text("expect").orElse("", "anything").help("what the banner must begin with");

  private static final Option<Duration> WITHIN =
      Option.seconds("within").orElse(Duration.ofSeconds(10)).help("time for the banner to come");

  private static final Schema SCHEMA =
      Schema.wrapping("endpoint", Side.CLIENT).keywords(EXPECT, WITHIN);

  private static final Option<NestedEndpoint> INNER = SCHEMA.rest().orElseThrow().option();

  @Override
  public Schema schema() {
    return SCHEMA;
  }

  @Override
  public void check(Arguments arguments) {
    String expected = arguments.get(EXPECT);
    if (expected.contains("\r") || expected.contains("\n")) {
      arguments.refuse(EXPECT, "A banner is one line, so it never has a line end inside.");
    } else if (expected.length() > Banner.LONGEST) {
      arguments.refuse(
          EXPECT, "No banner is that long; " + Banner.LONGEST + " bytes are the most.");
    }
  }

  @Override
  public ClientEndpoint build(Arguments arguments, Engine engine) throws EndpointSyntaxException {
    String inner = arguments.get(INNER).canonical();
    String expected = arguments.get(EXPECT);
    return new LayeredClient(
        engine.reactor(),
        engine.clientFromString(inner),
        new LayeredClient.Plan(
            inner,
            Banner.STAGE,
            null,
            arguments.get(WITHIN),
            "It connected, and then the server said nothing. Does it wait for us to speak first?"),
        Preparation.ready(new Banner(() -> new HearBanner(expected))));
  }

  @Override
  public String explain(Arguments arguments) {
    String expected = arguments.get(EXPECT);
    return arguments.get(INNER).explain()
        + " It counts as connected when the server's first line has come"
        + (expected.isEmpty() ? "." : " and begins with “" + expected + "”.");
  }
}
