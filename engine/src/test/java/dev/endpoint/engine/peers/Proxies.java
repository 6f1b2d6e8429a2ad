package dev.endpoint.engine.peers;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Proxies of others, each run on a port of loopback with settings of its own in a folder. Whoever
/// is to sign in is `anna` with the password `sesam`.
final class Proxies implements AutoCloseable {
  /// `openssl passwd -apr1 sesam`.
  private static final String HASH = "anna:$apr1$peersalt$.3CcF4n72OxuhXsOF8K6r.\n";

  private static final Path SQUID_SIGN_IN = Path.of("/usr/lib/squid/basic_ncsa_auth");
  private static final Path SSHD_FOLDER = Path.of("/run/sshd");

  private final Path folder;
  private final List<Peer> running = new ArrayList<>();

  Proxies(Path folder) throws IOException {
    this.folder = folder;
    // Squid reads its files as a user of its own.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private String config(String text, Object... values) throws IOException {
    return Files.writeString(folder.resolve("proxy.conf"), text.formatted(values)).toString();
  }

  private Peer start(String... command) throws IOException {
    Peer peer = Peer.talking(command);
    running.add(peer);
    return peer;
  }

  /// Dante; `method` is `none` or `username`, which means users of the system.
  int dante(String method) throws Exception {
    String program = Peer.need("danted");
    int port = Peer.freePort();
    String config =
        config(
            """
            logoutput: stdout
            internal: 127.0.0.1 port = %d
            external: 127.0.0.1
            clientmethod: none
            socksmethod: %s
            client pass { from: 127.0.0.0/8 to: 0.0.0.0/0 }
            socks pass { from: 127.0.0.0/8 to: 0.0.0.0/0 }
            """,
            port, method);
    start(program, "-f", config, "-p", folder + "/pid").hear(line -> line.contains("running"));
    return listening(port);
  }

  /// MicroSocks, which wants a sign-in.
  int microsocks() throws Exception {
    String program = Peer.need("microsocks");
    int port = Peer.freePort();
    start(program, "-i", "127.0.0.1", "-p", String.valueOf(port), "-u", "anna", "-P", "sesam");
    return listening(port);
  }

  /// `ssh -D` to a server of its own, which admits only a key made for it.
  int ssh() throws Exception {
    String sshd = Peer.need("sshd");
    String ssh = Peer.need("ssh");
    if (System.getProperty("user.name").equals("root") && !Files.isDirectory(SSHD_FOLDER)) {
      Peer.missing(SSHD_FOLDER + ", without which sshd does not run as root,");
    }
    String key = key("key");
    int server = Peer.freePort();
    String config =
        config(
            """
            ListenAddress 127.0.0.1:%d
            HostKey %s
            AuthorizedKeysFile %s.pub
            PidFile none
            UsePAM no
            StrictModes no
            PasswordAuthentication no
            KbdInteractiveAuthentication no
            PermitRootLogin prohibit-password
            """,
            server, key("host"), key);
    start(sshd, "-D", "-e", "-f", config).hear(line -> line.startsWith("Server listening"));
    int port = Peer.freePort();
    List<String> command = new ArrayList<>(List.of(ssh, "-F", "none", "-v", "-N", "-i", key));
    command.addAll(List.of("-D", "127.0.0.1:" + port, "-p", String.valueOf(server)));
    for (String option :
        List.of(
            "IdentitiesOnly=yes",
            "UserKnownHostsFile=/dev/null",
            "StrictHostKeyChecking=no",
            "ExitOnForwardFailure=yes")) {
      command.addAll(List.of("-o", option));
    }
    command.add("127.0.0.1");
    start(command.toArray(String[]::new))
        .hear(line -> line.contains("forwarding listening on 127.0.0.1"));
    return listening(port);
  }

  private String key(String name) throws Exception {
    String file = folder.resolve(name).toString();
    Process made =
        new ProcessBuilder(Peer.need("ssh-keygen"), "-q", "-t", "ed25519", "-N", "", "-f", file)
            .start();
    if (!made.waitFor(PeerTest.PATIENCE_SECONDS, TimeUnit.SECONDS) || made.exitValue() != 0) {
      throw new AssertionError("no key: " + new String(made.getErrorStream().readAllBytes()));
    }
    return file;
  }

  int tinyproxy() throws Exception {
    String program = Peer.need("tinyproxy");
    int port = Peer.freePort();
    String config =
        config(
            """
            Port %d
            Listen 127.0.0.1
            Timeout 120
            LogLevel Info
            Allow 127.0.0.1
            BasicAuth anna sesam
            """,
            port);
    start(program, "-d", "-c", config).hear(line -> line.contains("Accepting connections"));
    return listening(port);
  }

  /// Squid, which allows this port only.
  int squid(int allowed) throws Exception {
    String program = Peer.need("squid");
    Path users = Files.writeString(folder.resolve("users"), HASH);
    int port = Peer.freePort();
    String config =
        config(
            """
            http_port 127.0.0.1:%d
            pid_filename none
            cache_log stdio:/dev/null
            access_log none
            cache deny all
            netdb_filename none
            pinger_enable off
            visible_hostname localhost
            shutdown_lifetime 0 seconds
            auth_param basic program %s %s
            auth_param basic realm the office
            auth_param basic children 1
            acl signed_in proxy_auth REQUIRED
            acl allowed port %d
            http_access deny !signed_in
            http_access allow allowed
            http_access deny all
            """,
            port, SQUID_SIGN_IN, users, allowed);
    start(program, "-N", "-d", "1", "-f", config)
        .hear(line -> line.contains("Accepting HTTP Socket connections"));
    return listening(port);
  }

  /// The port, once somebody is accepted at it: most of them say that they listen a moment before
  /// they do.
  private static int listening(int port) throws IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Peer.PATIENCE_SECONDS);
    while (true) {
      try {
        new Socket(InetAddress.ofLiteral("127.0.0.1"), port).close();
        return port;
      } catch (ConnectException refused) {
        if (System.nanoTime() > end) {
          throw refused;
        }
        Thread.onSpinWait();
      }
    }
  }

  @Override
  public void close() {
    running.forEach(Peer::close);
  }
}
