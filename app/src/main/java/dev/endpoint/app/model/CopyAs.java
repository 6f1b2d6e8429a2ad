package dev.endpoint.app.model;

import dev.endpoint.engine.session.SessionState;
import dev.endpoint.engine.session.SessionState.Role;
import dev.endpoint.engine.syntax.Quoting;
import dev.endpoint.engine.transport.Addresses;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The ways to write a session down so that it can be done again: here, or with another program.
///
/// @param label what the menu says
/// @param text what is copied
public record CopyAs(String label, String text) {
  private static final String LOOPBACK = "127.0.0.1";

  public static List<CopyAs> of(SessionState state) {
    List<CopyAs> ways = new ArrayList<>();
    String client = clientString(state);
    if (state.role() == Role.LISTEN) {
      ways.add(new CopyAs("Server string", state.text()));
    }
    if (client != null) {
      ways.add(
          new CopyAs(state.role() == Role.LISTEN ? "Client string" : "Endpoint string", client));
    }
    if (new EndpointEdit(state.text()).type().startsWith("tcp")) {
      commands(state, ways);
    }
    return List.copyOf(ways);
  }

  /// The string that connects to where this session is, or null while that is not known.
  public static @Nullable String clientString(SessionState state) {
    return switch (state.role()) {
      case CONNECT, KEEP -> state.text();
      case LISTEN -> clientOf(state.local());
      case ACCEPTED -> clientOf(state.local());
    };
  }

  private static @Nullable String clientOf(@Nullable SocketAddress local) {
    return local instanceof InetSocketAddress inet
        ? "tcp:" + Quoting.readable(host(inet)) + ":" + inet.getPort()
        : null;
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
