package dev.endpoint.engine.type.websocket;

import dev.endpoint.engine.http.AnswerReader;
import dev.endpoint.engine.http.HttpHead;
import dev.endpoint.engine.http.HttpHeadException;
import dev.endpoint.engine.http.HttpHeadReader;
import dev.endpoint.engine.http.Printable;
import dev.endpoint.engine.http.StatusLine;
import dev.endpoint.engine.layer.FirstWords;
import dev.endpoint.engine.layer.Speech;
import dev.endpoint.engine.transport.Failure;
import java.nio.ByteBuffer;
import java.util.List;

/// A client's opening handshake (RFC 6455, section 4.1).
final class ClientUpgrade extends Upgrade {
  private static final int SWITCHING = 101;

  private final ClientTerms terms;
  private final String key;
  private final AnswerReader reader = new AnswerReader();
  private boolean asked;

  /// @param key 16 random bytes in Base64
  ClientUpgrade(ClientTerms terms, String key) {
    this.terms = terms;
    this.key = key;
  }

  @Override
  public Result step(ByteBuffer in, Sender out) {
    if (!asked) {
      asked = true;
      send(out, request());
    }
    if (!reader.isHttp(in)) {
      return in.remaining() < Speech.ENOUGH ? new More() : foreign(in);
    }
    try {
      AnswerReader.Answer answer = reader.read(in);
      return answer == null ? new More() : answered(answer.status(), answer.head());
    } catch (HttpHeadException e) {
      return wrong("Its answer is not the HTTP it should be. " + e.words() + ".");
    }
  }

  private String request() {
    StringBuilder request = new StringBuilder("GET " + terms.target() + " HTTP/1.1\r\n");
    if (terms.headers().stream().noneMatch(field -> field.name().equalsIgnoreCase("Host"))) {
      add(request, "Host", terms.host());
    }
    add(request, "Upgrade", "websocket");
    add(request, "Connection", "Upgrade");
    add(request, KEY, key);
    add(request, VERSION_FIELD, VERSION);
    if (!terms.origin().isEmpty()) {
      add(request, "Origin", terms.origin());
    }
    if (!terms.subprotocols().isEmpty()) {
      add(request, PROTOCOL, String.join(", ", terms.subprotocols()));
    }
    if (terms.compress()) {
      add(request, Extension.FIELD, DeflateOffer.ours());
    }
    terms.headers().forEach(field -> add(request, field.name(), field.value()));
    return request.append("\r\n").toString();
  }

  private static void add(StringBuilder request, String name, String value) {
    request.append(name).append(": ").append(value).append("\r\n");
  }

  private Refused foreign(ByteBuffer in) {
    Speech speech = Speech.of(in);
    String name = speech.words();
    String advice =
        switch (speech) {
          case TLS -> "It wants TLS first: " + terms.secureBy() + ".";
          case SSH, FTP, SMTP, POP3, IMAP -> "That is a server of its own and no web server.";
          case HTTP_REQUEST -> "It may send everything back, as an echo does.";
          case HTTP, SOCKS_4, SOCKS_5, PROXY, UNKNOWN -> "Is this port really a WebSocket server?";
        };
    String answer =
        speech == Speech.HTTP_REQUEST
            ? "with a request of HTTP"
            : "in " + (name.isEmpty() ? "something that is not HTTP" : name + ", not in HTTP");
    return refused(
        Failure.Kind.WRONG_PROTOCOL,
        "The server answered " + answer,
        advice + " It began with “" + FirstWords.quoted(Speech.text(in)) + "”.",
        name);
  }

  @Override
  public Refused endedEarly(ByteBuffer in) {
    if (!reader.hasBegun() && in.hasRemaining()) {
      return foreign(in);
    }
    return reader.hasBegun()
        ? refused(
            Failure.Kind.RESET,
            "The server closed the connection in the middle of its answer",
            "Something may have failed on the server, or in between.",
            "")
        : refused(
            Failure.Kind.RESET,
            "The server closed the connection without an answer",
            "It may want TLS (" + terms.secureBy() + "), or be no web server.",
            "");
  }

  private Result answered(StatusLine status, HttpHead head) {
    if (status.code() != SWITCHING) {
      return Answers.refused(status, head, terms);
    }
    if (!head.lists("Upgrade", "websocket") || head.list("Upgrade").size() != 1) {
      return wrong("It agreed to switch protocols, but not to WebSocket.");
    }
    if (!head.lists("Connection", "upgrade")) {
      return wrong("Its answer lacks “Connection: Upgrade”.");
    }
    if (!head.values(ACCEPT).equals(List.of(accept(key)))) {
      return wrong(
          "Its answer does not fit to our key. It may come from a cache, or from something that is"
              + " no WebSocket server.");
    }
    return agreed(head);
  }

  private Result agreed(HttpHead head) {
    List<String> chosen = head.values(PROTOCOL);
    if (chosen.size() > 1 || !terms.subprotocols().containsAll(chosen)) {
      return wrong(
          "It chose the subprotocol “"
              + HttpHeadReader.quoted(String.join(", ", chosen))
              + "”, which was not offered.");
    }
    if (chosen.isEmpty() && !terms.subprotocols().isEmpty()) {
      return noneChosen();
    }
    try {
      DeflateOffer.answered(Extension.in(head), terms.compress()).ifPresent(this::agreeOn);
    } catch (BadExtension e) {
      return wrong(e.words() + ".");
    }
    chosen.forEach(name -> learn("subprotocol", name));
    head.first("Server").ifPresent(name -> learn("server", Printable.of(name)));
    return done();
  }

  /// The RFC leaves it to the client; browsers end the connection.
  private Refused noneChosen() {
    return refused(
        Failure.Kind.WRONG_PROTOCOL,
        "The server speaks none of the subprotocols offered",
        "Offered was "
            + String.join(", ", terms.subprotocols())
            + ". Without subprotocol= it would have opened.",
        "");
  }

  private static Refused wrong(String meaning) {
    return refused(
        Failure.Kind.WRONG_PROTOCOL,
        "The server did not answer as a WebSocket server does",
        meaning,
        "");
  }
}
