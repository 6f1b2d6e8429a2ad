package dev.endpoint.engine.type.tcp;

import dev.endpoint.engine.Engine;
import dev.endpoint.engine.endpoint.Attempt;
import dev.endpoint.engine.endpoint.AttemptDriver;
import dev.endpoint.engine.endpoint.ListeningPort;
import dev.endpoint.engine.endpoint.ServerEndpoint;
import dev.endpoint.engine.endpoint.Step;
import dev.endpoint.engine.net.AcceptorPort;
import dev.endpoint.engine.net.Network.Acceptor;
import dev.endpoint.engine.net.Network.ListenOptions;
import dev.endpoint.engine.reactor.Cancellable;
import dev.endpoint.engine.transport.Addresses;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.FailureException;
import dev.endpoint.engine.transport.Failures;
import dev.endpoint.engine.transport.ProtocolFactory;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Listens by TCP.
///
/// Every interface means both IP versions where the family allows it; where the system has no IPv6,
/// IPv4 alone. An interface given by name is looked up; IPv4 goes first then, as in Twisted.
public final class TcpServerEndpoint implements ServerEndpoint {
  private static final String STAGE = "listening";
  private static final String SLOW_LOOK_UP =
      "The name server did not answer in time. An IP address needs no look-up.";

  private static final InetAddress ANY_4 = InetAddress.ofLiteral("0.0.0.0");
  private static final InetAddress ANY_6 = InetAddress.ofLiteral("::");

  private final Engine engine;
  private final TcpListen listen;

  public TcpServerEndpoint(Engine engine, TcpListen listen) {
    this.engine = engine;
    this.listen = listen;
  }

  @Override
  public Attempt<ListeningPort> listen(ProtocolFactory factory) {
    String name = listen.interfaceName();
    String target = name.isEmpty() ? "port " + listen.port() : Addresses.text(name, listen.port());
    AttemptDriver<ListeningPort> driver =
        new AttemptDriver<>(engine.reactor(), target, Hosts.isName(name) ? "resolving" : STAGE);
    return driver.start(
        attempt -> start(attempt, factory), error -> Failures.of(error, STAGE, target));
  }

  private void start(AttemptDriver<ListeningPort> attempt, ProtocolFactory factory)
      throws FailureException {
    String name = listen.interfaceName();
    if (Hosts.isName(name)) {
      lookUp(attempt, factory, name);
    } else {
      bind(attempt, factory, addresses(name));
    }
  }

  private void lookUp(AttemptDriver<ListeningPort> attempt, ProtocolFactory factory, String name) {
    attempt.stage("resolving", SLOW_LOOK_UP);
    attempt.step(new Step.Resolving(name));
    if (!attempt.isOver()) {
      Cancellable lookUp =
          Hosts.lookUp(
              engine.resolver(),
              name,
              listen.family(),
              addresses -> {
                List<InetAddress> order = ipv4First(addresses);
                attempt.step(new Step.Resolved(name, order));
                bind(attempt, factory, order);
              },
              attempt::fail);
      attempt.onRelease(lookUp::cancel);
    }
  }

  private List<InetAddress> addresses(String literal) throws FailureException {
    if (!literal.isEmpty()) {
      return List.of(Hosts.literal(literal, listen.family(), STAGE));
    }
    return List.of(ANY_6, ANY_4).stream().filter(listen.family()::accepts).toList();
  }

  private static List<InetAddress> ipv4First(List<InetAddress> addresses) {
    List<InetAddress> order = new ArrayList<>(addresses);
    order.sort(Comparator.comparing(address -> !(address instanceof Inet4Address)));
    return order;
  }

  /// Takes the first of these addresses that this machine has.
  private void bind(
      AttemptDriver<ListeningPort> attempt, ProtocolFactory factory, List<InetAddress> addresses) {
    attempt.stage(STAGE, "");
    List<Failure> failures = new ArrayList<>();
    for (InetAddress address : addresses) {
      InetSocketAddress local = new InetSocketAddress(address, listen.port());
      attempt.step(new Step.Binding(local));
      if (attempt.isOver()) {
        return;
      }
      try {
        open(attempt, factory, local);
        return;
      } catch (FailureException e) {
        failures.add(e.failure());
        if (!isMissing(e.failure())) {
          break;
        }
      }
    }
    Failure last = failures.getLast().withOthers(failures.subList(0, failures.size() - 1));
    if (last.kind() == Failure.Kind.ADDRESS_IN_USE) {
      nameHolder(attempt, last, addresses.get(failures.size() - 1));
    } else {
      attempt.fail(last);
    }
  }

  /// Fails as well, but says which program is in the way where the system tells.
  private void nameHolder(
      AttemptDriver<ListeningPort> attempt, Failure failure, InetAddress address) {
    Cancellable search =
        engine
            .network()
            .findHolder(
                new InetSocketAddress(address, listen.port()),
                holder ->
                    attempt.fail(holder.isEmpty() ? failure : failure.withMeaning(heldBy(holder))));
    attempt.onRelease(search::cancel);
  }

  private static String heldBy(String holder) {
    return "It is held by "
        + holder
        + ". Stop it there, or choose another port; port 0 takes any free one.";
  }

  /// Whether this machine does not have the address, so that the next one may do.
  private static boolean isMissing(Failure failure) {
    return failure.kind() == Failure.Kind.ADDRESS_NOT_AVAILABLE
        || failure.kind() == Failure.Kind.NOT_SUPPORTED;
  }

  private void open(
      AttemptDriver<ListeningPort> attempt, ProtocolFactory factory, InetSocketAddress local)
      throws FailureException {
    AcceptorPort port = new AcceptorPort(engine.reactor(), factory);
    ListenOptions options = new ListenOptions(listen.backlog(), listen.socket());
    Acceptor acceptor = engine.network().listen(local, options, port);
    port.opened(acceptor);
    attempt.succeed(port);
  }
}
