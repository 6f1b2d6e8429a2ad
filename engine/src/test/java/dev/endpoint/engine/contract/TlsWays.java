package dev.endpoint.engine.contract;

import dev.endpoint.engine.type.tls.TlsFiles;
import java.time.Duration;
import java.time.Instant;

/// `tls` and `ssl` upon the TCP of some rig, verified.
final class TlsWays extends UponTcpWays {
  /// Certificates are read within it, on a busy machine too.
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final TlsFiles files;
  private final boolean old;

  private TlsWays(TcpWays below, boolean old) throws Exception {
    super(below);
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
  String server(int port) {
    String text =
        old
            ? "ssl:" + port + ":privateKey=" + TlsFiles.value(files.server())
            : "tls:path=" + files.folder() + ":port=" + port;
    return text + ":interface=127.0.0.1";
  }

  @Override
  String client(int port) {
    String where = ":127.0.0.1:" + port;
    String root = TlsFiles.value(files.root());
    return old
        ? "ssl" + where + ":hostname=" + TlsFiles.NAME + ":caCertsDir=" + root
        : "tls" + where + ":trustRoots=" + root;
  }

  @Override
  public Duration patience() {
    return PATIENCE;
  }

  @Override
  public void close() throws Exception {
    super.close();
    files.close();
  }
}
