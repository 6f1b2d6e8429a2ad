package dev.endpoint.engine.contract;

import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.endpoint.ServerEndpoint;
import dev.endpoint.engine.type.tls.TlsFiles;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.time.Instant;

/// `tls` and `ssl` upon the TCP of some rig, verified.
final class TlsWays implements Ways {
  /// Certificates are read within it, on a busy machine too.
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final TcpWays below;
  private final TlsFiles files;
  private final boolean old;

  private TlsWays(TcpWays below, boolean old) throws Exception {
    this.below = below;
    this.old = old;
    files = TlsFiles.make();
  }

  static Ways tlsInMemory() throws Exception {
    return inMemory(false);
  }

  static Ways sslInMemory() throws Exception {
    return inMemory(true);
  }

  private static Ways inMemory(boolean old) throws Exception {
    MemoryTcpWays below = MemoryTcpWays.make();
    MemoryRig rig = below.memory();
    // The JDK judges certificates by the true time.
    rig.reactor().jumpWallClock(Duration.between(rig.reactor().wallClock(), Instant.now()));
    rig.reactor().letBlockingCallsRun();
    return new TlsWays(below, old);
  }

  static Ways tlsOnLoopback() throws Exception {
    return new TlsWays(LoopbackTcpWays.make(), false);
  }

  static Ways sslOnLoopback() throws Exception {
    return new TlsWays(LoopbackTcpWays.make(), true);
  }

  @Override
  public Rig rig() {
    return below.rig();
  }

  @Override
  public ServerEndpoint server() throws Exception {
    return server(0);
  }

  @Override
  public boolean systemChooses() {
    return true;
  }

  @Override
  public ServerEndpoint serverAt(SocketAddress address) throws Exception {
    return server(((InetSocketAddress) address).getPort());
  }

  private ServerEndpoint server(int port) throws Exception {
    String text =
        old
            ? "ssl:" + port + ":privateKey=" + TlsFiles.value(files.server())
            : "tls:path=" + files.folder() + ":port=" + port;
    return rig().engine().serverFromString(text + ":interface=127.0.0.1");
  }

  @Override
  public ClientEndpoint clientOf(SocketAddress address) throws Exception {
    return client(address, "");
  }

  private ClientEndpoint client(SocketAddress address, String more) throws Exception {
    String where = ":127.0.0.1:" + ((InetSocketAddress) address).getPort();
    String root = TlsFiles.value(files.root());
    String text =
        old
            ? "ssl" + where + ":hostname=" + TlsFiles.NAME + ":caCertsDir=" + root
            : "tls" + where + ":trustRoots=" + root;
    return rig().engine().clientFromString(text + more);
  }

  @Override
  public ClientEndpoint clientOfNobody() throws Exception {
    return clientOf(below.nobody());
  }

  @Override
  public ClientEndpoint clientOfSilence(Duration timeout) throws Exception {
    return client(below.silence(), ":timeout=" + timeout.toMillis() + "ms");
  }

  @Override
  public Duration patience() {
    return PATIENCE;
  }

  @Override
  public void close() throws Exception {
    below.close();
    files.close();
  }
}
