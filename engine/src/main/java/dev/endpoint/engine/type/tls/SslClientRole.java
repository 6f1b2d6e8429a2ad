package dev.endpoint.engine.type.tls;

import static dev.endpoint.engine.type.tls.TlsOptions.BIND_ADDRESS;
import static dev.endpoint.engine.type.tls.TlsOptions.HOST;
import static dev.endpoint.engine.type.tls.TlsOptions.PORT;
import static dev.endpoint.engine.type.tls.TlsOptions.TIMEOUT;

import dev.endpoint.engine.EndpointRole;
import dev.endpoint.engine.Engine;
import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.syntax.Arguments;
import dev.endpoint.engine.syntax.Description;
import dev.endpoint.engine.syntax.Diagnostic.Suggestion;
import dev.endpoint.engine.syntax.Item;
import dev.endpoint.engine.syntax.Option;
import dev.endpoint.engine.syntax.Schema;
import dev.endpoint.engine.transport.Addresses;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Connecting by TLS in Twisted's older spelling. What it verifies depends on what is given: with
/// `hostname` everything, with `caCertsDir` alone the issuer, with neither nothing.
final class SslClientRole implements EndpointRole<ClientEndpoint> {
  private static final Option<String> CERT_KEY =
      Option.path("certKey").help("PEM file of our certificate, for servers that want one");

  private static final Option<String> PRIVATE_KEY =
      Option.path("privateKey").help("PEM file of its key; the certificate's when left out");

  private static final Option<String> CA_CERTS_DIR =
      Option.path("caCertsDir").help("folder of PEM files of the issuers to trust");

  private static final Option<String> HOSTNAME =
      Option.text("hostname").help("name to verify; without it the name is not verified");

  private static final Schema SCHEMA =
      Schema.of(HOST, PORT)
          .keywords(TIMEOUT, BIND_ADDRESS, CERT_KEY, PRIVATE_KEY, CA_CERTS_DIR, HOSTNAME)
          .clash(Schema.Clash.POSITION_WINS)
          .usually(PORT, given -> TlsOptions.DEFAULT_PORT);

  @Override
  public Schema schema() {
    return SCHEMA;
  }

  @Override
  public void check(Arguments arguments) {
    FileChecks files = new FileChecks(arguments);
    if (arguments.isGiven(CERT_KEY)) {
      files.identity(CERT_KEY, PRIVATE_KEY);
    } else if (arguments.isGiven(PRIVATE_KEY)) {
      arguments.warn(PRIVATE_KEY, "Without certKey= the private key is ignored.", null);
    }
    files.roots(CA_CERTS_DIR);
    if (arguments.isGiven(HOSTNAME)) {
      TlsClientRole.check(arguments, HOSTNAME, () -> checkName(arguments.get(HOSTNAME)));
    } else if (!arguments.isGiven(CA_CERTS_DIR)) {
      arguments.warn(
          HOST,
          "Nothing is verified: anybody could be on the other side.",
          new Suggestion("Use tls, which verifies", asTls(arguments)));
    }
  }

  private static void checkName(String name) {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("An empty name cannot be verified.");
    }
    ServerNames.toAscii(name);
  }

  /// The same, verified.
  private static String asTls(Arguments arguments) {
    List<Item> items = new ArrayList<>();
    items.add(Item.positional("tls"));
    items.add(Item.positional(arguments.get(HOST)));
    items.add(Item.positional(String.valueOf(arguments.get(PORT))));
    addGiven(arguments, TIMEOUT, "timeout", items);
    addGiven(arguments, BIND_ADDRESS, "bindAddress", items);
    addGiven(arguments, CERT_KEY, "certificate", items);
    addGiven(arguments, PRIVATE_KEY, "privateKey", items);
    return Description.of(items).write();
  }

  private static <T> void addGiven(
      Arguments arguments, Option<T> option, String name, List<Item> items) {
    if (arguments.isGiven(option)) {
      items.add(Item.keyword(name, option.kind().write(arguments.get(option))));
    }
  }

  ClientSettings settings(Arguments arguments) {
    Optional<String> name = arguments.find(HOSTNAME).map(ServerNames::toAscii);
    boolean certified = arguments.isGiven(CERT_KEY);
    return new ClientSettings(
        name.orElse(""),
        name.isPresent() || arguments.isGiven(CA_CERTS_DIR),
        name.isPresent(),
        certified ? TlsOptions.path(arguments, CERT_KEY) : null,
        certified ? TlsOptions.path(arguments, PRIVATE_KEY) : null,
        TlsOptions.path(arguments, CA_CERTS_DIR),
        List.of(),
        List.of(),
        List.of());
  }

  @Override
  public ClientEndpoint build(Arguments arguments, Engine engine) {
    return TlsEndpoints.client(
        engine,
        Inner.client(engine, arguments, HOST, PORT, List.of(TIMEOUT, BIND_ADDRESS)),
        settings(arguments),
        Addresses.text(arguments.get(HOST), arguments.get(PORT)),
        arguments.get(TIMEOUT),
        arguments.get(TIMEOUT));
  }

  @Override
  public String explain(Arguments arguments) {
    String verified =
        arguments
            .find(HOSTNAME)
            .map(name -> ", verified to be " + name + ".")
            .orElse(
                arguments.isGiven(CA_CERTS_DIR)
                    ? ", verifying the issuer but not the name."
                    : ", WITHOUT verifying who is on the other side.");
    return "Connects to "
        + arguments.get(HOST)
        + ", port "
        + arguments.get(PORT)
        + ", and secures it with TLS"
        + verified;
  }
}
