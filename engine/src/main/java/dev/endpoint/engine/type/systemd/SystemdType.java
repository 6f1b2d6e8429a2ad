package dev.endpoint.engine.type.systemd;

import dev.endpoint.engine.EndpointRole;
import dev.endpoint.engine.EndpointType;
import dev.endpoint.engine.Engine;
import dev.endpoint.engine.endpoint.ServerEndpoint;
import dev.endpoint.engine.syntax.Arguments;
import dev.endpoint.engine.syntax.Option;
import dev.endpoint.engine.syntax.Schema;
import java.util.Map;
import java.util.OptionalInt;

/// `systemd`: listening sockets that a service manager opened and handed to this program.
public final class SystemdType implements EndpointType {
  static final Option<Domain> DOMAIN =
      Option.of("domain", new Domain.DomainKind()).required().help("what kind of socket it is");

  static final Option<Integer> INDEX =
      Option.integer("index", Integer.MIN_VALUE, Integer.MAX_VALUE)
          .help("which of the sockets handed over, from 0");

  static final Option<String> NAME =
      Option.text("name").help("which of them, by its FileDescriptorName");

  private final Handover handover;

  /// For the environment and the number of this process.
  public SystemdType() {
    this(System.getenv(), ProcessHandle.current().pid());
  }

  /// @param environment as of this process
  /// @param pid its number
  SystemdType(Map<String, String> environment, long pid) {
    handover = Handover.read(environment, pid);
  }

  @Override
  public String name() {
    return "systemd";
  }

  @Override
  public String summary() {
    return "A socket handed over by systemd";
  }

  @Override
  public EndpointRole<ServerEndpoint> server() {
    return new Server(handover);
  }

  /// The socket's place among those handed over; none when it is not there.
  static OptionalInt place(Arguments arguments, Handover handover) {
    if (arguments.isGiven(INDEX)) {
      int index = arguments.get(INDEX);
      return handover.has(index) ? OptionalInt.of(handover.place(index)) : OptionalInt.empty();
    }
    int place = handover.names().indexOf(arguments.get(NAME));
    return place < 0 ? OptionalInt.empty() : OptionalInt.of(place);
  }

  private record Server(Handover handover) implements EndpointRole<ServerEndpoint> {
    private static final Schema SCHEMA = Schema.of(DOMAIN, INDEX).keywords(NAME);

    @Override
    public Schema schema() {
      return SCHEMA;
    }

    /// What was handed over does not change, so a string can be checked against it; where nothing
    /// was, the string may be meant for another start.
    @Override
    public void check(Arguments arguments) {
      boolean index = arguments.isGiven(INDEX);
      if (index == arguments.isGiven(NAME)) {
        arguments.refuse(index ? NAME : DOMAIN, "Which socket? Give either an index or a name.");
      } else if (!handover.isEmpty() && place(arguments, handover).isEmpty()) {
        arguments.refuse(
            index ? INDEX : NAME,
            "There is no such socket. Those handed over are, from 0: "
                + String.join(", ", handover.names())
                + ".");
      }
    }

    @Override
    public ServerEndpoint build(Arguments arguments, Engine engine) {
      String which = arguments.find(NAME).orElseGet(() -> String.valueOf(arguments.get(INDEX)));
      return new SystemdServer(
          engine.reactor(),
          engine.network(),
          handover,
          arguments.get(DOMAIN),
          place(arguments, handover),
          "systemd socket " + which);
    }

    @Override
    public String explain(Arguments arguments) {
      return "Listens on the socket"
          + arguments.find(NAME).map(name -> " called " + name).orElse("")
          + arguments.find(INDEX).map(index -> " number " + index).orElse("")
          + " that systemd handed to this program ("
          + arguments.get(DOMAIN).words()
          + "). Who can reach it is up to its unit.";
    }

    /// Nobody here knows what the unit says.
    @Override
    public boolean exposed(Arguments arguments) {
      return arguments.get(DOMAIN) != Domain.UNIX;
    }
  }
}
