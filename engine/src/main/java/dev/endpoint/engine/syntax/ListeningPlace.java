package dev.endpoint.engine.syntax;

/// Where a listener on a port can be reached, in plain words.
public final class ListeningPlace {
  private ListeningPlace() {}

  /// `port 8080 on every interface: reachable from the network.`
  ///
  /// @param port 0 for any free one
  /// @param name the interface, empty for all of them
  public static String words(int port, String name) {
    return words(port, name, "");
  }

  /// @param every what else there is to say where it is every interface: `, IPv4 only`
  public static String words(int port, String name, String every) {
    String where =
        name.isEmpty() || IpText.isWildcard(name)
            ? "on every interface" + every + ": reachable from the network."
            : IpText.isLoopback(name)
                ? "on this computer only."
                : "on " + name + ": reachable from the network.";
    return (port == 0 ? "any free port " : "port " + port + " ") + where;
  }
}
