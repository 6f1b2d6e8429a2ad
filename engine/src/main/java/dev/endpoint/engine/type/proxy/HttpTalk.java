package dev.endpoint.engine.type.proxy;

import dev.endpoint.engine.http.AnswerReader;
import dev.endpoint.engine.http.HttpHead;
import dev.endpoint.engine.http.HttpHeadException;
import dev.endpoint.engine.http.Printable;
import dev.endpoint.engine.http.StatusLine;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// HTTP CONNECT (RFC 9110, section 9.3.6), with Basic sign-in (RFC 7617), as the client. What a 2xx
/// answer says of its length counts for nothing: after its head everything is payload.
final class HttpTalk extends Talk {
  /// The most bytes of one head, and of all interim answers (1xx), which are skipped.
  private static final int LIMIT = 64 * 1024;

  private final AnswerReader reader = new AnswerReader(LIMIT);
  private boolean asked;

  HttpTalk(Destination destination, @Nullable Credentials credentials) {
    super(Dialect.HTTP, destination, credentials);
  }

  @Override
  boolean isUnderstood() {
    return reader.hasBegun();
  }

  @Override
  public int limit() {
    return LIMIT;
  }

  @Override
  public Result step(ByteBuffer in, Sender out) {
    if (!asked) {
      asked = true;
      out.send(ByteBuffer.wrap(request().getBytes(StandardCharsets.UTF_8)));
    }
    if (!reader.isHttp(in)) {
      return foreign(in);
    }
    try {
      AnswerReader.Answer answer = reader.read(in);
      return answer == null ? new More() : answered(answer.head(), answer.status());
    } catch (HttpHeadException e) {
      return broken(e.words() + ".");
    }
  }

  private Result answered(HttpHead head, StatusLine status) {
    return status.code() / 100 == 2
        ? opened(head, status)
        : HttpAnswers.refused(head, status, destination(), credentials() != null);
  }

  private String request() {
    Destination destination = destination();
    String host = destination.asciiHost();
    String place = (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + destination.port();
    return "CONNECT " + place + " HTTP/1.1\r\nHost: " + place + "\r\n" + signIn() + "\r\n";
  }

  private String signIn() {
    Credentials credentials = credentials();
    if (credentials == null) {
      return "";
    }
    byte[] pair = Credentials.bytes(credentials.username() + ":" + credentials.password());
    return "Proxy-Authorization: Basic " + Base64.getEncoder().encodeToString(pair) + "\r\n";
  }

  private Result opened(HttpHead head, StatusLine status) {
    Credentials credentials = credentials();
    learn("answer", Printable.of(status.words()));
    learn("sign-in", credentials == null ? "no sign-in" : "signed in as " + credentials);
    Stream.of("Proxy-Agent", "Server", "Via")
        .flatMap(name -> head.first(name).stream())
        .findFirst()
        .ifPresent(software -> learn("software", Printable.of(software)));
    return done();
  }
}
