package dev.endpoint.engine.type.proxy;

import dev.endpoint.engine.layer.FirstWords;
import dev.endpoint.engine.layer.Handshake;
import dev.endpoint.engine.layer.Handshake.Done;
import dev.endpoint.engine.layer.Handshake.More;
import dev.endpoint.engine.layer.Handshake.Refused;
import dev.endpoint.engine.layer.Handshake.Result;
import dev.endpoint.engine.layer.Speech;
import dev.endpoint.engine.transport.Addresses;
import dev.endpoint.engine.transport.Facet;
import dev.endpoint.engine.transport.Failure.Kind;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What every talk with a proxy has: its destination, what was learned, and words for a peer that
/// is none of its kind.
abstract class Talk implements Handshake {
  static final int IPV4_LENGTH = 4;

  private final Dialect dialect;
  private final Destination destination;
  private final @Nullable Credentials credentials;
  private final List<Facet> learned = new ArrayList<>();

  Talk(Dialect dialect, Destination destination, @Nullable Credentials credentials) {
    this.dialect = dialect;
    this.destination = destination;
    this.credentials = credentials;
    learn("destination", destination.text());
  }

  final Destination destination() {
    return destination;
  }

  final @Nullable Credentials credentials() {
    return credentials;
  }

  /// Whether the proxy has answered anything of its kind yet.
  abstract boolean isUnderstood();

  final void learn(String name, String value) {
    learned.add(new Facet(dialect.proxy(), name, value));
  }

  /// Where the proxy connects from, or will; not all of them tell.
  final void learnBound(byte[] address, int port) {
    InetAddress bound;
    try {
      bound = InetAddress.getByAddress(address);
    } catch (UnknownHostException wrongLength) {
      throw new IllegalArgumentException(wrongLength);
    }
    boolean told = port != 0 || !bound.isAnyLocalAddress();
    learn(
        "bound address",
        told ? Addresses.text(Addresses.host(bound), port) : "not told by the proxy");
  }

  final Result done() {
    return new Done(learned, destination.peer(), null);
  }

  /// The peer's first bytes are not of this kind: says so as soon as they are enough to be named.
  final Result foreign(ByteBuffer in) {
    return in.remaining() < Speech.ENOUGH ? new More() : foreignNow(in);
  }

  private Refused foreignNow(ByteBuffer in) {
    Speech speech = Speech.of(in);
    String name = speech.words();
    return new Refused(
        Kind.WRONG_PROTOCOL,
        name.isEmpty()
            ? "The proxy answered in something that is not " + dialect.words()
            : "The proxy answered in " + name + ", not in " + dialect.words(),
        advice(speech) + " It began with “" + FirstWords.quoted(Speech.text(in)) + "”.",
        name);
  }

  private String advice(Speech speech) {
    return switch (speech) {
      case HTTP -> "It may be a web server; if it is an HTTP proxy, use http-connect: instead.";
      case SOCKS_4 -> "Use socks4: instead.";
      case SOCKS_5 -> "Use socks5: instead.";
      case TLS -> "It wants TLS first: write endpoint={tls:…} instead of endpoint={tcp:…}.";
      case SSH, FTP, SMTP, POP3, IMAP -> "That is a server of its own and no proxy.";
      case HTTP_REQUEST, PROXY, UNKNOWN -> "Is this port really " + dialect.aProxy() + "?";
    };
  }

  /// It kept to the kind so far, and now does not.
  final Refused broken(String what) {
    return new Refused(
        Kind.WRONG_PROTOCOL, "The proxy does not keep to " + dialect.words(), what, "");
  }

  @Override
  public final Refused endedEarly(ByteBuffer in) {
    if (!isUnderstood() && in.hasRemaining()) {
      return foreignNow(in);
    }
    return isUnderstood()
        ? new Refused(
            Kind.RESET,
            "The proxy closed the connection before it had connected to " + destination.text(),
            "It gives no reason. Many proxies do that when they cannot reach what they are asked"
                + " for, or may not.",
            "")
        : new Refused(
            Kind.RESET,
            "The proxy closed the connection without an answer",
            "It may not be " + dialect.aProxy() + ", or does not serve this computer.",
            "");
  }

  @Override
  public String slow() {
    return isUnderstood()
        ? "The proxy got the request and has not answered it: it is probably waiting for "
            + destination.text()
            + " itself."
        : "";
  }
}
