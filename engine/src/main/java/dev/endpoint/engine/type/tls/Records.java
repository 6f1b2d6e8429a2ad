package dev.endpoint.engine.type.tls;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;

/// The record machine: the JDK's engine and its four buffers, named by direction and content. It
/// knows no transport and no thread: encrypted bytes are put in, [#advance] says what it needs or
/// has, encrypted bytes come out.
///
/// All buffers are on the heap, because the JDK's ciphers work on arrays. Bounds: `encryptedIn`
/// holds one record and at most what was read at once when it had to stop; `plainIn` and
/// `encryptedOut` are of fixed size; `plainOut` holds what was written while the engine was busy.
///
/// While a task of [#tasks] runs on another thread nothing here may be called: the engine's own
/// lock would block.
final class Records {
  /// What [#advance] came to.
  enum Progress {
    /// It got something done; ask again.
    MOVED,
    /// It needs more encrypted bytes.
    BYTES_WANTED,
    /// [#tasks] have to be run.
    TASKS_WANTED,
    /// The handshake is done. Told once.
    AGREED,
    /// [#plainIn] holds bytes that have to be taken before it can go on.
    PLAIN_READY,
    /// The peer's `close_notify` arrived; what follows is ignored.
    PEER_ENDED
  }

  private static final int BATCH = 32 * 1024;
  private static final int LARGEST_RECORD_TEXT = 16 * 1024;

  private final SSLEngine engine;
  private final Consumer<ByteBuffer> out;
  private ByteBuffer encryptedIn;
  private ByteBuffer plainIn;
  private ByteBuffer encryptedOut;
  private ByteBuffer plainOut = ByteBuffer.allocate(0);
  private boolean finishedSeen;
  private boolean agreed;
  private boolean outEnded;

  /// @param out takes encrypted bytes for the peer; the buffer is ours again on return
  Records(SSLEngine engine, Consumer<ByteBuffer> out) {
    this.engine = engine;
    this.out = out;
    SSLSession session = engine.getSession();
    encryptedIn = ByteBuffer.allocate(session.getPacketBufferSize());
    plainIn = ByteBuffer.allocate(Math.max(BATCH, session.getApplicationBufferSize()));
    encryptedOut = ByteBuffer.allocate(Math.max(BATCH, session.getPacketBufferSize()));
  }

  void begin() throws SSLException {
    engine.beginHandshake();
  }

  SSLSession session() {
    return engine.getSession();
  }

  /// The protocol that ALPN chose, or empty.
  String applicationProtocol() {
    String chosen = engine.getApplicationProtocol();
    return chosen == null ? "" : chosen;
  }

  /// Takes as many encrypted bytes as there is room for.
  void take(ByteBuffer bytes) {
    int count = Math.min(bytes.remaining(), encryptedIn.remaining());
    encryptedIn.put(bytes.slice().limit(count));
    bytes.position(bytes.position() + count);
  }

  /// Takes all of them, for when reading has stopped.
  void takeAll(ByteBuffer bytes) {
    if (bytes.remaining() > encryptedIn.remaining()) {
      encryptedIn = grown(encryptedIn, encryptedIn.position() + bytes.remaining());
    }
    encryptedIn.put(bytes);
  }

  /// Whether encrypted or plain bytes of the peer wait here.
  boolean hasBacklog() {
    return encryptedIn.position() > 0 || plainIn.position() > 0;
  }

  /// Bytes written by the protocol that could not be encrypted yet.
  int unsent() {
    return plainOut.remaining();
  }

  /// Does one thing.
  Progress advance() throws SSLException {
    return switch (engine.getHandshakeStatus()) {
      case NEED_TASK -> Progress.TASKS_WANTED;
      case NEED_WRAP -> wrapHandshake();
      default -> unwrap();
    };
  }

  /// The engine's work for another thread. Run them all, then go on.
  List<Runnable> tasks() {
    List<Runnable> tasks = new ArrayList<>();
    for (Runnable task = engine.getDelegatedTask();
        task != null;
        task = engine.getDelegatedTask()) {
      tasks.add(task);
    }
    return tasks;
  }

  /// What was decrypted, to be read to its end during the call.
  void givePlain(PlainTaker taker) throws Exception {
    if (plainIn.position() > 0) {
      plainIn.flip();
      try {
        taker.take(plainIn);
      } finally {
        plainIn.clear();
      }
    }
  }

  @FunctionalInterface
  interface PlainTaker {
    void take(ByteBuffer plain) throws Exception;
  }

  /// Encrypts and hands out all the bytes; what cannot be encrypted now is kept.
  void write(ByteBuffer plain) throws SSLException {
    if (plainOut.hasRemaining()) {
      keep(plain);
      return;
    }
    encrypt(plain);
    if (plain.hasRemaining()) {
      keep(plain);
    }
    flush();
  }

  /// Keeps bytes until [#retry].
  void keep(ByteBuffer plain) {
    ByteBuffer both = ByteBuffer.allocate(plainOut.remaining() + plain.remaining());
    plainOut = both.put(plainOut).put(plain).flip();
  }

  /// Encrypts what was kept.
  void retry() throws SSLException {
    if (plainOut.hasRemaining()) {
      encrypt(plainOut);
      flush();
    }
  }

  /// Sends `close_notify`, after everything written.
  void endOut() throws SSLException {
    engine.closeOutbound();
    lastWords();
  }

  /// Sends what the engine has to say before it ends: `close_notify`, or the alert of a failure.
  void lastWords() throws SSLException {
    while (!outEnded && engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
      if (wrapOnce(ByteBuffer.allocate(0)) == 0) {
        break;
      }
    }
    flush();
  }

  private Progress wrapHandshake() throws SSLException {
    SSLEngineResult.HandshakeStatus before = engine.getHandshakeStatus();
    int produced = wrapOnce(ByteBuffer.allocate(0));
    flush();
    if (isNewlyAgreed()) {
      return Progress.AGREED;
    }
    boolean stuck = produced == 0 && engine.getHandshakeStatus() == before;
    return stuck ? Progress.BYTES_WANTED : Progress.MOVED;
  }

  private Progress unwrap() throws SSLException {
    if (engine.isInboundDone()) {
      encryptedIn.clear();
      return plainIn.position() > 0 ? Progress.PLAIN_READY : Progress.BYTES_WANTED;
    }
    encryptedIn.flip();
    SSLEngineResult result;
    try {
      result = engine.unwrap(encryptedIn, plainIn);
    } finally {
      encryptedIn.compact();
    }
    noteFinished(result);
    if (isNewlyAgreed()) {
      return Progress.AGREED;
    }
    return switch (result.getStatus()) {
      case OK -> result.bytesConsumed() > 0 ? Progress.MOVED : idle(result);
      case BUFFER_UNDERFLOW -> underflow();
      case BUFFER_OVERFLOW -> overflow();
      case CLOSED -> Progress.PEER_ENDED;
    };
  }

  /// Nothing was consumed: only a change of status is progress.
  private Progress idle(SSLEngineResult result) {
    return switch (result.getHandshakeStatus()) {
      case NEED_TASK, NEED_WRAP -> Progress.MOVED;
      default -> underflow();
    };
  }

  private Progress underflow() {
    if (plainIn.position() > 0) {
      return Progress.PLAIN_READY;
    }
    int needed = engine.getSession().getPacketBufferSize();
    if (!encryptedIn.hasRemaining() && encryptedIn.capacity() < needed) {
      encryptedIn = grown(encryptedIn, needed);
    }
    return Progress.BYTES_WANTED;
  }

  private Progress overflow() {
    if (plainIn.position() > 0) {
      return Progress.PLAIN_READY;
    }
    plainIn = grown(plainIn, 2 * engine.getSession().getApplicationBufferSize());
    return Progress.MOVED;
  }

  private void encrypt(ByteBuffer plain) throws SSLException {
    while (plain.hasRemaining() && !outEnded && status() != HandshakeStatus.NEED_TASK) {
      int before = plain.remaining();
      int produced = plain.isDirect() ? wrapCopy(plain) : wrapOnce(plain);
      if (produced == 0 && plain.remaining() == before) {
        return;
      }
    }
    while (!outEnded && status() == HandshakeStatus.NEED_WRAP) {
      if (wrapOnce(ByteBuffer.allocate(0)) == 0) {
        return;
      }
    }
  }

  private HandshakeStatus status() {
    return engine.getHandshakeStatus();
  }

  private int wrapCopy(ByteBuffer plain) throws SSLException {
    ByteBuffer copy = ByteBuffer.allocate(Math.min(plain.remaining(), LARGEST_RECORD_TEXT));
    copy.put(plain.slice().limit(copy.capacity())).flip();
    int produced = wrapOnce(copy);
    plain.position(plain.position() + copy.position());
    return produced;
  }

  private int wrapOnce(ByteBuffer plain) throws SSLException {
    SSLEngineResult result = engine.wrap(plain, encryptedOut);
    if (result.getStatus() == SSLEngineResult.Status.BUFFER_OVERFLOW) {
      flush();
      int needed = engine.getSession().getPacketBufferSize();
      if (encryptedOut.capacity() < needed) {
        encryptedOut = ByteBuffer.allocate(needed);
      }
      result = engine.wrap(plain, encryptedOut);
    }
    noteFinished(result);
    if (result.getStatus() == SSLEngineResult.Status.CLOSED) {
      outEnded = engine.isOutboundDone();
    }
    return result.bytesProduced();
  }

  private void noteFinished(SSLEngineResult result) {
    finishedSeen |= result.getHandshakeStatus() == HandshakeStatus.FINISHED;
  }

  private boolean isNewlyAgreed() {
    if (finishedSeen && !agreed) {
      agreed = true;
      return true;
    }
    return false;
  }

  private void flush() {
    if (encryptedOut.position() > 0) {
      encryptedOut.flip();
      out.accept(encryptedOut);
      encryptedOut.clear();
    }
  }

  private static ByteBuffer grown(ByteBuffer buffer, int capacity) {
    return ByteBuffer.allocate(capacity).put(buffer.flip());
  }
}
