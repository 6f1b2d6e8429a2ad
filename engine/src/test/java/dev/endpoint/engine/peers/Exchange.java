package dev.endpoint.engine.peers;

import dev.endpoint.engine.transport.CloseReason;
import dev.endpoint.engine.transport.Protocol;
import dev.endpoint.engine.transport.Transport;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/// Our end of a connection with a peer: sends random bytes in random pieces as the peer takes them,
/// then finishes, and hashes all it gets.
final class Exchange implements Protocol {
  private static final int PIECE = 1 << 16;
  private static final int NOISE = 1 << 20;

  private final Random random = new Random(20260101);
  private final byte[] noise = new byte[NOISE];
  private final MessageDigest sentHash = sha256();
  private final MessageDigest receivedHash = sha256();
  private final CompletableFuture<CloseReason> closed = new CompletableFuture<>();
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
  private final long size;
  private Transport transport;
  private long expected = -1;
  private boolean waiting;
  private long sent;
  private long received;

  /// @param size bytes to send, or -1 for none without finishing
  Exchange(long size) {
    this.size = size;
    random.nextBytes(noise);
  }

  /// For peers that know no half-close: instead of finishing it closes, when it has sent everything
  /// and got so many bytes.
  Exchange closingAfter(long expected) {
    this.expected = expected;
    return this;
  }

  /// Sends nothing before the peer has finished, so that it answers by the half that is left.
  Exchange answering() {
    waiting = true;
    return this;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /// What the peer said by its standard error, which is no part of the exchange.
  String errors() {
    return errors.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void standardError(ByteBuffer bytes) {
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(copy);
    errors.writeBytes(copy);
  }

  /// Completes when the connection is over.
  CompletableFuture<CloseReason> closed() {
    return closed;
  }

  Transport transport() {
    return transport;
  }

  /// As the peer's own words have it: count and hash. Once it is over.
  String received() {
    return received + " " + HexFormat.of().formatHex(receivedHash.digest());
  }

  String sent() {
    return sent + " " + HexFormat.of().formatHex(sentHash.digest());
  }

  @Override
  public void connected(Transport transport) {
    this.transport = transport;
    send();
  }

  @Override
  public void writable() {
    send();
  }

  private void send() {
    if (waiting) {
      return;
    }
    while (sent < size && transport.hasRoom()) {
      int length = (int) Math.min(random.nextInt(1, PIECE), size - sent);
      int start = random.nextInt(NOISE - length);
      sentHash.update(noise, start, length);
      transport.write(ByteBuffer.wrap(noise, start, length));
      sent += length;
    }
    endIfDone();
  }

  private void endIfDone() {
    if (sent == size && expected < 0) {
      transport.finish();
    } else if (sent >= size && expected >= 0 && received >= expected) {
      transport.close();
    }
  }

  @Override
  public void received(ByteBuffer bytes) {
    received += bytes.remaining();
    receivedHash.update(bytes);
    if (expected >= 0) {
      endIfDone();
    }
  }

  @Override
  public void finished() {
    if (waiting) {
      waiting = false;
      send();
    }
  }

  @Override
  public void closed(CloseReason reason) {
    closed.complete(reason);
  }
}
