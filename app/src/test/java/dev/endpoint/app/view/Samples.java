package dev.endpoint.app.view;

import static dev.endpoint.app.support.SessionStates.millis;
import static dev.endpoint.app.support.Steps.abandoned;
import static dev.endpoint.app.support.Steps.binding;
import static dev.endpoint.app.support.Steps.dialed;
import static dev.endpoint.app.support.Steps.dialing;
import static dev.endpoint.app.support.Steps.failure;
import static dev.endpoint.app.support.Steps.refusal;
import static dev.endpoint.app.support.Steps.refused;
import static dev.endpoint.app.support.Steps.resolved;
import static dev.endpoint.app.support.Steps.resolving;

import dev.endpoint.app.support.SessionStates;
import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.MemoryRecorder;
import dev.endpoint.engine.capture.Recording;
import dev.endpoint.engine.session.Responder;
import dev.endpoint.engine.session.SessionState;
import dev.endpoint.engine.session.SessionState.Phase;
import dev.endpoint.engine.session.SessionState.Transfer;
import dev.endpoint.engine.transport.CloseReason;
import dev.endpoint.engine.transport.Facet;
import dev.endpoint.engine.transport.Failure;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Every state the sheet can show, by name.
final class Samples {
  private static final String LISTENER = "tcp:8080:interface=127.0.0.1";

  private Samples() {}

  /// @param now reactor time to look at it
  record Sample(SessionState state, long now, List<SessionState> children) {
    Sample(SessionStates states, double millis) {
      this(states.build(), millis(millis).toNanos(), List.of());
    }
  }

  static Map<String, Sample> all() {
    Map<String, Sample> all = new LinkedHashMap<>();
    attempts(all);
    endings(all);
    connections(all);
    listeners(all);
    return all;
  }

  private static void attempts(Map<String, Sample> all) {
    SessionStates looking = to("tcp:db.internal:5432:timeout=10").step(1, resolving("db.internal"));
    all.put("resolving", new Sample(looking.deadline(millis(10_000)), 412));
    all.put("racing", new Sample(race().deadline(millis(10_000)), 1130));
  }

  private static void endings(Map<String, Sample> all) {
    SessionStates refused =
        to("tcp:127.0.0.1:8081")
            .step(0.1, dialing("127.0.0.1:8081"))
            .step(0.5, refused("127.0.0.1:8081"))
            .failure(refusal("127.0.0.1:8081"));
    all.put("refused", new Sample(refused.phase(Phase.FAILED, 0.5), 9000));
    all.put("no-name", new Sample(noSuchName(), 9000));
    all.put("bad-string", new Sample(badString(), 9000));
    SessionStates cancelled =
        race().failure(failure(Failure.Kind.CANCELLED, "connecting", "", "Cancelled", "", ""));
    all.put("cancelled", new Sample(cancelled.phase(Phase.CANCELLED, 1204), 9000));
    SessionStates gaveUp =
        race()
            .step(10_001, abandoned("[2001:db8::5]:5432"))
            .step(10_001, abandoned("10.0.0.5:5432"))
            .failure(failure(Failure.Kind.TIMED_OUT, "connecting", "", "Gave up", "", "ETIMEDOUT"));
    all.put("gave-up", new Sample(gaveUp.phase(Phase.TIMED_OUT, 10_001), 20_000));
    SessionStates busy =
        SessionStates.listen(1)
            .text(LISTENER)
            .step(0.1, binding("127.0.0.1:8080"))
            .failure(inUse())
            .phase(Phase.FAILED, 0.3);
    all.put("busy-port", new Sample(busy, 9000));
  }

  private static void connections(Map<String, Sample> all) {
    all.put("open", new Sample(open(), 134_400));
    Transfer file = new Transfer("backup.tar", 734_003_200, 52_428_800, false, false, "", null);
    all.put("backlog", new Sample(open().unsent(1_048_576).transfer(file).held(), 15_000));
    all.put("half-closed", new Sample(open().phase(Phase.WE_FINISHED, 4000), 15_000));
    SessionStates byPeer = open().closed(new CloseReason.ByPeer()).at(millis(60_000));
    all.put("closed", new Sample(byPeer, 99_000));
    SessionStates byReset = open().closed(new CloseReason.Reset(reset())).at(millis(60_000));
    all.put("reset", new Sample(byReset, 99_000));
    all.put("accepted", new Sample(accepted(7, 1200, 14), 131_000));
  }

  private static void listeners(Map<String, Sample> all) {
    SessionStates loopback = SessionStates.listen(1).text(LISTENER);
    all.put("listening", busyListener(loopback));
    SessionStates everywhere =
        SessionStates.listen(1).local("0.0.0.0", 8080).exposed().failure(outOfDescriptors());
    all.put("exposed", busyListener(everywhere));
    SessionStates idle =
        SessionStates.listen(1).text("tcp:0:interface=127.0.0.1").local("127.0.0.1", 40123);
    all.put("idle", new Sample(idle.phase(Phase.LISTENING, 0.2), 9000));
    SessionStates stopped = SessionStates.listen(1).text(LISTENER).counts(1, 17);
    all.put("stopped", new Sample(stopped.phase(Phase.STOPPED, 99_000), 100_000));
  }

  private static SessionStates to(String text) {
    return SessionStates.connect(1).text(text);
  }

  private static SessionStates race() {
    return to("tcp:db.internal:5432:timeout=10")
        .step(0.2, resolving("db.internal"))
        .step(412, resolved("db.internal", "2001:db8::5", "2001:db8::6", "10.0.0.5", "10.0.0.6"))
        .step(412, dialing("[2001:db8::5]:5432"))
        .step(662, dialing("[2001:db8::6]:5432"))
        .step(665, refused("[2001:db8::6]:5432"))
        .step(665.2, dialing("10.0.0.5:5432"));
  }

  private static SessionStates open() {
    return race()
        .step(915, dialing("10.0.0.6:5432"))
        .step(946, dialed("10.0.0.6:5432"))
        .step(946, abandoned("[2001:db8::5]:5432"))
        .step(946, abandoned("10.0.0.5:5432"))
        .phase(Phase.OPEN, 946)
        .local("10.0.0.7", 51422)
        .peer("10.0.0.6", 5432)
        .facets(
            new Facet("Socket", "no delay", "on"),
            new Facet("Socket", "receive buffer", "131,072 bytes"))
        .recording(conversation());
  }

  private static SessionStates noSuchName() {
    return to("tcp:no.such.host:80")
        .step(0.2, resolving("no.such.host"))
        .failure(
            failure(
                Failure.Kind.NO_SUCH_NAME,
                "resolving",
                "no.such.host",
                "No computer is called no.such.host",
                "The name servers do not know this name. Check its spelling.",
                "EAI_NONAME"))
        .phase(Phase.FAILED, 31);
  }

  private static SessionStates badString() {
    return to("tcp:localhost:54x2")
        .failure(
            failure(
                Failure.Kind.BAD_ARGUMENT,
                "",
                "",
                "Port must be a number from 1 to 65535, \"54x2\" is not",
                "Nothing was tried.",
                ""))
        .phase(Phase.FAILED, 0.1);
  }

  private static Failure inUse() {
    return failure(
        Failure.Kind.ADDRESS_IN_USE,
        "listening",
        "127.0.0.1:8080",
        "127.0.0.1:8080 is already in use",
        "Another program has it: java (process 4122). Stop that program or choose another port;"
            + " port 0 takes any free one.",
        "EADDRINUSE");
  }

  private static Failure reset() {
    return failure(
        Failure.Kind.RESET,
        "open",
        "10.0.0.6:5432",
        "10.0.0.6:5432 reset the connection",
        "The other side ended it abruptly: its program crashed, closed with data unread, or refused"
            + " what it got. Bytes on their way may be lost.",
        "ECONNRESET");
  }

  private static Failure outOfDescriptors() {
    return failure(
        Failure.Kind.OUT_OF_DESCRIPTORS,
        "listening",
        "tcp:8080",
        "No descriptor left for the next connection",
        "It was closed at once. Close some connections, or raise the limit (ulimit -n).",
        "EMFILE");
  }

  private static Sample busyListener(SessionStates listener) {
    List<SessionState> children =
        List.of(
            accepted(2, 1_200_000, 14_000).build(),
            accepted(3, 3000, 3000).build(),
            accepted(4, 212, 0).phase(Phase.PEER_FINISHED, 3000).build(),
            accepted(5, 5, 5).closed(new CloseReason.ByPeer()).at(millis(9000)).build(),
            accepted(6, 64_000, 0).closed(new CloseReason.Reset(reset())).build());
    SessionState state =
        listener.counts(3, 17).responder(Responder.ECHO).phase(Phase.LISTENING, 0.3).build();
    return new Sample(state, millis(244_000).toNanos(), children);
  }

  private static SessionStates accepted(long id, int received, int sent) {
    MemoryRecorder recorder = new MemoryRecorder(() -> millis(900).toNanos());
    recorder.data(Direction.RECEIVED, filled(received));
    recorder.data(Direction.SENT, filled(sent));
    return SessionStates.accepted(id, 1)
        .text(LISTENER)
        .at(millis(0.1))
        .recording(recorder.recording());
  }

  private static Recording conversation() {
    long[] now = {millis(950).toNanos()};
    MemoryRecorder recorder = new MemoryRecorder(() -> now[0] += millis(137).toNanos());
    recorder.event("open");
    say(recorder, Direction.RECEIVED, "* OK [CAPABILITY IMAP4rev1 SASL-IR ID] ready\r\n");
    say(recorder, Direction.SENT, "a1 CAPABILITY\r\n");
    say(recorder, Direction.RECEIVED, "* CAPABILITY IMAP4rev1 IDLE STARTTLS\r\na1 OK done\r\n");
    say(recorder, Direction.SENT, "a2 SELECT INBOX\r\n");
    say(recorder, Direction.RECEIVED, "* 3 EXISTS\r\n* FLAGS (\\Seen \\Deleted)\r\n");
    say(recorder, Direction.RECEIVED, "a2 OK [READ-WRITE] done\r\n");
    return recorder.recording();
  }

  private static void say(MemoryRecorder recorder, Direction direction, String text) {
    recorder.data(direction, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static ByteBuffer filled(int length) {
    byte[] text = "Hello, wire!\r\n".repeat(length / 14 + 1).getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.wrap(text, 0, length);
  }
}
