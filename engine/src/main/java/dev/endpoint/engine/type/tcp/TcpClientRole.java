package dev.endpoint.engine.type.tcp;

import static dev.endpoint.engine.type.tcp.TcpOptions.BIND_ADDRESS;
import static dev.endpoint.engine.type.tcp.TcpOptions.BIND_PORT;
import static dev.endpoint.engine.type.tcp.TcpOptions.HOST;
import static dev.endpoint.engine.type.tcp.TcpOptions.PORT;
import static dev.endpoint.engine.type.tcp.TcpOptions.RACE;
import static dev.endpoint.engine.type.tcp.TcpOptions.TIMEOUT;

import dev.endpoint.engine.EndpointRole;
import dev.endpoint.engine.Engine;
import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.syntax.Arguments;
import dev.endpoint.engine.syntax.Description;
import dev.endpoint.engine.syntax.IpText;
import dev.endpoint.engine.syntax.Quoting;
import dev.endpoint.engine.syntax.Schema;
import dev.endpoint.engine.syntax.Words;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Connecting by TCP, with the IP versions of one family.
///
/// @param aliases other words for it
record TcpClientRole(Family family, List<String> aliases) implements EndpointRole<ClientEndpoint> {
  /// A head start longer than this was meant in milliseconds.
  private static final Duration LONG_RACE = Duration.ofSeconds(20);

  private static final Schema SCHEMA =
      Schema.of(HOST, PORT)
          .keywords(TIMEOUT, BIND_ADDRESS, BIND_PORT, RACE)
          .keywords(TcpOptions.socket())
          .clash(Schema.Clash.POSITION_WINS);

  @Override
  public Schema schema() {
    return SCHEMA;
  }

  TcpDial dial(Arguments arguments) {
    String bindAddress = arguments.find(BIND_ADDRESS).orElse("");
    return new TcpDial(
        arguments.get(HOST),
        arguments.get(PORT),
        family,
        arguments.get(TIMEOUT).orElse(null),
        bindAddress.isEmpty() ? null : bindAddress,
        arguments.get(BIND_PORT),
        arguments.get(RACE),
        TcpOptions.socket(arguments));
  }

  @Override
  public ClientEndpoint build(Arguments arguments, Engine engine) {
    return new TcpClientEndpoint(engine, dial(arguments));
  }

  @Override
  public void check(Arguments arguments) {
    String host = arguments.get(HOST);
    boolean wrongFamily =
        family == Family.IPV4 ? IpText.isIpv6(host) : family == Family.IPV6 && IpText.isIpv4(host);
    if (wrongFamily) {
      arguments.refuse(
          HOST, host + " is not an " + family.words() + " address; tcp takes both kinds.");
    }
    Duration race = arguments.get(RACE);
    if (race.compareTo(LONG_RACE) > 0) {
      long millis = race.toSeconds();
      arguments.warn(
          RACE,
          "Each address has a head start of "
              + Words.time(race)
              + " over the next. Did you mean milliseconds?",
          "Use " + millis + "ms",
          millis + "ms");
    }
  }

  @Override
  public String explain(Arguments arguments) {
    return TcpWords.connects(dial(arguments));
  }

  /// A listener's string, or host and port in the wrong order.
  @Override
  public Optional<Meant> meant(Description description) {
    TcpGuess guess = TcpGuess.of(description);
    if (guess.port().isEmpty()) {
      return Optional.empty();
    }
    String host =
        guess.host().isEmpty() || IpText.isWildcard(guess.host()) ? "localhost" : guess.host();
    return Optional.of(
        new Meant(
            "To connect, a host comes first, then the port.",
            guess.type() + ":" + Quoting.readable(host) + ":" + guess.port()));
  }
}
