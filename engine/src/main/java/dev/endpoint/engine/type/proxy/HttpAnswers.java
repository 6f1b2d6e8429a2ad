package dev.endpoint.engine.type.proxy;

import dev.endpoint.engine.http.HttpHead;
import dev.endpoint.engine.http.Printable;
import dev.endpoint.engine.http.StatusLine;
import dev.endpoint.engine.layer.Handshake.Refused;
import dev.endpoint.engine.transport.Failure.Kind;
import java.util.List;
import java.util.stream.Stream;

/// What the answers of an HTTP proxy mean that are not 2xx.
final class HttpAnswers {
  private static final String NO_PROXY =
      "It is probably a web server and no proxy, or a proxy that does not know CONNECT.";

  private static final String NOT_ACCEPTED = "The proxy did not accept the username and password";

  private HttpAnswers() {}

  static Refused refused(
      HttpHead head, StatusLine status, Destination destination, boolean hasCredentials) {
    return switch (status.code()) {
      case 407 -> signIn(head, status, hasCredentials);
      case 401 -> webSignIn(status, hasCredentials, said(head));
      default -> other(head, status, destination.text(), said(head));
    };
  }

  private static Refused webSignIn(StatusLine status, boolean hasCredentials, String said) {
    return hasCredentials
        ? new Refused(
            Kind.SIGN_IN,
            NOT_ACCEPTED,
            "Check username= and password=. It says so as a web server does, and as tinyproxy does."
                + said,
            Printable.of(status.words()))
        : new Refused(
            Kind.PERMISSION_DENIED,
            "The other side wants a sign-in as a web server does, not as a proxy",
            NO_PROXY + said,
            Printable.of(status.words()));
  }

  private static Refused signIn(HttpHead head, StatusLine status, boolean hasCredentials) {
    List<Challenge> challenges = Challenge.read(head.values("Proxy-Authenticate"));
    String asked =
        challenges.isEmpty()
            ? "It does not say how."
            : "It asks for " + Challenge.words(challenges) + ".";
    boolean basic = challenges.isEmpty() || challenges.stream().anyMatch(Challenge::isBasic);
    String way =
        !basic
            ? " Of these this program knows none, only Basic."
            : hasCredentials ? " Check username= and password=." : " Give username= and password=.";
    return new Refused(
        Kind.SIGN_IN,
        hasCredentials ? NOT_ACCEPTED : "The proxy wants you to sign in",
        asked + way,
        Printable.of(status.words()));
  }

  private static Refused other(HttpHead head, StatusLine status, String target, String said) {
    String code = Printable.of(status.words());
    return switch (status.code()) {
      case 400 ->
          new Refused(
              Kind.OTHER,
              "The proxy did not understand the request for " + target,
              "It may be a server of another kind, or want TLS first: endpoint={tls:…}." + said,
              code);
      case 403 ->
          new Refused(
              Kind.PERMISSION_DENIED,
              "The proxy does not allow a connection to " + target,
              "Its rules forbid the host, the port or this computer; many allow port 443 only."
                  + said,
              code);
      case 404, 405, 501 ->
          new Refused(
              Kind.NOT_SUPPORTED,
              "The other side does not make connections for others",
              NO_PROXY + said,
              code);
      case 429 ->
          new Refused(
              Kind.OTHER, "The proxy has had too many requests", "Wait a while." + said, code);
      case 500 -> new Refused(Kind.OTHER, "The proxy failed on its own account", "" + said, code);
      case 502, 503 ->
          new Refused(
              Kind.UNREACHABLE,
              "The proxy could not connect to " + target,
              "It was refused there, found no way, or does not know the name." + said,
              code);
      case 504 ->
          new Refused(
              Kind.UNREACHABLE,
              "The proxy waited too long for " + target,
              "The machine may be off, or drop the packets." + said,
              code);
      default -> byClass(head, status, target, said);
    };
  }

  private static Refused byClass(HttpHead head, StatusLine status, String target, String said) {
    String code = Printable.of(status.words());
    if (status.code() / 100 == 3) {
      String place = String.join(", ", head.values("Location"));
      String where = place.isEmpty() ? "" : " to " + Printable.of(place);
      return new Refused(
          Kind.WRONG_PROTOCOL,
          "The proxy sends us elsewhere" + where,
          "A connection cannot follow that. It may be the sign-in page of a network." + said,
          code);
    }
    return new Refused(
        status.code() == 101 ? Kind.WRONG_PROTOCOL : Kind.OTHER,
        "The proxy refused to connect to " + target,
        "It answered “" + code + "”." + said,
        code);
  }

  /// What the proxy's header says about the reason, in its own words: the standard field (RFC 9209)
  /// and that of Squid.
  private static String said(HttpHead head) {
    return Stream.of("Proxy-Status", "X-Squid-Error")
        .flatMap(name -> head.values(name).stream())
        .map(Printable::of)
        .filter(words -> !words.isEmpty())
        .findFirst()
        .map(words -> " It says: " + words + ".")
        .orElse("");
  }
}
