package dev.endpoint.engine.type.tls;

import static dev.endpoint.engine.type.tls.TlsOptions.BACKLOG;

import dev.endpoint.engine.EndpointRole;
import dev.endpoint.engine.Engine;
import dev.endpoint.engine.endpoint.ServerEndpoint;
import dev.endpoint.engine.syntax.Arguments;
import dev.endpoint.engine.syntax.Choice;
import dev.endpoint.engine.syntax.IpText;
import dev.endpoint.engine.syntax.Option;
import dev.endpoint.engine.syntax.Schema;
import dev.endpoint.engine.transport.FailureException;
import java.net.SocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Listening by TLS with one certificate, in Twisted's older spelling.
final class SslServerRole implements EndpointRole<ServerEndpoint> {
  private static final Option<Integer> PORT =
      Option.localPort("port").required().help("port to listen on; 0 for any free one");

  private static final Option<String> PRIVATE_KEY =
      Option.path("privateKey").orElse("server.pem").help("PEM file of the key");

  private static final Option<String> CERT_KEY =
      Option.path("certKey").help("PEM file of the certificate; the key's when left out");

  private static final Option<String> METHOD =
      Option.text("sslmethod")
          .offering(new Choice("TLSv1_2_METHOD", "TLS 1.2 only"))
          .help("OpenSSL's name of the versions to speak");

  private static final Option<String> INTERFACE =
      Option.localAddress("interface")
          .orElse("", "every interface")
          .offering(new Choice("127.0.0.1", "this computer only"))
          .help("local address to listen on");

  private static final Option<String> CHAIN =
      Option.path("extraCertChain").help("PEM file of more certificates to send");

  private static final Option<String> DH =
      Option.path("dhParameters").help("not used: Java chooses its own groups");

  private static final Schema SCHEMA =
      Schema.of(PORT, PRIVATE_KEY, CERT_KEY, METHOD, INTERFACE, BACKLOG, CHAIN, DH);

  /// What OpenSSL's methods mean here.
  private static final Map<String, List<String>> METHODS =
      Map.of(
          "SSLv23_METHOD", List.of(),
          "TLS_METHOD", List.of(),
          "TLS_SERVER_METHOD", List.of(),
          "TLSv1_METHOD", List.of(),
          "TLSv1_1_METHOD", List.of(),
          "TLSv1_2_METHOD", List.of("TLSv1.2"));

  @Override
  public Schema schema() {
    return SCHEMA;
  }

  @Override
  public void check(Arguments arguments) {
    checkMethod(arguments);
    if (arguments.isGiven(DH)) {
      arguments.warn(DH, "This is ignored: Java chooses its own Diffie-Hellman groups.", null);
    }
    FileChecks files = new FileChecks(arguments);
    boolean paths = true;
    for (Option<String> option : List.of(PRIVATE_KEY, CERT_KEY, CHAIN)) {
      paths &= !arguments.isGiven(option) || files.isPath(option);
    }
    if (!paths || !arguments.looksAtFiles()) {
      return;
    }
    try {
      identity(arguments);
    } catch (FailureException e) {
      Option<?> blamed = blamed(arguments, e.failure().target());
      String usual = blamed == PORT ? " That file is used when privateKey= names no other." : "";
      arguments.refuse(blamed, FileChecks.sentence(e) + usual);
    }
  }

  private static Option<?> blamed(Arguments arguments, String file) {
    for (Option<String> option : List.of(CHAIN, CERT_KEY, PRIVATE_KEY)) {
      if (arguments.isGiven(option) && arguments.get(option).equals(file)) {
        return option;
      }
    }
    return arguments.isGiven(PRIVATE_KEY) ? PRIVATE_KEY : PORT;
  }

  private static void checkMethod(Arguments arguments) {
    Optional<String> method = arguments.find(METHOD);
    if (method.isEmpty()) {
      return;
    }
    String name = method.get();
    if (!METHODS.containsKey(name)) {
      boolean old = name.startsWith("SSLv2_") || name.startsWith("SSLv3_");
      arguments.refuse(
          METHOD,
          old
              ? name + " is not secure and not supported any more."
              : "There is no method “" + name + "”.",
          "Use TLS_METHOD",
          "TLS_METHOD");
    } else if (name.equals("TLSv1_METHOD") || name.equals("TLSv1_1_METHOD")) {
      arguments.warn(
          METHOD,
          "That version is not secure and not supported any more; 1.2 and 1.3 are spoken.",
          "Use TLS_METHOD",
          "TLS_METHOD");
    }
  }

  private static Identity identity(Arguments arguments) throws FailureException {
    Path key = Path.of(arguments.get(PRIVATE_KEY));
    Path certificate = Path.of(arguments.find(CERT_KEY).orElse(arguments.get(PRIVATE_KEY)));
    // Twisted takes the two files together, so the key may be in either.
    boolean swapped = !hasKey(key) && hasKey(certificate);
    return swapped
        ? KeyFiles.identity(key, certificate, chain(arguments))
        : KeyFiles.identity(certificate, key, chain(arguments));
  }

  private static boolean hasKey(Path file) throws FailureException {
    return !KeyFiles.pem(file).keys().isEmpty();
  }

  private static @Nullable Path chain(Arguments arguments) {
    return TlsOptions.path(arguments, CHAIN);
  }

  @Override
  public ServerEndpoint build(Arguments arguments, Engine engine) {
    List<Path> files = new ArrayList<>();
    for (Option<String> option : List.of(PRIVATE_KEY, CERT_KEY, CHAIN)) {
      arguments.find(option).map(Path::of).ifPresent(files::add);
    }
    List<String> versions = arguments.find(METHOD).map(METHODS::get).orElse(List.of());
    return TlsEndpoints.server(
        engine,
        Inner.server(engine, arguments, PORT, List.of(INTERFACE, BACKLOG)),
        ServerIdentities.files(files, () -> identity(arguments)),
        new ServerSettings(ServerSettings.ClientAuth.NONE, null, List.of(), versions),
        "port " + arguments.get(PORT));
  }

  @Override
  public String explain(Arguments arguments) {
    return TlsServerRole.listens(arguments.get(PORT), arguments.get(INTERFACE));
  }

  @Override
  public boolean exposed(Arguments arguments) {
    return !IpText.isLoopback(arguments.get(INTERFACE));
  }

  @Override
  public Optional<String> loopbackOnly(Arguments arguments) {
    return Optional.of(arguments.with(INTERFACE, "127.0.0.1"));
  }

  @Override
  public Optional<String> clientText(Arguments arguments, SocketAddress address) {
    return TlsServerRole.clientText(address);
  }
}
