package dev.endpoint.engine.type.proxy;

import dev.endpoint.engine.transport.Failure.Kind;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// SOCKS 4, and 4A for names, as the client. Neither was ever an RFC; what counts is the memo that
/// came with the first implementation and the 4A note beside it.
final class Socks4Talk extends Talk {
  private static final int VERSION = 4;
  private static final int CONNECT = 1;
  private static final int ANSWER_LENGTH = 8;
  private static final int GRANTED = 90;

  /// 0.0.0.x, where x is not 0: a name follows (4A).
  private static final byte[] NAME_FOLLOWS = {0, 0, 0, 1};

  private boolean asked;
  private boolean answered;

  Socks4Talk(Destination destination, @Nullable Credentials credentials) {
    super(Dialect.SOCKS_4, destination, credentials);
  }

  @Override
  boolean isUnderstood() {
    return answered;
  }

  @Override
  public Result step(ByteBuffer in, Sender out) {
    if (!asked) {
      asked = true;
      ask(out);
    }
    return in.hasRemaining() ? answer(in) : new More();
  }

  private void ask(Sender out) {
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.write(VERSION);
    request.write(CONNECT);
    request.write(destination().port() >> 8);
    request.write(destination().port());
    InetAddress address = destination().address();
    request.writeBytes(address == null ? NAME_FOLLOWS : address.getAddress());
    Credentials credentials = credentials();
    if (credentials != null) {
      request.writeBytes(credentials.usernameBytes());
    }
    request.write(0);
    if (address == null) {
      request.writeBytes(destination().nameBytes());
      request.write(0);
    }
    out.send(ByteBuffer.wrap(request.toByteArray()));
  }

  /// The version of an answer is 0, but there are proxies that say 4.
  private Result answer(ByteBuffer in) {
    int at = in.position();
    int version = in.get(at);
    if (version != 0 && version != VERSION) {
      return foreign(in);
    }
    if (in.remaining() < 2) {
      return new More();
    }
    int code = in.get(at + 1) & 0xff;
    answered = true;
    if (code != GRANTED) {
      return refused(code);
    }
    return in.remaining() < ANSWER_LENGTH ? new More() : granted(in);
  }

  private Result granted(ByteBuffer in) {
    in.getShort();
    int port = in.getShort() & 0xffff;
    byte[] address = new byte[IPV4_LENGTH];
    in.get(address);
    Credentials credentials = credentials();
    learn("sign-in", credentials == null ? "no username" : "as " + credentials);
    learnBound(address, port);
    return done();
  }

  private Refused refused(int code) {
    String target = destination().text();
    String word = "SOCKS 4 reply " + code;
    return switch (code) {
      case 91 ->
          new Refused(
              Kind.OTHER,
              "The proxy did not connect to " + target,
              "SOCKS 4 has one answer for everything: refused there, out of reach, or not allowed"
                  + (destination().isName()
                      ? "; or the proxy does not know 4A (resolve=local)"
                      : "")
                  + ". A proxy that speaks SOCKS 5 says more.",
              word);
      case 92 ->
          new Refused(
              Kind.PERMISSION_DENIED,
              "The proxy could not ask this computer who you are",
              "It asks the identd of this computer, and there is none that it can reach.",
              word);
      case 93 ->
          new Refused(
              Kind.PERMISSION_DENIED,
              "The proxy was told another name by this computer",
              "The identd of this computer does not confirm username=.",
              word);
      default ->
          new Refused(
              Kind.OTHER,
              "The proxy refused to connect to " + target,
              "It answered with " + code + ", a code that SOCKS 4 does not know.",
              word);
    };
  }
}
