package dev.endpoint.engine.type.tcp;

import static dev.endpoint.engine.type.tcp.TcpOptions.BACKLOG;
import static dev.endpoint.engine.type.tcp.TcpOptions.INTERFACE;
import static dev.endpoint.engine.type.tcp.TcpOptions.INTERFACE_6;
import static dev.endpoint.engine.type.tcp.TcpOptions.LISTEN_PORT;

import dev.endpoint.engine.EndpointRole;
import dev.endpoint.engine.Engine;
import dev.endpoint.engine.endpoint.ServerEndpoint;
import dev.endpoint.engine.syntax.Arguments;
import dev.endpoint.engine.syntax.Description;
import dev.endpoint.engine.syntax.IpText;
import dev.endpoint.engine.syntax.Option;
import dev.endpoint.engine.syntax.Quoting;
import dev.endpoint.engine.syntax.Schema;
import dev.endpoint.engine.transport.Addresses;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Optional;

/// Listening by TCP, with the IP versions of one family.
record TcpServerRole(Family family) implements EndpointRole<ServerEndpoint> {
  private static final Schema SCHEMA =
      Schema.of(LISTEN_PORT, INTERFACE, BACKLOG).keywords(TcpOptions.socket());

  /// Twisted's `tcp6` has its own order.
  private static final Schema SCHEMA_6 =
      Schema.of(LISTEN_PORT, BACKLOG, INTERFACE_6).keywords(TcpOptions.socket());

  @Override
  public Schema schema() {
    return family == Family.IPV6 ? SCHEMA_6 : SCHEMA;
  }

  private Option<String> interfaceOption() {
    return family == Family.IPV6 ? INTERFACE_6 : INTERFACE;
  }

  /// As in Twisted, an IPv4 interface makes `tcp6` listen by IPv4.
  TcpListen listen(Arguments arguments) {
    String interfaceName = arguments.get(interfaceOption());
    boolean otherVersion = family == Family.IPV6 && IpText.isIpv4(interfaceName);
    return new TcpListen(
        arguments.get(LISTEN_PORT),
        interfaceName,
        arguments.get(BACKLOG),
        otherVersion ? Family.IPV4 : family,
        TcpOptions.socket(arguments));
  }

  @Override
  public ServerEndpoint build(Arguments arguments, Engine engine) {
    return new TcpServerEndpoint(engine, listen(arguments));
  }

  @Override
  public void check(Arguments arguments) {
    if (family == Family.IPV4 && IpText.isIpv6(arguments.get(INTERFACE))) {
      arguments.refuse(
          INTERFACE, arguments.get(INTERFACE) + " is not an IPv4 address; tcp takes both kinds.");
    }
  }

  @Override
  public String explain(Arguments arguments) {
    return TcpWords.listens(listen(arguments));
  }

  @Override
  public boolean exposed(Arguments arguments) {
    return !IpText.isLoopback(arguments.get(interfaceOption()));
  }

  @Override
  public Optional<String> loopbackOnly(Arguments arguments) {
    String loopback = family == Family.IPV6 ? "::1" : "127.0.0.1";
    return Optional.of(arguments.with(interfaceOption(), loopback));
  }

  @Override
  public Optional<String> clientText(Arguments arguments, SocketAddress address) {
    if (!(address instanceof InetSocketAddress inet) || inet.isUnresolved()) {
      return Optional.empty();
    }
    String loopback = family == Family.IPV6 ? "::1" : "127.0.0.1";
    InetAddress here = inet.getAddress();
    String host = here.isAnyLocalAddress() ? loopback : Addresses.host(here);
    return Optional.of("tcp:" + Quoting.readable(host) + ":" + inet.getPort());
  }

  /// A client's string.
  @Override
  public Optional<Meant> meant(Description description) {
    TcpGuess guess = TcpGuess.of(description);
    if (guess.port().isEmpty() || guess.host().isEmpty()) {
      return Optional.empty();
    }
    boolean everywhere = IpText.isWildcard(guess.host());
    String where = everywhere ? "" : ":interface=" + Quoting.readable(guess.host());
    return Optional.of(
        new Meant(
            "To listen, the port comes first; where to listen is interface=.",
            guess.type() + ":" + guess.port() + where));
  }
}
