package dev.endpoint.engine.type.tcp;

import dev.endpoint.engine.syntax.IpText;
import dev.endpoint.engine.syntax.ListeningPlace;
import dev.endpoint.engine.syntax.Words;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What TCP endpoints do, in plain words.
final class TcpWords {
  private TcpWords() {}

  static String connects(TcpDial dial) {
    String host = dial.host().isEmpty() ? "this computer" : dial.host();
    boolean name = !dial.host().isEmpty() && !IpText.isLiteral(dial.host());
    String version = dial.family() == Family.ANY ? "" : dial.family().words() + " ";
    return "Connects to "
        + host
        + ", port "
        + dial.port()
        + from(dial)
        + "."
        + (name ? " Tries every " + version + "address of that name." : "")
        + patience(dial.timeout());
  }

  private static String patience(@Nullable Duration timeout) {
    return timeout == null
        ? " Waits as long as it takes."
        : " Gives up after " + Words.time(timeout) + ".";
  }

  private static String from(TcpDial dial) {
    String address = dial.bindAddress();
    String port = dial.bindPort() == 0 ? "" : "port " + dial.bindPort();
    if (address == null) {
      return port.isEmpty() ? "" : ", from local " + port;
    }
    return ", from " + address + (port.isEmpty() ? "" : ", " + port);
  }

  static String listens(TcpListen listen) {
    String every = listen.family() == Family.IPV4 ? ", IPv4 only" : "";
    return "Listens on " + ListeningPlace.words(listen.port(), listen.interfaceName(), every);
  }
}
