package dev.endpoint.engine.type.tls;

import dev.endpoint.engine.reactor.Reactor;
import dev.endpoint.engine.transport.Protocol;
import dev.endpoint.engine.transport.Transport;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.TrustManager;

/// The plainest TLS server: the JDK's engine by hand, so that a test decides what is sent and when
/// it ends.
final class RawTlsServer implements Protocol {
  private final SSLEngine engine;
  private final ByteBuffer in = ByteBuffer.allocate(1 << 16);
  private Transport transport;

  RawTlsServer(Reactor reactor, Identity identity, String version) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(
        new KeyManager[] {new Keys(java.util.List.of(identity))},
        new TrustManager[] {new NoCheck()},
        null);
    engine = context.createSSLEngine();
    engine.setUseClientMode(false);
    engine.setEnabledProtocols(new String[] {version});
  }

  Transport transport() {
    return transport;
  }

  @Override
  public void connected(Transport transport) {
    this.transport = transport;
  }

  @Override
  public void received(ByteBuffer bytes) throws Exception {
    in.put(bytes);
    boolean moving = true;
    while (moving) {
      HandshakeStatus status = engine.getHandshakeStatus();
      if (status == HandshakeStatus.NEED_TASK) {
        for (Runnable task = engine.getDelegatedTask();
            task != null;
            task = engine.getDelegatedTask()) {
          task.run();
        }
      } else if (status == HandshakeStatus.NEED_WRAP) {
        wrap(ByteBuffer.allocate(0));
      } else {
        in.flip();
        moving = engine.unwrap(in, ByteBuffer.allocate(1 << 16)).bytesConsumed() > 0;
        in.compact();
      }
    }
  }

  /// Sends text in one record.
  void send(String text) throws Exception {
    wrap(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
  }

  /// Sends `close_notify`.
  void end() throws Exception {
    engine.closeOutbound();
    wrap(ByteBuffer.allocate(0));
  }

  private void wrap(ByteBuffer plain) throws Exception {
    ByteBuffer out = ByteBuffer.allocate(1 << 16);
    engine.wrap(plain, out);
    transport.write(out.flip());
  }

  @Override
  public void finished() {}
}
