package dev.endpoint.engine.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.capture.CaptureFolder;
import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.MemoryRecorder;
import dev.endpoint.engine.capture.Recorder;
import dev.endpoint.engine.capture.RecorderFactory;
import dev.endpoint.engine.capture.Recording;
import dev.endpoint.engine.capture.trace.TraceMaker;
import dev.endpoint.engine.capture.trace.Traces;
import dev.endpoint.engine.session.SessionState.Phase;
import dev.endpoint.engine.session.SessionState.Role;
import dev.endpoint.engine.testing.FakeEngine;
import dev.endpoint.engine.testing.FakeReactor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSessionTest {
  private final FakeEngine fake = FakeEngine.create();
  private final FakeReactor reactor = fake.reactor();
  private final Map<Long, SessionState> latest = new LinkedHashMap<>();
  private final SessionObserver observer =
      new SessionObserver() {
        @Override
        public void changed(SessionState state) {
          latest.put(state.id(), state);
        }

        @Override
        public void removed(long id) {
          latest.remove(id);
        }
      };
  private final Sessions sessions = new Sessions(fake.engine(), new KeptInMemory(), observer);

  @TempDir Path dir;

  /// Only what is made of a trace comes to a file.
  private final class KeptInMemory implements RecorderFactory {
    @Override
    public Recorder newRecorder(String name) {
      return new MemoryRecorder(reactor::nanos);
    }

    @Override
    public Path dir() {
      return dir.resolve("captures");
    }
  }

  @AfterEach
  void nothingIsLeft() {
    sessions.closeAll();
    reactor.advance(Duration.ofMinutes(1));
    fake.expectNothingLeft();
  }

  private SessionState open(Path file) {
    reactor.letBlockingCallsRun();
    long id = sessions.open(file);
    reactor.runUntilIdle();
    return latest.get(id);
  }

  private Path capture() {
    Instant wall = Instant.parse("2026-11-22T21:26:58Z");
    CaptureFolder folder =
        CaptureFolder.into(() -> 0, () -> wall, Runnable::run, dir.resolve("talk.pcapng"));
    Recorder recorder = folder.newRecorder("talk");
    InetSocketAddress here = new InetSocketAddress("127.0.0.1", 40_000);
    recorder.opened(here, new InetSocketAddress("127.0.0.1", 80), false);
    recorder.data(Direction.SENT, ByteBuffer.wrap("hello".getBytes(StandardCharsets.US_ASCII)));
    recorder.close();
    return Objects.requireNonNull(recorder.recording().file());
  }

  private static String sent(SessionState state) throws IOException {
    Recording recording = state.recording();
    assertNotNull(recording);
    ByteBuffer into = ByteBuffer.allocate((int) recording.bytes(Direction.SENT).length());
    recording.bytes(Direction.SENT).read(0, into);
    return new String(into.array(), StandardCharsets.US_ASCII);
  }

  @Test
  void aCaptureOfAnEarlierRunIsShownAtItsOwnTime() throws Exception {
    SessionState state = open(capture());
    assertEquals(Phase.CLOSED, state.phase());
    assertEquals(Role.FILE, state.role());
    assertEquals("hello", sent(state));
    assertEquals(Instant.parse("2026-11-22T21:26:58Z"), state.startedAt());
    assertNull(Objects.requireNonNull(state.file()).damage());
    assertEquals(new InetSocketAddress("127.0.0.1", 40_000), state.local());
    assertEquals(new InetSocketAddress("127.0.0.1", 80), state.peer());
  }

  @Test
  void aTornCaptureSaysWhatIsLeftOut() throws Exception {
    Path file = capture();
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 3));
    String damage = Objects.requireNonNull(open(file).file()).damage();
    assertTrue(damage != null && damage.contains("not written to its end"), damage);
  }

  @Test
  void theStreamsOfATraceBecomeSessionsOfTheirOwn() throws Exception {
    TraceMaker.End client = new TraceMaker.End(1, 40_000);
    TraceMaker.End server = new TraceMaker.End(2, 80);
    Path file =
        new TraceMaker()
            .tcp(client, server, 1, 0, 2, new byte[0])
            .tcp(client, server, 2, 7, 24, "hi".getBytes(StandardCharsets.US_ASCII))
            .write(dir.resolve("trace.pcap"), TraceMaker.Format.PCAP);
    SessionState trace = open(file);
    assertEquals(Phase.CLOSED, trace.phase());
    assertNull(trace.recording());
    Traces.Survey survey = Objects.requireNonNull(trace.file()).survey();
    assertNotNull(survey);
    assertEquals(1, survey.streams().size());

    long id = sessions.extract(trace.id(), survey.streams().getFirst());
    reactor.runUntilIdle();
    SessionState stream = latest.get(id);
    assertEquals(trace.id(), stream.parent());
    assertEquals("hi", sent(stream));
    Path made = Objects.requireNonNull(stream.recording()).file();
    assertEquals(dir.resolve("captures"), Objects.requireNonNull(made).getParent());
    assertEquals(survey.streams().getFirst().client(), stream.local());
    assertEquals(survey.streams().getFirst().server(), stream.peer());
    assertEquals(TraceMaker.START + 1_000_000, stream.startedNanos());
  }

  @Test
  void whatCannotBeReadIsSaidInWords() throws Exception {
    Path missing = dir.resolve("missing");
    assertEquals("There is no file " + missing, message(open(missing)));
    assertEquals(dir + " is a folder.", message(open(dir)));
    Path text = Files.writeString(dir.resolve("text"), "hello, this is no trace");
    assertEquals(
        text + " holds no packets: it is neither a pcapng nor a pcap file.", message(open(text)));
  }

  private static String message(SessionState state) {
    assertEquals(Phase.FAILED, state.phase());
    return Objects.requireNonNull(state.failure()).message();
  }

  @Test
  void readingCanBeCalledOff() throws Exception {
    long id = sessions.open(capture());
    reactor.runUntilIdle();
    assertEquals(Phase.ATTEMPTING, latest.get(id).phase());
    sessions.cancel(id);
    reactor.runUntilIdle();
    assertEquals(Phase.CANCELLED, latest.get(id).phase());
  }
}
