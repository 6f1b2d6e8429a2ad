package dev.endpoint.app.view;

import static dev.endpoint.app.model.States.accepted;
import static dev.endpoint.app.model.States.at;
import static dev.endpoint.app.model.States.connect;
import static dev.endpoint.app.model.States.listen;

import dev.endpoint.app.model.States;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Every state the sheet can show, by name.
final class Samples {
  private static final String[] ADDRESSES = {"2001:db8::5", "2001:db8::6", "10.0.0.5", "10.0.0.6"};

  private Samples() {}

  /// @param now reactor time to look at it
  record Sample(SessionState state, long now, List<SessionState> children) {
    Sample(States states, double millis) {
      this(states.state(), at(millis), List.of());
    }
  }

  static Map<String, Sample> all() {
    Map<String, Sample> all = new LinkedHashMap<>();
    all.put(
        "resolving",
        new Sample(
            connect("tcp:db.internal:5432:timeout=10").resolving(1, "db.internal").limit(10_000),
            412));
    all.put("racing", new Sample(race().limit(10_000), 1130));
    all.put("won", new Sample(open(), 134_400));
    all.put(
        "refused",
        new Sample(
            connect("tcp:127.0.0.1:8081")
                .dialing(0.1, "127.0.0.1:8081")
                .refused(0.5, "127.0.0.1:8081")
                .failed(0.5, States.refusal("127.0.0.1:8081")),
            9000));
    all.put("no-name", new Sample(noSuchName(), 9000));
    all.put("bad-string", new Sample(badString(), 9000));
    all.put("cancelled", new Sample(race().cancelled(1204, "connecting"), 9000));
    all.put(
        "gave-up",
        new Sample(
            race()
                .abandoned(10_001, "[2001:db8::5]:5432")
                .abandoned(10_001, "10.0.0.5:5432")
                .gaveUp(10_001, "connecting"),
            20_000));
    all.put(
        "backlog",
        new Sample(
            open()
                .unsent(1_048_576)
                .transfer(new Transfer("backup.tar", 734_003_200, 52_428_800, false, false, null))
                .held(),
            15_000));
    all.put("half-closed", new Sample(open().phase(Phase.WE_FINISHED, 4000), 15_000));
    all.put("closed", new Sample(open().closed(60_000, new CloseReason.ByPeer()), 99_000));
    all.put("reset", new Sample(open().closed(60_000, new CloseReason.Reset(reset())), 99_000));
    all.put("accepted", new Sample(acceptedOpen(7, "127.0.0.1:51022", 1200, 14), 131_000));
    all.put("listening", listening(listen("tcp:8080:interface=127.0.0.1").local("127.0.0.1:8080")));
    all.put(
        "exposed",
        listening(listen("tcp:8080").local("0.0.0.0:8080").exposed().failure(descriptors())));
    all.put(
        "idle",
        new Sample(
            listen("tcp:0:interface=127.0.0.1")
                .local("127.0.0.1:40123")
                .phase(Phase.LISTENING, 0.2),
            9000));
    all.put("busy-port", new Sample(busy(), 9000));
    all.put(
        "stopped",
        new Sample(
            listen("tcp:8080:interface=127.0.0.1")
                .local("127.0.0.1:8080")
                .counts(1, 17)
                .phase(Phase.STOPPED, 99_000),
            100_000));
    return all;
  }

  private static States race() {
    return connect("tcp:db.internal:5432:timeout=10")
        .resolving(0.2, "db.internal")
        .resolved(412, "db.internal", ADDRESSES)
        .dialing(412, "[2001:db8::5]:5432")
        .dialing(662, "[2001:db8::6]:5432")
        .refused(665, "[2001:db8::6]:5432")
        .dialing(665.2, "10.0.0.5:5432");
  }

  private static States open() {
    return race()
        .dialing(915, "10.0.0.6:5432")
        .dialed(946, "10.0.0.6:5432")
        .abandoned(946, "[2001:db8::5]:5432")
        .abandoned(946, "10.0.0.5:5432")
        .phase(Phase.OPEN, 946)
        .between("10.0.0.7:51422", "10.0.0.6:5432")
        .facets(
            new Facet("Socket", "no delay", "on"),
            new Facet("Socket", "receive buffer", "131,072 bytes"))
        .recording(recording(3, 21));
  }

  private static States noSuchName() {
    return connect("tcp:no.such.host:80")
        .resolving(0.2, "no.such.host")
        .failed(
            31,
            new Failure(
                Failure.Kind.NO_SUCH_NAME,
                "resolving",
                "no.such.host",
                "No computer is called no.such.host",
                "The name servers do not know this name. Check its spelling.",
                "EAI_NONAME",
                null,
                List.of()));
  }

  private static States badString() {
    return connect("tcp:localhost:54x2")
        .failed(
            0.1,
            new Failure(
                Failure.Kind.BAD_ARGUMENT,
                "",
                "tcp:localhost:54x2",
                "Port must be a number from 1 to 65535, \"54x2\" is not",
                "Nothing was tried."));
  }

  private static States busy() {
    return listen("tcp:8080:interface=127.0.0.1")
        .step(0.1, new dev.endpoint.engine.endpoint.Step.Binding(States.address("127.0.0.1:8080")))
        .failed(
            0.3,
            new Failure(
                Failure.Kind.ADDRESS_IN_USE,
                "listening",
                "127.0.0.1:8080",
                "127.0.0.1:8080 is already in use",
                "Another program has it: java (process 4122). Stop that program or choose another"
                    + " port; port 0 takes any free one.",
                "EADDRINUSE",
                null,
                List.of()));
  }

  private static Failure reset() {
    return new Failure(
        Failure.Kind.RESET,
        "open",
        "10.0.0.6:5432",
        "10.0.0.6:5432 reset the connection",
        "The other side ended it abruptly: its program crashed, closed with data unread, or refused"
            + " what it got. Bytes on their way may be lost.",
        "ECONNRESET",
        null,
        List.of());
  }

  private static Failure descriptors() {
    return new Failure(
        Failure.Kind.OUT_OF_DESCRIPTORS,
        "listening",
        "tcp:8080",
        "No descriptor left for the next connection",
        "It was closed at once. Close some connections, or raise the limit (ulimit -n).",
        "EMFILE",
        null,
        List.of());
  }

  private static Sample listening(States listener) {
    List<SessionState> children = new ArrayList<>();
    children.add(acceptedOpen(2, "127.0.0.1:51022", 1_200_000, 14_000).state());
    children.add(acceptedOpen(3, "127.0.0.1:51031", 3000, 3000).state());
    children.add(
        acceptedOpen(4, "127.0.0.1:51040", 212, 0).phase(Phase.PEER_FINISHED, 3000).state());
    children.add(
        acceptedOpen(5, "127.0.0.1:51007", 5, 5).closed(9000, new CloseReason.ByPeer()).state());
    children.add(
        acceptedOpen(6, "127.0.0.1:51008", 64_000, 0)
            .closed(9000, new CloseReason.Reset(reset()))
            .state());
    return new Sample(
        listener.counts(3, 17).responder(Responder.ECHO).phase(Phase.LISTENING, 0.3).state(),
        at(244_000),
        children);
  }

  private static States acceptedOpen(long id, String peer, int received, int sent) {
    return accepted(id, 1, "tcp:8080:interface=127.0.0.1")
        .between("127.0.0.1:8080", peer)
        .phase(Phase.OPEN, 0.1)
        .recording(recording(sent, received));
  }

  private static Recording recording(int sent, int received) {
    MemoryRecorder recorder = new MemoryRecorder(() -> at(1000));
    recorder.data(Direction.SENT, filled(sent));
    recorder.data(Direction.RECEIVED, filled(received));
    return recorder.recording();
  }

  private static ByteBuffer filled(int length) {
    byte[] text = "Hello, wire!\r\n".repeat(length / 14 + 1).getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.wrap(text, 0, length);
  }
}
