package dev.endpoint.app.model;

import dev.endpoint.engine.EndpointCatalog;
import dev.endpoint.engine.ParsedEndpoint;
import dev.endpoint.engine.session.SessionState;
import dev.endpoint.engine.session.SessionState.Role;
import dev.endpoint.engine.syntax.Side;
import dev.endpoint.engine.transport.Addresses;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The ways to write a session down so that it can be done again: here, or with another program.
///
/// @param label what the menu says
/// @param text what is copied
/// @param shown the same without its secrets
public record CopyAs(String label, String text, String shown) {
  private static final String LOOPBACK = "127.0.0.1";

  private CopyAs(String label, String text) {
    this(label, text, text);
  }

  public static List<CopyAs> of(SessionState state, EndpointCatalog catalog) {
    if (state.role() == Role.FILE) {
      return List.of(new CopyAs("File name", state.text()));
    }
    List<CopyAs> ways = new ArrayList<>();
    if (state.role() == Role.LISTEN) {
      ways.add(new CopyAs("Server string", state.text(), state.masked()));
    }
    clientString(state, catalog)
        .ifPresent(
            client ->
                ways.add(
                    new CopyAs(
                        state.role() == Role.LISTEN ? "Client string" : "Endpoint string",
                        client,
                        catalog.mask(client))));
    if (new EndpointEdit(state.text()).type().startsWith("tcp")) {
      commands(state, ways);
    }
    return List.copyOf(ways);
  }

  /// The string that connects from this computer to where this session is, while that is known and
  /// there is such a string.
  public static Optional<String> clientString(SessionState state, EndpointCatalog catalog) {
    if (state.role() == Role.CONNECT || state.role() == Role.KEEP) {
      return Optional.of(state.text());
    }
    if (state.role() == Role.FILE) {
      return Optional.empty();
    }
    SocketAddress local = state.local();
    ParsedEndpoint<?> listener = catalog.glance(Side.SERVER, state.text());
    return local == null || !listener.ok() ? Optional.empty() : listener.clientText(local);
  }

  private static void commands(SessionState state, List<CopyAs> ways) {
    if (state.role() == Role.LISTEN) {
      if (state.local() instanceof InetSocketAddress local) {
        listening(local, ways);
      }
      return;
    }
    EndpointEdit text = new EndpointEdit(state.text());
    boolean dials = state.role() == Role.CONNECT || state.role() == Role.KEEP;
    String host = dials ? text.argument("host", 0) : "";
    String port = dials ? text.argument("port", 1) : "";
    if (state.role() == Role.ACCEPTED && state.local() instanceof InetSocketAddress local) {
      host = host(local);
      port = String.valueOf(local.getPort());
    }
    if (!host.isEmpty() && !port.isEmpty()) {
      ways.add(new CopyAs("socat command", "socat - TCP:" + bracketed(host) + ":" + port));
      ways.add(new CopyAs("ncat command", "ncat " + host + " " + port));
    }
  }

  private static void listening(InetSocketAddress local, List<CopyAs> ways) {
    InetAddress address = local.getAddress();
    boolean any = address == null || address.isAnyLocalAddress();
    String host = any ? "" : Addresses.host(address);
    String socat = any ? "" : ",bind=" + bracketed(host);
    String ncat = any ? "" : host + " ";
    ways.add(
        new CopyAs(
            "socat command", "socat - TCP-LISTEN:" + local.getPort() + socat + ",reuseaddr"));
    ways.add(new CopyAs("ncat command", "ncat --listen --keep-open " + ncat + local.getPort()));
  }

  /// Where to reach a listener from this computer.
  private static String host(InetSocketAddress local) {
    InetAddress address = local.getAddress();
    return address == null || address.isAnyLocalAddress() ? LOOPBACK : Addresses.host(address);
  }

  private static String bracketed(String host) {
    return host.contains(":") ? "[" + host + "]" : host;
  }
}
