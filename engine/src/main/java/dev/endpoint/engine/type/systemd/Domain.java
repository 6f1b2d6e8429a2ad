package dev.endpoint.engine.type.systemd;

import dev.endpoint.engine.syntax.Argument;
import dev.endpoint.engine.syntax.Choice;
import dev.endpoint.engine.syntax.Kind;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What kind of socket is expected.
enum Domain {
  INET("IPv4"),
  INET6("IPv6"),
  UNIX("a socket file");

  private final String words;

  Domain(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  boolean fits(SocketAddress address) {
    return switch (address) {
      case InetSocketAddress inet ->
          this == INET && inet.getAddress() instanceof Inet4Address
              || this == INET6 && inet.getAddress() instanceof Inet6Address;
      case UnixDomainSocketAddress file -> this == UNIX;
      default -> false;
    };
  }

  /// Twisted wants capitals, so these are written.
  static final class DomainKind implements Kind<Domain> {
    @Override
    public String words() {
      return "INET, INET6 or UNIX";
    }

    @Override
    public @Nullable Domain read(Argument argument) {
      String word = argument.value().strip().toUpperCase(Locale.ROOT);
      for (Domain domain : values()) {
        if (domain.name().equals(word)) {
          return domain;
        }
        if (("AF_" + domain.name()).equals(word)) {
          argument.refuse(
              argument.subject() + " is " + words() + ", without the AF_ before it.",
              "Use " + domain.name(),
              domain.name());
          return null;
        }
      }
      argument.refuse(
          argument.subject() + " must be " + words() + "; \"" + argument.value() + "\" is not.");
      return null;
    }

    @Override
    public String write(Domain value) {
      return value.name();
    }

    @Override
    public List<Choice> choices() {
      return List.of(
          new Choice("INET", "IPv4"), new Choice("INET6", "IPv6"), new Choice("UNIX", "a file"));
    }
  }
}
