package dev.endpoint.engine.type.proxy;

import static dev.endpoint.engine.type.proxy.ProxyOptions.HOST;
import static dev.endpoint.engine.type.proxy.ProxyOptions.PASSWORD;
import static dev.endpoint.engine.type.proxy.ProxyOptions.PORT;
import static dev.endpoint.engine.type.proxy.ProxyOptions.RESOLVE;
import static dev.endpoint.engine.type.proxy.ProxyOptions.TIMEOUT;

import dev.endpoint.engine.EndpointRole;
import dev.endpoint.engine.Engine;
import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.layer.Handshake;
import dev.endpoint.engine.syntax.Arguments;
import dev.endpoint.engine.syntax.EndpointSyntaxException;
import dev.endpoint.engine.syntax.NestedEndpoint;
import dev.endpoint.engine.syntax.Option;
import dev.endpoint.engine.syntax.Schema;
import dev.endpoint.engine.syntax.Words;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Connecting through a proxy: what is the same for every kind of proxy.
abstract class ProxyRole implements EndpointRole<ClientEndpoint> {
  private final Option<NestedEndpoint> proxy;
  private final Option<String> username;
  private final Schema schema;

  ProxyRole(Option<NestedEndpoint> proxy, Option<String> username, Option<?>... more) {
    this.proxy = proxy;
    this.username = username;
    this.schema = Schema.of(HOST, PORT).keywords(proxy, username).keywords(more).keywords(TIMEOUT);
  }

  /// What the proxy speaks.
  abstract Dialect dialect();

  /// A fresh talk with the proxy.
  abstract Handshake handshake(Destination destination, @Nullable Credentials credentials);

  /// Whether the proxy can be told this address.
  boolean carries(InetAddress address) {
    return true;
  }

  /// Says what is wrong with a name or password that is given.
  abstract void checkCredentials(Arguments arguments);

  @Override
  public final Schema schema() {
    return schema;
  }

  @Override
  public final void check(Arguments arguments) {
    String host = arguments.get(HOST);
    if (host.isEmpty()) {
      arguments.refuse(
          HOST, "Host is empty; the proxy has to be told one. localhost is its own computer.");
    } else if (host.indexOf('%') >= 0) {
      arguments.refuse(HOST, "What follows the % means nothing to a proxy; leave it out.");
    } else {
      checkHost(arguments);
    }
    if (isMissing(username, arguments)) {
      arguments.refuse(username, "Username is empty; type one, or leave it out.");
    } else {
      checkCredentials(arguments);
    }
    if (schema.find(PASSWORD.name()).isPresent() && arguments.isGiven(PASSWORD)) {
      checkPassword(arguments);
    }
  }

  void checkHost(Arguments arguments) {}

  private void checkPassword(Arguments arguments) {
    if (isMissing(PASSWORD, arguments)) {
      arguments.refuse(PASSWORD, "Password is empty; type one, or leave it out.");
    } else if (!arguments.isGiven(username)) {
      arguments.refuse(PASSWORD, "A password needs a username= beside it.");
    }
  }

  private static boolean isMissing(Option<String> option, Arguments arguments) {
    return arguments.isGiven(option) && arguments.get(option).isEmpty();
  }

  final @Nullable Credentials credentials(Arguments arguments) {
    return arguments
        .find(username)
        .map(name -> new Credentials(name, arguments.find(PASSWORD).orElse("")))
        .orElse(null);
  }

  @Override
  public final ClientEndpoint build(Arguments arguments, Engine engine)
      throws EndpointSyntaxException {
    ClientEndpoint inner = engine.clientFromString(arguments.get(proxy).canonical());
    Credentials credentials = credentials(arguments);
    ProxyHop hop =
        new ProxyHop(
            engine.reactor(),
            inner,
            dialect(),
            destination -> handshake(destination, credentials),
            arguments.get(TIMEOUT));
    Destination destination = Destination.of(arguments.get(HOST), arguments.get(PORT));
    return destination.isName() && looksUp(arguments)
        ? new LookingUpClient(engine, hop, destination, this::carries)
        : hop.to(destination, arguments.get(TIMEOUT));
  }

  /// Whether a name is looked up here.
  private boolean looksUp(Arguments arguments) {
    return arguments.find(RESOLVE).equals(Optional.of(ProxyOptions.Resolve.LOCAL));
  }

  @Override
  public final String explain(Arguments arguments) {
    Destination destination = Destination.of(arguments.get(HOST), arguments.get(PORT));
    NestedEndpoint nested = arguments.get(proxy);
    String lookUp =
        looksUp(arguments) ? ", which is looked up here" : ", which the proxy looks up itself";
    return nested.explain()
        + " That is "
        + dialect().aProxy()
        + ", which is asked to connect to "
        + destination.host()
        + ", port "
        + destination.port()
        + (destination.isName() ? lookUp : "")
        + "."
        + signIn(arguments, nested)
        + patience(arguments, nested);
  }

  /// The limit over everything, where the proxy's own, which was told before, is another one.
  private static String patience(Arguments arguments, NestedEndpoint nested) {
    Duration limit = arguments.get(TIMEOUT);
    boolean same = nested.value("timeout").filter(TIMEOUT.kind().plain(limit)::equals).isPresent();
    return same ? "" : " In all it gives up after " + Words.time(limit) + ".";
  }

  private String signIn(Arguments arguments, NestedEndpoint nested) {
    return arguments
        .find(username)
        .map(name -> " Signs in as " + name + (Clear.isReadable(nested) ? Clear.WORDS : "") + ".")
        .orElse("");
  }
}
