package dev.endpoint.engine;

import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.endpoint.ServerEndpoint;
import dev.endpoint.engine.syntax.Arguments;
import dev.endpoint.engine.syntax.Option;
import dev.endpoint.engine.syntax.Schema;
import dev.endpoint.engine.syntax.Side;
import dev.endpoint.engine.type.tcp.Tcp4Type;
import dev.endpoint.engine.type.tcp.Tcp6Type;
import dev.endpoint.engine.type.tcp.TcpType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Types made up to show every way to declare one; what they build is never used.
record SampleType(String name, @Nullable Schema clientSchema, @Nullable Schema serverSchema)
    implements EndpointType {
  enum Mode {
    FAST,
    SAFE
  }

  static final Option<String> HOST = Option.host("host").required();
  static final Option<Integer> PORT = Option.port("port").required();
  static final Option<Duration> WITHIN =
      Option.seconds("within").orElse(Duration.ofSeconds(5)).help("time for the header");
  static final Option<String> PASSWORD = Option.text("password").secret();
  static final Option<Mode> MODE = Option.choice("mode", modes()).orElse(Mode.SAFE);
  static final Option<Boolean> VERIFY = Option.flag("verify").orElse(true);
  static final Option<String> CERTIFICATE = Option.path("certificate");
  static final Option<Integer> LEVEL = Option.integer("level", 0, 9);

  private static Map<String, Mode> modes() {
    Map<String, Mode> modes = new LinkedHashMap<>();
    modes.put("fast", Mode.FAST);
    modes.put("safe", Mode.SAFE);
    return modes;
  }

  /// `safe:host:port:…:endpoint=`, as TLS has it.
  static SampleType safe() {
    return new SampleType(
        "safe",
        Schema.of(HOST, PORT, WITHIN)
            .keywords(
                Option.endpoint("endpoint", Side.CLIENT),
                PASSWORD,
                MODE,
                VERIFY,
                CERTIFICATE,
                LEVEL),
        null);
  }

  /// `outer:tcp:80`, as a PROXY header has it.
  static SampleType outer() {
    return new SampleType(
        "outer",
        Schema.wrapping("inner", Side.CLIENT).keywords(WITHIN),
        Schema.wrapping("inner", Side.SERVER).keywords(WITHIN));
  }

  /// `talk:`, which takes anything and listens to nothing.
  static SampleType talk() {
    return new SampleType("talk", null, Schema.of().ignoringUnknown());
  }

  /// The types of TCP alone, for tests that must not change with every type that is added.
  static List<EndpointType> tcp() {
    return List.of(new TcpType(), new Tcp4Type(), new Tcp6Type());
  }

  /// These three beside TCP.
  static EndpointCatalog catalog() {
    List<EndpointType> types = new ArrayList<>(tcp());
    types.addAll(List.of(safe(), outer(), talk()));
    return EndpointCatalog.of(types);
  }

  @Override
  public String summary() {
    return "made up";
  }

  @Override
  public @Nullable EndpointRole<ClientEndpoint> client() {
    return clientSchema == null ? null : new Role<>(clientSchema);
  }

  @Override
  public @Nullable EndpointRole<ServerEndpoint> server() {
    return serverSchema == null ? null : new Role<>(serverSchema);
  }

  private record Role<E>(Schema schema) implements EndpointRole<E> {
    @Override
    public E build(Arguments arguments, Engine engine) {
      throw new UnsupportedOperationException();
    }

    @Override
    public String explain(Arguments arguments) {
      return schema
          .rest()
          .map(rest -> "Inside: " + arguments.get(rest.option()).explain())
          .orElse("Something.");
    }

    @Override
    public boolean exposed(Arguments arguments) {
      return schema.rest().map(rest -> arguments.get(rest.option()).exposed()).orElse(false);
    }
  }
}
