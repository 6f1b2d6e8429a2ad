package dev.endpoint.engine.type.tls;

import static dev.endpoint.engine.type.tls.TlsOptions.ALPN;
import static dev.endpoint.engine.type.tls.TlsOptions.BIND_ADDRESS;
import static dev.endpoint.engine.type.tls.TlsOptions.CERTIFICATE;
import static dev.endpoint.engine.type.tls.TlsOptions.CIPHERS;
import static dev.endpoint.engine.type.tls.TlsOptions.ENDPOINT;
import static dev.endpoint.engine.type.tls.TlsOptions.HOST;
import static dev.endpoint.engine.type.tls.TlsOptions.PORT;
import static dev.endpoint.engine.type.tls.TlsOptions.PRIVATE_KEY;
import static dev.endpoint.engine.type.tls.TlsOptions.PROTOCOLS;
import static dev.endpoint.engine.type.tls.TlsOptions.SERVER_NAME;
import static dev.endpoint.engine.type.tls.TlsOptions.TIMEOUT;
import static dev.endpoint.engine.type.tls.TlsOptions.TRUST_ROOTS;
import static dev.endpoint.engine.type.tls.TlsOptions.VERIFY;

import dev.endpoint.engine.EndpointRole;
import dev.endpoint.engine.Engine;
import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.syntax.Arguments;
import dev.endpoint.engine.syntax.NestedEndpoint;
import dev.endpoint.engine.syntax.Option;
import dev.endpoint.engine.syntax.Schema;
import dev.endpoint.engine.transport.Addresses;
import java.util.List;
import java.util.Optional;

/// Connecting by TLS.
final class TlsClientRole implements EndpointRole<ClientEndpoint> {
  private static final Schema SCHEMA =
      Schema.of(HOST, PORT, TIMEOUT, BIND_ADDRESS, CERTIFICATE, PRIVATE_KEY, TRUST_ROOTS, ENDPOINT)
          .keywords(ALPN, PROTOCOLS, CIPHERS, SERVER_NAME, VERIFY)
          .usually(PORT, given -> TlsOptions.DEFAULT_PORT);

  @Override
  public Schema schema() {
    return SCHEMA;
  }

  @Override
  public void check(Arguments arguments) {
    checkName(arguments);
    FileChecks files = new FileChecks(arguments);
    if (arguments.isGiven(CERTIFICATE)) {
      files.identity(CERTIFICATE, PRIVATE_KEY);
    } else if (arguments.isGiven(PRIVATE_KEY)) {
      arguments.warn(PRIVATE_KEY, "Without certificate= the private key is ignored.", null);
    }
    files.roots(TRUST_ROOTS);
    if (!arguments.get(VERIFY)) {
      arguments.warn(
          VERIFY,
          "Nothing is verified: anybody could be on the other side.",
          "Verify the certificate",
          "yes");
    }
    if (arguments.isGiven(ENDPOINT)) {
      checkReplaced(arguments);
    }
    check(arguments, PROTOCOLS, () -> TlsNames.versions(TlsOptions.list(arguments, PROTOCOLS)));
    check(arguments, CIPHERS, () -> TlsNames.checkCiphers(TlsOptions.list(arguments, CIPHERS)));
  }

  static void check(Arguments arguments, Option<?> option, Runnable reading) {
    try {
      reading.run();
    } catch (IllegalArgumentException e) {
      arguments.refuse(option, String.valueOf(e.getMessage()));
    }
  }

  private static void checkName(Arguments arguments) {
    boolean named = arguments.isGiven(SERVER_NAME);
    if (!named && !arguments.get(VERIFY)) {
      return;
    }
    Option<String> option = named ? SERVER_NAME : HOST;
    check(
        arguments,
        option,
        () -> {
          String name = arguments.get(option);
          if (name.isEmpty()) {
            throw new IllegalArgumentException(
                "A certificate is for a name; an empty one cannot be verified.");
          }
          ServerNames.toAscii(name);
        });
  }

  private static void checkReplaced(Arguments arguments) {
    if (arguments.isGiven(TIMEOUT)) {
      arguments.warn(
          TIMEOUT,
          "With endpoint= this limits the TLS handshake only; that endpoint has its own timeout.",
          null);
    }
    if (arguments.isGiven(BIND_ADDRESS)) {
      arguments.warn(
          BIND_ADDRESS, "With endpoint= this is ignored; give it in that endpoint.", null);
    }
  }

  private static String serverName(Arguments arguments) {
    String name = arguments.find(SERVER_NAME).orElseGet(() -> arguments.get(HOST));
    try {
      return ServerNames.toAscii(name);
    } catch (IllegalArgumentException unverifiable) {
      return "";
    }
  }

  ClientSettings settings(Arguments arguments) {
    boolean verify = arguments.get(VERIFY);
    boolean certified = arguments.isGiven(CERTIFICATE);
    return new ClientSettings(
        serverName(arguments),
        verify,
        verify,
        certified ? TlsOptions.path(arguments, CERTIFICATE) : null,
        certified ? TlsOptions.path(arguments, PRIVATE_KEY) : null,
        TlsOptions.path(arguments, TRUST_ROOTS),
        TlsOptions.list(arguments, ALPN),
        TlsNames.versions(TlsOptions.list(arguments, PROTOCOLS)),
        TlsOptions.list(arguments, CIPHERS));
  }

  @Override
  public ClientEndpoint build(Arguments arguments, Engine engine) {
    Optional<NestedEndpoint> nested = arguments.find(ENDPOINT);
    ClientEndpoint inner =
        nested
            .map(endpoint -> Inner.client(engine, endpoint.canonical()))
            .orElseGet(
                () -> Inner.client(engine, arguments, HOST, PORT, List.of(TIMEOUT, BIND_ADDRESS)));
    return TlsEndpoints.client(
        engine,
        inner,
        settings(arguments),
        Addresses.text(arguments.get(HOST), arguments.get(PORT)),
        nested.isPresent() ? null : arguments.get(TIMEOUT),
        arguments.get(TIMEOUT));
  }

  @Override
  public String explain(Arguments arguments) {
    String where =
        arguments
            .find(ENDPOINT)
            .map(endpoint -> endpoint.explain() + " Secures that with TLS")
            .orElseGet(
                () ->
                    "Connects to "
                        + arguments.get(HOST)
                        + ", port "
                        + arguments.get(PORT)
                        + ", and secures it with TLS");
    String name = serverName(arguments);
    String verified =
        arguments.get(VERIFY)
            ? ", verified to be " + name + "."
            : ", WITHOUT verifying who is on the other side.";
    return where + verified;
  }
}
