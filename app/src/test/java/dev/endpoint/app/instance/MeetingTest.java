package dev.endpoint.app.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeetingTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration SHORT = Duration.ofMillis(20);
  private static final List<String> WORDS =
      List.of("--connect", "tcp:h\u00f6st:1\n:timeout=5", "", "--listen", "memory:\ud83d\ude42");

  @TempDir Path home;
  private final BlockingQueue<List<String>> heard = new LinkedBlockingQueue<>();
  private Path folder;
  private Meeting meeting;

  @BeforeEach
  void make() {
    folder = home.resolve("run");
    meeting = new Meeting(folder, ":7");
  }

  @Test
  void theFirstHearsWhatALaterOneWasAskedFor() throws Exception {
    try (First first = first()) {
      first.listen(heard::add);
      assertTrue(later().hand(WORDS, LONG));
      assertTrue(later().hand(List.of(), LONG));
      assertEquals(WORDS, heard());
      assertEquals(List.of(), heard());
    }
  }

  @Test
  void aLaterOneWaitsForAFirstThatIsStillStarting() throws Exception {
    try (First first = first()) {
      Later later = later();
      FutureTask<Boolean> handing = inBackground(() -> later.hand(WORDS, LONG));
      first.listen(heard::add);
      assertTrue(handing.get(60, TimeUnit.SECONDS));
      assertEquals(WORDS, heard());
    }
  }

  @Test
  void aFirstThatHangsHearsNothingOfALaterOneThatGaveUp() throws Exception {
    try (First first = first()) {
      assertFalse(later().hand(List.of("given up"), SHORT));
      first.listen(heard::add);
      assertTrue(later().hand(WORDS, LONG));
      assertEquals(WORDS, heard());
    }
  }

  @Test
  void afterTheFirstHasLeftTheNextIsFirst() throws Exception {
    First first = first();
    Later waiting = later();
    first.close();
    first.close();
    assertFalse(waiting.hand(List.of("too late"), LONG));
    try (First next = first()) {
      next.listen(heard::add);
      assertTrue(later().hand(WORDS, LONG));
    }
    assertEquals(WORDS, heard());
    assertEquals(List.of(), sockets());
  }

  @Test
  void aSocketThatWasLeftBehindIsNoObstacle() throws Exception {
    first().close();
    try (ServerSocketChannel killed = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      killed.bind(UnixDomainSocketAddress.of(folder.resolve("window_7.socket")));
    }
    assertEquals(1, sockets().size());
    try (First first = first()) {
      first.listen(heard::add);
      assertTrue(later().hand(WORDS, LONG));
    }
  }

  @Test
  void anotherDisplayHasAFirstOfItsOwn() throws Exception {
    try (First _ = first()) {
      assertInstanceOf(First.class, new Meeting(folder, ":8").join()).close();
    }
  }

  @Test
  void aFolderThatOthersCanEnterIsNotUsed() throws IOException {
    Files.createDirectory(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-x---")));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-x---"));
    IOException e = assertThrows(IOException.class, meeting::join);
    assertTrue(String.valueOf(e.getMessage()).contains("only its owner"), e.getMessage());
  }

  @Test
  void aFolderThatIsALinkIsNotUsed() throws IOException {
    Files.createSymbolicLink(folder, Files.createDirectory(home.resolve("elsewhere")));
    assertThrows(IOException.class, meeting::join);
  }

  @Test
  void onlyTheOwnerCanEnterTheFolder() throws Exception {
    first().close();
    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
  }

  @Test
  void nothingIsSaidToAWindowOfAnotherVersion() throws Exception {
    first().close();
    try (ServerSocketChannel other = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      other.bind(UnixDomainSocketAddress.of(folder.resolve("window_7.socket")));
      Later later = later();
      FutureTask<Boolean> handing = inBackground(() -> later.hand(WORDS, LONG));
      try (SocketChannel channel = other.accept()) {
        DataOutputStream out = new DataOutputStream(Channels.newOutputStream(channel));
        Words.write(out, List.of("endpoint-workbench 2"));
        assertFalse(handing.get(60, TimeUnit.SECONDS));
        assertEquals(-1, channel.read(ByteBuffer.allocate(1)));
      }
    }
  }

  @Test
  void aWindowThatEndsInTheMiddleIsTold() throws Exception {
    first().close();
    try (ServerSocketChannel other = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      other.bind(UnixDomainSocketAddress.of(folder.resolve("window_7.socket")));
      Later later = later();
      FutureTask<Boolean> handing = inBackground(() -> later.hand(WORDS, LONG));
      try (SocketChannel channel = other.accept()) {
        Words.write(
            new DataOutputStream(Channels.newOutputStream(channel)), List.of(Words.GREETING));
        Words.read(new DataInputStream(Channels.newInputStream(channel)));
      }
      Exception e = assertThrows(Exception.class, () -> handing.get(60, TimeUnit.SECONDS));
      assertInstanceOf(IOException.class, e.getCause());
    }
  }

  @Test
  void rubbishDoesNotStopTheFirst() throws Exception {
    try (First first = first()) {
      first.listen(heard::add);
      for (int length : new int[] {-1, Integer.MAX_VALUE, 3}) {
        try (SocketChannel rude =
            SocketChannel.open(UnixDomainSocketAddress.of(folder.resolve("window_7.socket")))) {
          rude.write(ByteBuffer.allocate(8).putInt(1).putInt(length).flip());
        }
      }
      assertTrue(later().hand(WORDS, LONG));
      assertEquals(WORDS, heard());
    }
  }

  private First first() throws IOException {
    return assertInstanceOf(First.class, meeting.join());
  }

  private Later later() throws IOException {
    return assertInstanceOf(Later.class, meeting.join());
  }

  private List<String> heard() throws InterruptedException {
    List<String> words = heard.poll(60, TimeUnit.SECONDS);
    assertTrue(words != null, "nothing was heard");
    return words;
  }

  private List<Path> sockets() throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".socket")).toList();
    }
  }

  private static <T> FutureTask<T> inBackground(Callable<T> call) {
    FutureTask<T> task = new FutureTask<>(call);
    Thread.ofVirtual().start(task);
    return task;
  }
}
