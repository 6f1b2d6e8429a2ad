package dev.endpoint.engine.capture.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.Recording;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What other programs make of saved files and copied text.
@Tag("peers")
class FormToolsTest {
  @TempDir Path dir;

  private static void need(String program) {
    boolean found =
        Arrays.stream(System.getenv("PATH").split(":"))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    assumeTrue(found, program + " is not installed");
  }

  private byte[] run(Object... command) throws Exception {
    Path errors = dir.resolve("errors");
    Process process =
        new ProcessBuilder(Arrays.stream(command).map(Object::toString).toList())
            .directory(dir.toFile())
            .redirectError(errors.toFile())
            .start();
    process.getOutputStream().close();
    byte[] out = process.getInputStream().readAllBytes();
    int code = process.waitFor();
    assertEquals(0, code, () -> List.of(command) + ": " + read(errors));
    return out;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private Path save(Excerpt excerpt, Form form, String name) throws IOException {
    Path file = dir.resolve(name);
    ExcerptFile.save(excerpt, form, file, (done, total) -> true);
    return file;
  }

  @Test
  void gccCompilesTheArray() throws Exception {
    need("gcc");
    Talk talk = Talk.random(1, 60);
    save(talk.whole(null), Form.C, "data.c");
    Files.writeString(
        dir.resolve("main.c"),
        """
        #include <stdio.h>
        #include "data.c"
        int main(void) { return fwrite(data, 1, sizeof data, stdout) != sizeof data; }
        """);
    run("gcc", "-Wall", "-Wextra", "-Werror", "-o", "main", "main.c");
    assertArrayEquals(talk.bytes(), run(dir.resolve("main")));
  }

  @Test
  void rustcCompilesTheArray() throws Exception {
    need("rustc");
    Talk talk = Talk.random(2, 20);
    String array = Form.RUST.text(talk.whole(null));
    Files.writeString(
        dir.resolve("main.rs"),
        array + "fn main() { use std::io::Write; std::io::stdout().write_all(&DATA).unwrap(); }\n");
    run("rustc", "-D", "warnings", "-o", "main", "main.rs");
    assertArrayEquals(talk.bytes(), run(dir.resolve("main")));
  }

  @Test
  void pythonReadsTheLiteral() throws Exception {
    need("python3");
    Talk talk = Talk.random(3, 200);
    Path file = save(talk.whole(null), Form.PYTHON, "data.py");
    Files.writeString(file, read(file) + "import sys\nsys.stdout.buffer.write(data)\n");
    assertArrayEquals(talk.bytes(), run("python3", "data.py"));
  }

  @Test
  void aShellPrintsTheBytes() throws Exception {
    need("sh");
    Talk talk = Talk.random(6, 200);
    save(talk.whole(null), Form.SHELL, "data.sh");
    assertArrayEquals(talk.bytes(), run("sh", "data.sh"));
  }

  @Test
  void pythonReadsJsonInBothForms() throws Exception {
    need("python3");
    Talk talk = Talk.random(4, 200);
    save(talk.whole(null), Form.JSON, "data.json");
    save(talk.whole(null), Form.LINES, "data.ndjson");
    String reader =
        """
        import base64, json, sys
        records = %s
        for r in records:
          assert r['time'].startswith('2026-11-28T12:00:0'), r
          if 'event' not in r:
            b = base64.b64decode(r['base64']) if 'base64' in r else r['text'].encode()
            assert len(b) == r['length'], r
            sys.stdout.buffer.write(b)
        """;
    assertArrayEquals(
        talk.bytes(),
        run("python3", "-c", reader.formatted("json.load(open('data.json', encoding='utf-8'))")));
    assertArrayEquals(
        talk.bytes(),
        run(
            "python3",
            "-c",
            reader.formatted("[json.loads(l) for l in open('data.ndjson', 'rb')]")));
  }

  @Test
  void base64AndXxdAgree() throws Exception {
    need("base64");
    Talk talk = Talk.random(5, 100);
    save(talk.whole(null), Form.BASE64, "data.b64");
    assertArrayEquals(talk.bytes(), run("base64", "-d", "data.b64"));
  }

  /// What Follow Stream shows: all bytes in their order.
  private byte[] follow(Path file) throws Exception {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    String shown =
        new String(
            run("tshark", "-n", "-r", file, "-q", "-z", "follow,tcp,raw,0"),
            StandardCharsets.US_ASCII);
    shown
        .lines()
        .map(String::strip)
        .filter(line -> line.matches("[0-9a-f]+"))
        .forEach(line -> both.writeBytes(HexFormat.of().parseHex(line)));
    return both.toByteArray();
  }

  @Test
  void tsharkFollowsAPartWithoutAHole() throws Exception {
    need("tshark");
    for (int seed = 6; seed < 8; seed++) {
      Recording recording = FileTalk.random(dir, seed, 150);
      Excerpt part =
          new Excerpt(
              recording, null, new Excerpt.Edge(20, 0), new Excerpt.Edge(90, 1), FileTalk.CALENDAR);
      Path file = save(part, Form.PCAPNG, "part.pcapng");
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      Form.RAW.write(part, bytes, (done, total) -> true);
      assertArrayEquals(bytes.toByteArray(), follow(file));
      assertFalse(new String(run("tshark", "-n", "-r", file)).contains("unseen"));
      String first =
          new String(
              run("tshark", "-n", "-r", file, "-c", "1", "-T", "fields", "-e", "tcp.srcport"));
      assertEquals("40000", first.strip(), "the client opens");
    }
  }

  @Test
  void tsharkFollowsTheRawBytesOfOneDirection() throws Exception {
    need("tshark");
    Recording recording = FileTalk.random(dir, 9, 100);
    Excerpt sent = Excerpt.all(recording, Direction.SENT, FileTalk.CALENDAR);
    Path raw = save(sent, Form.RAW, "sent.bin");
    assertArrayEquals(Files.readAllBytes(raw), follow(save(sent, Form.PCAPNG, "sent.pcapng")));
  }

  /// One request is taken off a listener, and answered.
  private static String taken(ServerSocket listener) throws IOException {
    try (Socket socket = listener.accept()) {
      InputStream in = socket.getInputStream();
      ByteArrayOutputStream request = new ByteArrayOutputStream();
      String text = "";
      while (!text.contains("\r\n\r\n") || text.length() < wanted(text)) {
        request.write(in.read());
        text = request.toString(StandardCharsets.ISO_8859_1);
      }
      socket
          .getOutputStream()
          .write(
              "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      return text;
    }
  }

  private static int wanted(String request) {
    int at = request.indexOf("Content-Length: ");
    int body =
        at < 0 ? 0 : Integer.parseInt(request.substring(at + 16, request.indexOf("\r\n", at)));
    return request.indexOf("\r\n\r\n") + 4 + body;
  }

  private static List<String> fields(String request) {
    return request.substring(0, request.indexOf("\r\n\r\n")).lines().sorted().toList();
  }

  private static String body(String request) {
    return request.substring(request.indexOf("\r\n\r\n") + 4);
  }

  @Test
  void curlMakesTheSameRequest() throws Exception {
    need("curl");
    need("base64");
    byte[] noise = new byte[300];
    new Random(1).nextBytes(noise);
    String binary = new String(noise, StandardCharsets.ISO_8859_1);
    List<String> requests =
        List.of(
            "GET /a/../b?x=[1]&y='z' HTTP/1.1\r\nHost: %s\r\nX-Empty:\r\nAccept: */*\r\n\r\n",
            "DELETE / HTTP/1.0\r\nHost: %s\r\nUser-Agent: me\r\n\r\n",
            "POST /p HTTP/1.1\r\nHost: %s\r\nContent-Length: 300\r\n\r\n" + binary,
            "PUT /p HTTP/1.1\r\n"
                + "Host: %s\r\n"
                + "Content-Type: a/b\r\n"
                + "Content-Length: 14\r\n\r\n"
                + "it's\n"
                + "$HOME \\n"
                + "!");
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String host = "127.0.0.1:" + listener.getLocalPort();
      for (String request : requests) {
        String said = request.replace("%s", host);
        byte[] bytes = said.getBytes(StandardCharsets.ISO_8859_1);
        String command =
            CurlCommand.of(new Talk().say(Direction.SENT, bytes).whole(null)).orElseThrow();
        Process curl = new ProcessBuilder("sh", "-c", command).redirectErrorStream(true).start();
        String again = taken(listener);
        curl.getInputStream().readAllBytes();
        assertEquals(0, curl.waitFor());
        assertEquals(fields(said), fields(again));
        assertEquals(body(said), body(again));
      }
    }
  }

  @Test
  void theTranscriptIsText() throws Exception {
    need("file");
    Path file = save(Talk.random(8, 100).whole(null), Form.TRANSCRIPT, "talk.txt");
    String kind = new String(run("file", "-b", file), StandardCharsets.UTF_8);
    assertTrue(kind.contains("UTF-8") && kind.contains("text"), kind);
  }
}
