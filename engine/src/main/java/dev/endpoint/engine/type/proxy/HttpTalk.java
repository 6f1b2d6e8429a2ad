package dev.endpoint.engine.type.proxy;

import dev.endpoint.engine.http.HttpHead;
import dev.endpoint.engine.http.HttpHeadException;
import dev.endpoint.engine.http.HttpHeadReader;
import dev.endpoint.engine.http.StatusLine;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// HTTP CONNECT (RFC 9110, section 9.3.6), with Basic sign-in (RFC 7617), as the client. What a 2xx
/// answer says of its length counts for nothing: after its head everything is payload.
final class HttpTalk extends Talk {
  private static final byte[] BEGINNING = "HTTP/".getBytes(StandardCharsets.US_ASCII);
  private static final int SWITCHING = 101;

  /// The most bytes of one head, and of all interim answers (1xx), which are skipped.
  private static final int LIMIT = 64 * 1024;

  private HttpHeadReader reader = new HttpHeadReader(LIMIT);
  private boolean asked;
  private boolean understood;
  private int skipped;

  HttpTalk(Destination destination, @Nullable Credentials credentials) {
    super(Dialect.HTTP, destination, credentials);
  }

  @Override
  boolean isUnderstood() {
    return understood;
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
    try {
      return answer(in);
    } catch (HttpHeadException e) {
      return broken(e.words() + ".");
    }
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

  private static boolean beginsLikeHttp(ByteBuffer in) {
    int length = Math.min(in.remaining(), BEGINNING.length);
    return in.slice(in.position(), length).equals(ByteBuffer.wrap(BEGINNING, 0, length));
  }

  private Result answer(ByteBuffer in) throws HttpHeadException {
    while (beginsLikeHttp(in)) {
      understood |= in.remaining() >= BEGINNING.length;
      int before = in.position();
      HttpHead head = reader.read(in);
      if (head == null) {
        return new More();
      }
      StatusLine status = StatusLine.of(head);
      if (status.code() / 100 == 2) {
        return opened(head, status);
      }
      if (status.code() / 100 != 1 || status.code() == SWITCHING) {
        return HttpAnswers.refused(head, status, destination(), credentials() != null);
      }
      skipped += in.position() - before;
      if (skipped > LIMIT) {
        return broken("It answers “" + Printable.of(status.words()) + "” again and again.");
      }
      reader = new HttpHeadReader(LIMIT);
    }
    return understood ? broken("No real answer follows the interim one.") : foreign(in);
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
