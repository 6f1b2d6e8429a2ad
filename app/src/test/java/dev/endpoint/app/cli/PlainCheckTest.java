package dev.endpoint.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.endpoint.engine.EndpointCatalog;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainCheckTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "check tcp:80",
        "check --server tcp:80",
        "check tcp:h:80 --client",
        "check --json memory:x",
        "check --server tcp:0 --json",
        "check --client tcp:80",
        "check --json 8080",
        "check ssl:h:443",
        "check @/etc/hostname",
        "check ${sys:user.name}"
      })
  void whatIsPlainMeansWhatPicocliMakesOfIt(String line) {
    String[] arguments = line.split(" ");
    assertNotNull(PlainCheck.read(console(), EndpointCatalog::installed, arguments));
    assertEquals(done(EndpointCommand::read, arguments), done(EndpointCommand::run, arguments));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "check",
        "check -",
        "check --client",
        "check --client --server tcp:80",
        "check --client --client tcp:80",
        "check --json --json tcp:80",
        "check tcp:1 tcp:2",
        "check --help",
        "check -x",
        "check -- tcp:80",
        "check --plugins /tmp tcp:80",
        "check \"tcp:80\"",
        "types tcp",
        "--plugins /tmp check tcp:80"
      })
  void theRestIsPicoclis(String line) {
    assertNull(PlainCheck.read(console(), EndpointCatalog::installed, line.split(" ")));
  }

  @FunctionalInterface
  private interface Way {
    int go(Console console, Plugins plugins, String... arguments);
  }

  private static Console console() {
    PrintStream nowhere = stream(new ByteArrayOutputStream());
    return new Console(InputStream.nullInputStream(), nowhere, nowhere);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, false, StandardCharsets.UTF_8);
  }

  /// What it leaves behind.
  private static String done(Way way, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console = new Console(InputStream.nullInputStream(), stream(out), stream(err));
    try (Plugins plugins = new Plugins(Path.of("/nonexistent/plugins"))) {
      int status = way.go(console, plugins, arguments);
      console.out().flush();
      console.err().flush();
      return status
          + "\n"
          + out.toString(StandardCharsets.UTF_8)
          + "\n"
          + err.toString(StandardCharsets.UTF_8);
    }
  }
}
