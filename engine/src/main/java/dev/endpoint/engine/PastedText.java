package dev.endpoint.engine;

import dev.endpoint.engine.syntax.IpText;
import dev.endpoint.engine.syntax.Pasted;
import dev.endpoint.engine.syntax.Quoting;
import dev.endpoint.engine.syntax.Side;

/// Writes what was pasted as an endpoint string.
///
/// @param type an endpoint type there is
record PastedText(Side side, String type) {
  String write(Pasted pasted) {
    if (!pasted.path().isEmpty()) {
      return type + ":" + Quoting.positional(pasted.path());
    }
    String host = pasted.host();
    String port = pasted.port().isEmpty() ? "80" : pasted.port();
    boolean anywhere = host.isEmpty() || IpText.isWildcard(host);
    if (side == Side.CLIENT) {
      return type + ":" + (anywhere ? "localhost" : Quoting.readable(host)) + ":" + port;
    }
    return type + ":" + port + (anywhere ? "" : ":interface=" + Quoting.readable(host));
  }
}
