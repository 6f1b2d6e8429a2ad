package dev.endpoint.engine.type.websocket;

import dev.endpoint.engine.http.HttpHead;
import dev.endpoint.engine.http.HttpHeadException;
import dev.endpoint.engine.http.HttpHeadReader;
import dev.endpoint.engine.http.Printable;
import dev.endpoint.engine.http.RequestLine;
import dev.endpoint.engine.layer.FirstWords;
import dev.endpoint.engine.layer.Speech;
import dev.endpoint.engine.transport.Failure;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// A server's opening handshake (RFC 6455, section 4.2). Who is turned away gets an answer in plain
/// text, for a person who looks at it with a browser.
final class ServerUpgrade extends Upgrade {
  private static final int KEY_BYTES = 16;

  private final ServerTerms terms;
  private final HttpHeadReader reader = new HttpHeadReader();

  ServerUpgrade(ServerTerms terms) {
    this.terms = terms;
  }

  @Override
  public Result step(ByteBuffer in, Sender out) {
    if (Speech.of(in) == Speech.TLS) {
      return tls();
    }
    try {
      HttpHead head = reader.read(in);
      return head == null ? new More() : asked(RequestLine.of(head), head, out);
    } catch (HttpHeadException e) {
      return answer(
          out,
          e.isTooLarge() ? Turned.TOO_LARGE : Turned.BAD,
          "This is no request that a WebSocket endpoint understands. " + e.words() + ".");
    }
  }

  private static Refused tls() {
    return refused(
        Failure.Kind.WRONG_PROTOCOL,
        "A TLS greeting came instead of a WebSocket request",
        "The client wants wss:, and this listener is plain: put it on"
            + " endpoint={tls:…}, or let the client connect by ws:.",
        Speech.TLS.words());
  }

  @Override
  public Refused endedEarly(ByteBuffer in) {
    return in.hasRemaining()
        ? refused(
            Failure.Kind.RESET,
            "A client left in the middle of its request",
            "It began with “" + FirstWords.quoted(Speech.text(in)) + "”.",
            "")
        : refused(
            Failure.Kind.RESET,
            "A client connected and left without a request",
            "It may have looked only whether somebody listens, or waited for our first words.",
            "");
  }

  private Result asked(RequestLine line, HttpHead head, Sender out) {
    Optional<Refused> turnedAway = notHttp(line, head, out).or(() -> notWebSocket(head, out));
    return turnedAway.isPresent() ? turnedAway.get() : accept(line, head, out);
  }

  private Optional<Refused> notHttp(RequestLine line, HttpHead head, Sender out) {
    if (!line.method().equals("GET")) {
      return Optional.of(
          answer(out, Turned.METHOD, "A WebSocket begins with GET, not " + line.method() + "."));
    }
    if (line.minor() < 1) {
      return Optional.of(answer(out, Turned.BAD, "A WebSocket needs HTTP/1.1, not 1.0."));
    }
    if (head.values("Host").size() != 1) {
      return Optional.of(answer(out, Turned.BAD, "The request lacks the one Host it must have."));
    }
    String path = path(line.target());
    if (!terms.path().isEmpty() && !terms.path().equals(path)) {
      return Optional.of(
          answer(
              out,
              Turned.PATH,
              "There is nothing at "
                  + Printable.of(path)
                  + ". Here is a WebSocket endpoint at "
                  + terms.path()
                  + "."));
    }
    return Optional.empty();
  }

  /// Without the query; a proxy's form is taken too (RFC 9112, section 3.2.2).
  private static String path(String target) {
    String plain = target.replaceFirst("^[A-Za-z][A-Za-z0-9+.-]*://[^/?]*", "");
    int query = plain.indexOf('?');
    String path = query < 0 ? plain : plain.substring(0, query);
    return path.isEmpty() ? "/" : path;
  }

  private Optional<Refused> notWebSocket(HttpHead head, Sender out) {
    if (!head.lists("Upgrade", "websocket") || !head.lists("Connection", "upgrade")) {
      return Optional.of(
          answer(
              out,
              Turned.NO_UPGRADE,
              "This is a WebSocket endpoint. It has no pages; connect to it by ws: with a WebSocket"
                  + " client."));
    }
    if (!head.values(VERSION_FIELD).equals(List.of(VERSION))) {
      return Optional.of(
          answer(out, Turned.VERSION, "This endpoint speaks version 13 of WebSocket."));
    }
    if (!isKey(head.values(KEY))) {
      return Optional.of(
          answer(out, Turned.BAD, "The request lacks the one valid " + KEY + " it must have."));
    }
    if (!terms.origins().isEmpty() && !isAllowed(head)) {
      return Optional.of(
          answer(
              out,
              Turned.ORIGIN,
              "Pages of "
                  + Printable.of(head.first("Origin").orElse("no origin"))
                  + " may not connect here."));
    }
    return Optional.empty();
  }

  private boolean isAllowed(HttpHead head) {
    return head.first("Origin")
        .filter(origin -> terms.origins().stream().anyMatch(origin::equalsIgnoreCase))
        .isPresent();
  }

  private static boolean isKey(List<String> keys) {
    try {
      return keys.size() == 1 && Base64.getDecoder().decode(keys.getFirst()).length == KEY_BYTES;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private Result accept(RequestLine line, HttpHead head, Sender out) {
    List<String> offered = head.list(PROTOCOL);
    Optional<DeflateOffer.Accepted> compression;
    try {
      List<Extension> extensions = Extension.in(head);
      compression = terms.compress() ? DeflateOffer.accept(extensions) : Optional.empty();
    } catch (BadExtension e) {
      return answer(out, Turned.BAD, "The request's " + Extension.FIELD + " cannot be read.");
    }
    Optional<String> chosen = offered.stream().filter(terms.subprotocols()::contains).findFirst();
    StringBuilder answer =
        new StringBuilder("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n")
            .append("Connection: Upgrade\r\n" + ACCEPT + ": ")
            .append(accept(head.first(KEY).orElseThrow()))
            .append("\r\n");
    chosen.ifPresent(name -> answer.append(PROTOCOL + ": ").append(name).append("\r\n"));
    compression.ifPresent(
        terms -> {
          agreeOn(terms.terms());
          answer.append(Extension.FIELD + ": ").append(terms.answer()).append("\r\n");
        });
    send(out, answer.append("\r\n").toString());
    learn("path", Printable.of(line.target()));
    learn("origin", head.first("Origin").map(Printable::of).orElse(""));
    learn("subprotocol", chosen.orElse(offered.isEmpty() ? "" : "none of those offered"));
    learn("client", head.first("User-Agent").map(Printable::of).orElse(""));
    return done();
  }

  /// How a client is turned away.
  private enum Turned {
    BAD("400 Bad Request", ""),
    ORIGIN("403 Forbidden", ""),
    PATH("404 Not Found", ""),
    METHOD("405 Method Not Allowed", "Allow: GET\r\n"),
    NO_UPGRADE("426 Upgrade Required", "Upgrade: websocket\r\nConnection: Upgrade, close\r\n"),
    VERSION(
        "426 Upgrade Required",
        "Upgrade: websocket\r\nConnection: Upgrade, close\r\nSec-WebSocket-Version: 13\r\n"),
    TOO_LARGE("431 Request Header Fields Too Large", "");

    private final String status;
    private final String fields;

    Turned(String status, String fields) {
      this.status = status;
      this.fields = fields;
    }
  }

  private static Refused answer(Sender out, Turned how, String words) {
    byte[] body = (words + "\n").getBytes(StandardCharsets.UTF_8);
    String close = how.fields.contains("Connection:") ? "" : "Connection: close\r\n";
    send(
        out,
        "HTTP/1.1 "
            + how.status
            + "\r\n"
            + how.fields
            + close
            + "Content-Type: text/plain; charset=utf-8\r\nContent-Length: "
            + body.length
            + "\r\n\r\n"
            + words
            + "\n");
    return refused(
        how == Turned.ORIGIN ? Failure.Kind.PERMISSION_DENIED : Failure.Kind.WRONG_PROTOCOL,
        "A client was answered " + how.status + " instead of a WebSocket",
        words,
        "HTTP " + how.status.substring(0, 3));
  }
}
