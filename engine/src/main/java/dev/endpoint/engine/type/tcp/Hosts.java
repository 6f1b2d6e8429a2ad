package dev.endpoint.engine.type.tcp;

import dev.endpoint.engine.net.Resolver;
import dev.endpoint.engine.reactor.Cancellable;
import dev.endpoint.engine.syntax.IpText;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Failure.Kind;
import dev.endpoint.engine.transport.FailureException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.function.Consumer;

/// From host texts to addresses.
final class Hosts {
  private static final InetAddress LOOPBACK_4 = InetAddress.ofLiteral("127.0.0.1");
  private static final InetAddress LOOPBACK_6 = InetAddress.ofLiteral("::1");

  private Hosts() {}

  /// Whether the text has to be looked up to know its addresses.
  static boolean isName(String host) {
    return !host.isEmpty() && !IpText.isLiteral(host);
  }

  /// Where a client that is given this text goes, which is no name. The empty text and the
  /// addresses that stand for every interface mean this machine.
  static List<InetAddress> remote(String host, Family family) throws FailureException {
    if (host.isEmpty()) {
      return List.of(LOOPBACK_6, LOOPBACK_4).stream().filter(family::accepts).toList();
    }
    InetAddress address = literal(host, family, "connecting");
    if (address.isAnyLocalAddress()) {
      return List.of(address instanceof Inet4Address ? LOOPBACK_4 : LOOPBACK_6);
    }
    return List.of(address);
  }

  /// The address that this text, which is an IP literal, stands for.
  static InetAddress literal(String text, Family family, String stage) throws FailureException {
    InetAddress address;
    try {
      address = InetAddress.ofLiteral(text);
    } catch (IllegalArgumentException e) {
      throw new Failure(
              Kind.BAD_ARGUMENT,
              stage,
              text,
              "This computer has no interface for " + text,
              "What follows the % names one of its network interfaces, such as eth0, and that one"
                  + " must have an address of the same kind.",
              "",
              e,
              List.of())
          .toException();
    }
    if (!family.accepts(address)) {
      throw new Failure(
              Kind.BAD_ARGUMENT,
              stage,
              text,
              text + " is not an " + family.words() + " address",
              "Use tcp, which takes both kinds, or an address of the kind asked for.")
          .toException();
    }
    return address;
  }

  /// Looks the name up and hands on its addresses of this family, at least one, in the resolver's
  /// order; `failed` hears why there is none.
  static Cancellable lookUp(
      Resolver resolver,
      String name,
      Family family,
      Consumer<List<InetAddress>> found,
      Consumer<Failure> failed) {
    return resolver.resolve(
        name,
        new Resolver.Handler() {
          @Override
          public void resolved(List<InetAddress> addresses) {
            List<InetAddress> usable = addresses.stream().filter(family::accepts).toList();
            if (usable.isEmpty()) {
              failed.accept(noneOfFamily(name, family));
            } else {
              found.accept(usable);
            }
          }

          @Override
          public void failed(Failure failure) {
            failed.accept(failure);
          }
        });
  }

  private static Failure noneOfFamily(String name, Family family) {
    return new Failure(
        Kind.NO_SUCH_NAME,
        "resolving",
        name,
        name + " has no " + family.words() + " address",
        "The name exists, with addresses of the other kind only. tcp takes both kinds.");
  }
}
