package dev.endpoint.engine.os;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.EndpointCatalog;
import dev.endpoint.engine.contract.LoopbackRig;
import dev.endpoint.engine.endpoint.ListeningPort;
import dev.endpoint.engine.protocol.Hold;
import dev.endpoint.engine.testing.RecordingProtocol;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Failure.Kind;
import dev.endpoint.engine.transport.FailureException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of the files: the socket, its permissions, its lock.
class SocketFileTest {
  private static final String US = String.valueOf(ProcessHandle.current().pid());

  @TempDir Path folder;
  private Path path;
  private Path lock;
  private LoopbackRig rig;

  @BeforeEach
  void setUp() throws Exception {
    path = folder.resolve("socket");
    lock = folder.resolve("socket.lock");
    rig = new LoopbackRig();
  }

  @AfterEach
  void tearDown() throws Exception {
    assertEquals(List.of(), rig.takeReports());
    rig.close();
  }

  private static <T> T get(CompletionStage<T> stage) throws Exception {
    return stage.toCompletableFuture().get(60, TimeUnit.SECONDS);
  }

  private ListeningPort listen(String options) throws Exception {
    return get(
        rig.engine()
            .serverFromString("unix:" + path + options)
            .listen(peer -> new Hold())
            .outcome());
  }

  private void connect(String options) throws Exception {
    get(
        rig.engine()
            .clientFromString("unix:" + path + options)
            .connect(peer -> new Hold())
            .outcome());
  }

  private interface Try {
    void run() throws Exception;
  }

  private static Failure failure(Try what) throws Exception {
    try {
      what.run();
    } catch (ExecutionException e) {
      return ((FailureException) e.getCause()).failure();
    }
    throw new AssertionError("it went well");
  }

  private List<String> files() throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private void leaveASocketBehind() throws Exception {
    ServerSocketChannel.open(StandardProtocolFamily.UNIX)
        .bind(UnixDomainSocketAddress.of(path))
        .close();
  }

  /// A number that no process has any more.
  private static String gone() throws Exception {
    Process process = new ProcessBuilder("true").start();
    process.waitFor();
    return String.valueOf(process.pid());
  }

  @ParameterizedTest
  @ValueSource(strings = {"666", "600", "660", "000", "777"})
  void theModeIsWhatWasAskedFor(String mode) throws Exception {
    ListeningPort port = listen(":mode=" + mode);
    int permissions = (int) Files.getAttribute(path, "unix:mode") & 07777;
    assertEquals(mode, String.format("%03o", permissions));
    assertEquals(UnixDomainSocketAddress.of(path), port.address());
    assertEquals(List.of("socket", "socket.lock"), files());
    get(port.stopListening());
    assertEquals(List.of(), files());
  }

  @Test
  void nobodyGetsInBeforeTheModeIsSetWhateverTheUmask() throws Exception {
    List<String> command =
        new ArrayList<>(List.of("/bin/sh", "-c", "umask 000; exec \"$@\"", "sh"));
    command.addAll(JavaProgram.command(WideOpenProgram.class, folder.toString()));
    Process child = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(child.getInputStream().readAllBytes());
    assertEquals("600 and nothing else\n", said);
  }

  @Test
  void theLockIsTwisteds() throws Exception {
    ListeningPort port = listen("");
    assertEquals(US, Files.readSymbolicLink(lock).toString());
    connect(":lockfile=1");
    get(port.stopListening());
    assertEquals(List.of(), files());
    ListeningPort without = listen(":lockfile=no");
    assertEquals(List.of("socket"), files());
    Failure failure = failure(() -> connect(":lockfile=1"));
    assertEquals(Kind.REFUSED, failure.kind());
    assertEquals("No running program holds the lock of " + path, failure.message());
    get(without.stopListening());
  }

  @Test
  void aLockThatIsHeldKeepsOthersOut() throws Exception {
    Files.createSymbolicLink(lock, Path.of("1"));
    Failure failure = failure(() -> listen(""));
    assertEquals(Kind.ADDRESS_IN_USE, failure.kind());
    assertEquals(
        "Its lock file is held by the process 1. Stop it there, or choose another path.",
        failure.meaning());
    assertEquals(List.of("socket.lock"), files());
  }

  @Test
  void aLockOfAProcessThatIsGoneIsTakenOverWithItsSocket() throws Exception {
    leaveASocketBehind();
    Files.createSymbolicLink(lock, Path.of(gone()));
    get(listen("").stopListening());
    assertEquals(List.of(), files());
  }

  @Test
  void aLockWithOurOwnNumberThatWeDoNotHoldIsALeftOver() throws Exception {
    Files.createSymbolicLink(lock, Path.of(US));
    get(listen("").stopListening());
    assertEquals(List.of(), files());
  }

  @Test
  void aFileInPlaceOfTheLockIsLeftAlone() throws Exception {
    Files.writeString(lock, "precious");
    assertEquals(lock + " is no lock file", failure(() -> listen("")).message());
    assertEquals("precious", Files.readString(lock));
  }

  @Test
  void aFailureToBindGivesTheLockBack() throws Exception {
    Files.createDirectory(path);
    Failure failure = failure(() -> listen(""));
    assertEquals(Kind.ADDRESS_IN_USE, failure.kind());
    assertEquals(path + " is not a socket", failure.message());
    assertEquals(List.of("socket"), files());
    Files.delete(path);
    get(listen("").stopListening());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ":lockfile=no", ":mode=600"})
  void aLeftOverSocketIsReplaced(String options) throws Exception {
    leaveASocketBehind();
    get(listen(options).stopListening());
    assertEquals(List.of(), files());
  }

  @Test
  void aSocketThatIsInUseIsNot() throws Exception {
    try (ServerSocketChannel other = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      other.bind(UnixDomainSocketAddress.of(path));
      assertEquals(Kind.ADDRESS_IN_USE, failure(() -> listen("")).kind());
      assertEquals(List.of("socket"), files());
    }
  }

  @Test
  void ourOwnListenerIsKnownWithoutAskingIt() throws Exception {
    int[] asked = new int[1];
    ListeningPort port =
        get(
            rig.engine()
                .serverFromString("unix:" + path + ":lockfile=no")
                .listen(
                    peer -> {
                      asked[0]++;
                      return new Hold();
                    })
                .outcome());
    assertEquals(Kind.ADDRESS_IN_USE, failure(() -> listen(":lockfile=no")).kind());
    rig.settle();
    assertEquals(0, asked[0]);
    get(port.stopListening());
  }

  @Test
  void aFileOfAnotherKindIsLeftAlone() throws Exception {
    Files.writeString(path, "precious");
    assertEquals(path + " is not a socket", failure(() -> listen("")).message());
    Failure connecting = failure(() -> connect(""));
    assertEquals(path + " is not a socket", connecting.message());
    assertEquals(Kind.BAD_ARGUMENT, connecting.kind());
    assertEquals("precious", Files.readString(path));
  }

  @Test
  void whatSomebodyPutInItsPlaceStays() throws Exception {
    ListeningPort port = listen("");
    Files.delete(path);
    Files.writeString(path, "precious");
    get(port.stopListening());
    assertEquals("precious", Files.readString(path));
  }

  @Test
  void aMissingFileAndALeftOverAreTold() throws Exception {
    Failure missing = failure(() -> connect(""));
    assertEquals(Kind.REFUSED, missing.kind());
    assertEquals("There is no " + path, missing.message());
    leaveASocketBehind();
    Failure leftOver = failure(() -> connect(""));
    assertEquals(Kind.REFUSED, leftOver.kind());
    assertEquals("Nobody listens on " + path, leftOver.message());
    assertTrue(leftOver.meaning().contains("left-over"));
  }

  @Test
  void aMissingFolderOrAFileOnTheWayIsTold() throws Exception {
    path = folder.resolve("nowhere").resolve("socket");
    assertEquals("There is no folder for " + path, failure(() -> listen("")).message());
    assertEquals("There is no folder for " + path, failure(() -> listen(":lockfile=no")).message());
    Files.writeString(folder.resolve("file"), "");
    path = folder.resolve("file").resolve("socket");
    String words = "The way to " + path + " leads through something that is not a folder";
    assertEquals(words, failure(() -> listen("")).message());
    assertEquals(words, failure(() -> connect("")).message());
  }

  @Test
  void aMissingRightIsTold() throws Exception {
    Files.setAttribute(folder, "unix:mode", 0500);
    Assumptions.assumeFalse(Files.isWritable(folder), "the superuser may do anything");
    Failure failure = failure(() -> listen(""));
    Files.setAttribute(folder, "unix:mode", 0700);
    assertEquals(Kind.PERMISSION_DENIED, failure.kind());
  }

  @Test
  void whoIsAtTheOtherEndIsKnown() throws Exception {
    ListeningPort port = listen("");
    String[] facets = new String[1];
    try (SocketChannel other = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
      assertTrue(other.isConnected());
      RecordingProtocol protocol = new RecordingProtocol();
      get(rig.engine().clientFromString("unix:" + path).connect(peer -> protocol).outcome());
      rig.run(() -> facets[0] = protocol.transport().facets().toString());
      rig.run(() -> protocol.transport().abort());
    }
    String user = Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).getName();
    assertTrue(facets[0].contains("name=the peer's user, value=" + user), facets[0]);
    get(port.stopListening());
    assertFalse(EndpointCatalog.installed().server("unix:" + path).exposed());
  }
}
