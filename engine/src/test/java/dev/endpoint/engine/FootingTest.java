package dev.endpoint.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.endpoint.engine.endpoint.Attempt;
import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.endpoint.ListeningPort;
import dev.endpoint.engine.endpoint.ServerEndpoint;
import dev.endpoint.engine.syntax.Arguments;
import dev.endpoint.engine.syntax.NestedEndpoint;
import dev.endpoint.engine.syntax.Option;
import dev.endpoint.engine.syntax.Schema;
import dev.endpoint.engine.syntax.Side;
import dev.endpoint.engine.testing.FakeEngine;
import dev.endpoint.engine.transport.Protocol;
import dev.endpoint.engine.transport.ProtocolFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A footing goes under the ground and nowhere else, however types are layered.
class FootingTest {
  /// An endpoint that only says what it is made of.
  private record Made(String words) implements ClientEndpoint, ServerEndpoint {
    @Override
    public Attempt<Protocol> connect(ProtocolFactory factory) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Attempt<ListeningPort> listen(ProtocolFactory factory) {
      throw new UnsupportedOperationException();
    }
  }

  private record Marked(String mark) implements Footing {
    @Override
    public ClientEndpoint client(ClientEndpoint ground) {
      return new Made(mark + "(" + ((Made) ground).words() + ")");
    }

    @Override
    public ServerEndpoint server(ServerEndpoint ground) {
      return new Made(mark + "(" + ((Made) ground).words() + ")");
    }
  }

  /// Makes an endpoint of its arguments.
  @FunctionalInterface
  private interface Maker {
    Made make(Arguments arguments, Engine engine) throws Exception;
  }

  private record Type(String name, Schema schema, Maker maker) implements EndpointType {
    @Override
    public String summary() {
      return "made up";
    }

    @Override
    public EndpointRole<ClientEndpoint> client() {
      return new Role<>(schema, maker);
    }

    @Override
    public EndpointRole<ServerEndpoint> server() {
      return new Role<>(schema, maker);
    }
  }

  private record Role<E>(Schema schema, Maker maker) implements EndpointRole<E> {
    @Override
    @SuppressWarnings("unchecked")
    public E build(Arguments arguments, Engine engine) {
      try {
        return (E) maker.make(arguments, engine);
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public String explain(Arguments arguments) {
      return "";
    }
  }

  private static final Option<NestedEndpoint> INNER = Option.endpoint("inner", Side.CLIENT);
  private static final Option<NestedEndpoint> SECOND = Option.endpoint("second", Side.CLIENT);

  private static Made nested(Arguments arguments, Option<NestedEndpoint> option, Engine engine)
      throws Exception {
    return (Made) engine.clientFromString(arguments.get(option).canonical());
  }

  private static final EndpointType GROUND =
      new Type("ground", Schema.of(), (arguments, engine) -> new Made("ground"));

  /// With an inner endpoint of its own choice where none is given, as TLS has it.
  private static final EndpointType LAYER =
      new Type(
          "layer",
          Schema.of(INNER),
          (arguments, engine) -> {
            String inner = arguments.find(INNER).map(NestedEndpoint::canonical).orElse("ground");
            return new Made("layer(" + ((Made) engine.clientFromString(inner)).words() + ")");
          });

  private static final EndpointType EITHER =
      new Type(
          "either",
          Schema.of(INNER, SECOND),
          (arguments, engine) ->
              new Made(
                  nested(arguments, INNER, engine).words()
                      + " or "
                      + nested(arguments, SECOND, engine).words()));

  /// One that puts a footing down itself, as `haproxy` does.
  private static final EndpointType FIRST =
      new Type(
          "first", Schema.of(INNER), (arguments, engine) -> nestedUpon(arguments, engine, "first"));

  private static Made nestedUpon(Arguments arguments, Engine engine, String mark) throws Exception {
    return nested(arguments, INNER, engine.upon(new Marked(mark)));
  }

  private final Engine engine =
      FakeEngine.create(EndpointCatalog.of(List.of(GROUND, LAYER, EITHER, FIRST))).engine();

  private String client(String text) throws Exception {
    return ((Made) engine.upon(new Marked("F")).clientFromString(text)).words();
  }

  @Test
  void whatStandsOnNothingElseIsTheGround() throws Exception {
    assertEquals("F(ground)", client("ground"));
    Engine upon = engine.upon(new Marked("F"));
    assertEquals("F(ground)", ((Made) upon.serverFromString("ground")).words());
  }

  @Test
  void layersStayAboveIt() throws Exception {
    assertEquals("layer(F(ground))", client("layer"));
    assertEquals("layer(layer(F(ground)))", client("layer:{layer:ground}"));
  }

  @Test
  void everyGroundGetsIt() throws Exception {
    assertEquals("F(ground) or layer(F(ground))", client("either:ground:layer"));
  }

  @Test
  void theOuterFootingIsBelowTheInnerOne() throws Exception {
    assertEquals("first(F(ground))", client("first:ground"));
    assertEquals("layer(first(F(ground)))", client("first:layer"));
    assertEquals("layer(first(F(ground)))", client("layer:{first:ground}"));
  }

  @Test
  void withoutOneNothingChanges() throws Exception {
    assertEquals("layer(ground)", ((Made) engine.clientFromString("layer")).words());
  }

  @Test
  void anEngineMayBeUsedAgain() throws Exception {
    Engine upon = engine.upon(new Marked("F"));
    assertEquals("F(ground)", ((Made) upon.clientFromString("ground")).words());
    assertEquals("layer(F(ground))", ((Made) upon.clientFromString("layer")).words());
    assertEquals("F(ground)", ((Made) upon.clientFromString("ground")).words());
  }
}
