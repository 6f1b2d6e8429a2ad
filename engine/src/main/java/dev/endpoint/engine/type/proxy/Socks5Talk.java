package dev.endpoint.engine.type.proxy;

import dev.endpoint.engine.http.Printable;
import dev.endpoint.engine.transport.Failure.Kind;
import java.io.ByteArrayOutputStream;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// SOCKS 5 (RFC 1928) with no sign-in or with username and password (RFC 1929), as the client.
final class Socks5Talk extends Talk {
  private static final int VERSION = 5;
  private static final int NO_SIGN_IN = 0;
  private static final int PASSWORD = 2;
  private static final int NONE_ACCEPTABLE = 0xff;
  private static final int SIGN_IN_VERSION = 1;
  private static final int CONNECT = 1;
  private static final int IPV4 = 1;
  private static final int NAME = 3;
  private static final int IPV6 = 4;
  private static final int IPV6_LENGTH = 16;
  private static final int PORT_LENGTH = 2;

  private enum State {
    SILENT,
    GREETED,
    SIGNED,
    ASKED
  }

  private State state = State.SILENT;

  Socks5Talk(Destination destination, @Nullable Credentials credentials) {
    super(Dialect.SOCKS_5, destination, credentials);
  }

  @Override
  boolean isUnderstood() {
    return state == State.SIGNED || state == State.ASKED;
  }

  @Override
  public Result step(ByteBuffer in, Sender out) {
    if (state == State.SILENT) {
      greet(out);
    }
    Result result = next(in, out);
    while (result == null) {
      result = next(in, out);
    }
    return result;
  }

  /// One answer; null when it was taken and the talk goes on.
  private @Nullable Result next(ByteBuffer in, Sender out) {
    return switch (state) {
      case SILENT, GREETED -> method(in, out);
      case SIGNED -> signedIn(in, out);
      case ASKED -> reply(in);
    };
  }

  private void greet(Sender out) {
    byte[] methods =
        credentials() == null
            ? new byte[] {VERSION, 1, NO_SIGN_IN}
            : new byte[] {VERSION, 2, NO_SIGN_IN, PASSWORD};
    out.send(ByteBuffer.wrap(methods));
    state = State.GREETED;
  }

  private @Nullable Result method(ByteBuffer in, Sender out) {
    if (!in.hasRemaining()) {
      return new More();
    }
    if (in.get(in.position()) != VERSION) {
      return foreign(in);
    }
    if (in.remaining() < 2) {
      return new More();
    }
    int method = in.get(in.position() + 1) & 0xff;
    Credentials credentials = credentials();
    if (method == NO_SIGN_IN) {
      in.position(in.position() + 2);
      learn("sign-in", credentials == null ? "no sign-in" : "the proxy asked for no sign-in");
      ask(out);
      return null;
    }
    if (method != PASSWORD || credentials == null) {
      return Socks5Words.method(method, credentials != null);
    }
    in.position(in.position() + 2);
    signIn(credentials, out);
    return null;
  }

  private void signIn(Credentials credentials, Sender out) {
    byte[] username = credentials.usernameBytes();
    byte[] password = credentials.passwordBytes();
    ByteBuffer bytes = ByteBuffer.allocate(3 + username.length + password.length);
    bytes.put((byte) SIGN_IN_VERSION);
    bytes.put((byte) username.length).put(username);
    bytes.put((byte) password.length).put(password);
    out.send(bytes.flip());
    state = State.SIGNED;
  }

  /// The version is not looked at: there are proxies that answer 5 instead of 1.
  private @Nullable Result signedIn(ByteBuffer in, Sender out) {
    if (in.remaining() < 2) {
      return new More();
    }
    in.get();
    int status = in.get() & 0xff;
    if (status != 0) {
      return new Refused(
          Kind.SIGN_IN,
          "The proxy did not accept the username and password",
          "Check username= and password=.",
          "SOCKS 5 sign-in status " + status);
    }
    learn("sign-in", "signed in as " + credentials());
    ask(out);
    return null;
  }

  private void ask(Sender out) {
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.write(VERSION);
    request.write(CONNECT);
    request.write(0);
    InetAddress address = destination().address();
    if (address == null) {
      byte[] name = destination().nameBytes();
      request.write(NAME);
      request.write(name.length);
      request.writeBytes(name);
    } else {
      request.write(address instanceof Inet4Address ? IPV4 : IPV6);
      request.writeBytes(address.getAddress());
    }
    request.write(destination().port() >> 8);
    request.write(destination().port());
    out.send(ByteBuffer.wrap(request.toByteArray()));
    state = State.ASKED;
  }

  private Result reply(ByteBuffer in) {
    int at = in.position();
    if (in.hasRemaining() && in.get(at) != VERSION) {
      return broken("Its answer begins with " + (in.get(at) & 0xff) + " and not with 5.");
    }
    if (in.remaining() >= 2 && in.get(at + 1) != 0) {
      return Socks5Words.reply(in.get(at + 1) & 0xff, destination());
    }
    if (in.remaining() < 5) {
      return new More();
    }
    int type = in.get(at + 3) & 0xff;
    int length =
        switch (type) {
          case IPV4 -> IPV4_LENGTH;
          case IPV6 -> IPV6_LENGTH;
          case NAME -> 1 + (in.get(at + 4) & 0xff);
          default -> -1;
        };
    if (length < 0) {
      return broken("Its answer has an address of the unknown type " + type + ".");
    }
    if (in.remaining() < 4 + length + PORT_LENGTH) {
      return new More();
    }
    in.position(at + 4);
    bound(type, length, in);
    return done();
  }

  private void bound(int type, int length, ByteBuffer in) {
    byte[] address = new byte[length];
    in.get(address);
    int port = in.getShort() & 0xffff;
    if (type == NAME) {
      String name = new String(address, 1, length - 1, StandardCharsets.ISO_8859_1);
      learn("bound address", Printable.of(name) + ":" + port);
    } else {
      learnBound(address, port);
    }
  }

  /// Whether the answer means that none of the offered ways to sign in will do.
  static boolean isNoneAcceptable(int method) {
    return method == NONE_ACCEPTABLE;
  }
}
