package dev.endpoint.engine.type.websocket;

import dev.endpoint.engine.http.HttpHead;
import dev.endpoint.engine.http.HttpHeadReader;
import dev.endpoint.engine.http.StatusLine;
import dev.endpoint.engine.layer.Handshake.Refused;
import dev.endpoint.engine.transport.Failure;

/// What a server means by another answer than 101, in words.
final class Answers {
  private Answers() {}

  static Refused refused(StatusLine status, HttpHead head, ClientTerms terms) {
    return new Refused(
        kind(status.code()),
        "The server answered "
            + HttpHeadReader.quoted(status.words())
            + " instead of switching to WebSocket",
        meaning(status.code(), head, terms),
        "HTTP " + status.code());
  }

  private static Failure.Kind kind(int code) {
    return switch (code) {
      case 401, 403, 407 -> Failure.Kind.PERMISSION_DENIED;
      case 408, 504 -> Failure.Kind.TIMED_OUT;
      default -> code >= 500 ? Failure.Kind.OTHER : Failure.Kind.WRONG_PROTOCOL;
    };
  }

  private static String meaning(int code, HttpHead head, ClientTerms terms) {
    return switch (code) {
      case 400 ->
          terms.secureBy().isEmpty()
              ? "It did not understand the request."
              : "It did not understand the request. If it wants TLS on this port, "
                  + terms.secureBy()
                  + ".";
      case 401 ->
          "It wants to know who you are"
              + challenge(head)
              + ": headers=Authorization\\: … sends it.";
      case 403 ->
          "It does not let you in. Many servers look at the origin (origin=), or at a token in"
              + " headers=.";
      case 404, 410 -> "There is nothing at " + path(terms) + " on this server. Check path=.";
      case 405, 501 -> "A plain web page may be at " + path(terms) + ". Check path=.";
      case 407 -> "A proxy in between wants a user name and a password first.";
      case 426 -> upgradeRequired(head);
      case 429 -> "It has had too many requests from here. Wait a while.";
      case 502, 504 -> "It is a gateway, and the server behind it did not answer as it should.";
      case 503 -> "It has too much to do, or is down for now. Try again later.";
      default -> other(code, head, terms);
    };
  }

  private static String other(int code, HttpHead head, ClientTerms terms) {
    if (code >= 300 && code < 400) {
      return head.first("Location")
          .map(to -> "It has moved to " + HttpHeadReader.quoted(to) + ". Connect there instead.")
          .orElse("It is somewhere else, and the server does not say where.");
    }
    if (code < 300) {
      return "At "
          + path(terms)
          + " is something else than WebSocket, such as a web page. Check port and path=.";
    }
    return code >= 500 ? "Something failed on the server." : "It does not accept the request.";
  }

  private static String challenge(HttpHead head) {
    return head.first("WWW-Authenticate")
        .map(how -> " (" + HttpHeadReader.quoted(how) + ")")
        .orElse("");
  }

  private static String upgradeRequired(HttpHead head) {
    return head.first(Upgrade.VERSION_FIELD)
        .map(
            versions ->
                "It speaks version "
                    + HttpHeadReader.quoted(versions)
                    + " of WebSocket only; this is version "
                    + Upgrade.VERSION
                    + ".")
        .orElse("It wants another protocol here.");
  }

  private static String path(ClientTerms terms) {
    return HttpHeadReader.quoted(terms.target());
  }
}
