package dev.endpoint.app.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.endpoint.app.support.SessionStates;
import dev.endpoint.engine.capture.trace.TraceStream;
import dev.endpoint.engine.capture.trace.Traces;
import dev.endpoint.engine.session.SessionState.FileRead;
import dev.endpoint.engine.session.SessionState.Phase;
import dev.endpoint.engine.transport.Failure;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TraceModelTest {
  private static final Path FILE = Path.of("/tmp/web.pcap");

  private final RecordingActions actions = new RecordingActions();
  private final WorkbenchModel workbench = new WorkbenchModel();
  private final List<Long> started = new ArrayList<>();
  private final SheetModel sheet =
      new SheetModel(actions, workbench, started::add, (side, text) -> {}, ZoneOffset.UTC);
  private final TraceModel trace = sheet.trace();

  private static TraceStream stream(int number, String client, int port) {
    return new TraceStream(
        number,
        new InetSocketAddress(client, 40_000 + number),
        new InetSocketAddress("10.0.0.1", port),
        9,
        100,
        2_000,
        1_000_000_000L,
        3_000_000_000L,
        true);
  }

  private SessionModel show(long others, @Nullable String damage) {
    Traces.Survey survey =
        new Traces.Survey(
            List.of(
                stream(0, "10.0.0.7", 80), stream(1, "10.0.0.8", 443), stream(2, "10.0.0.7", 443)),
            3,
            27 + others,
            others,
            damage);
    apply(SessionStates.file(1, new FileRead(FILE, 10, 10, survey, false, damage)));
    SessionModel session = workbench.session(1);
    sheet.show(session);
    return session;
  }

  private void apply(SessionStates states) {
    workbench.apply(List.of(new Change.Changed(states.build())), actions.now);
  }

  @BeforeEach
  void shown() {
    show(0, null);
  }

  private List<Integer> listed() {
    return trace.streamsProperty().get().stream().map(TraceStream::number).toList();
  }

  @Test
  void aTraceIsAPageOfItsStreams() {
    assertEquals(SheetPage.TRACE, sheet.pageProperty().get());
    assertEquals(List.of(0, 1, 2), listed());
    assertEquals("3 TCP streams in 27 packets.", trace.wordsProperty().get());
    assertEquals("", trace.damageProperty().get());
    assertEquals("", sheet.timeProperty().get());
  }

  @Test
  void whatElseIsInItAndWhyItEndsEarlyIsSaid() {
    show(2, "The last packet is cut off.");
    assertEquals(
        "3 TCP streams in 29 packets; 2 packets are of other kinds.", trace.wordsProperty().get());
    assertEquals("The last packet is cut off.", trace.damageProperty().get());
  }

  @Test
  void wordsOfTheFilterHaveToBeInTheAddresses() {
    trace.filterProperty().set("10.0.0.7 :443");
    assertEquals(List.of(2), listed());
    assertEquals("1 of 3 TCP streams in 27 packets.", trace.wordsProperty().get());
    trace.filterProperty().set("nowhere");
    assertEquals(List.of(), listed());
    trace.filterProperty().set(" ");
    assertEquals(List.of(0, 1, 2), listed());
  }

  @Test
  void theFilterIsForOneTraceOnly() {
    trace.filterProperty().set("nowhere");
    apply(SessionStates.connect(2));
    sheet.show(workbench.session(2));
    sheet.show(workbench.session(1));
    assertEquals(List.of(0, 1, 2), listed());
  }

  @Test
  void aStreamIsTakenOutOnceAndThenFoundAgain() {
    trace.open(trace.streamsProperty().get().get(1));
    assertEquals(List.of("extract 1 1"), actions.asked);
    long made = started.getFirst();
    FileRead read = new FileRead(FILE, 10, 10, null, false, null);
    apply(SessionStates.file(made, read));

    trace.open(trace.streamsProperty().get().get(1));
    assertEquals(1, actions.asked.size());
    assertSame(workbench.session(made), workbench.selected());
  }

  @Test
  void aStreamThatCouldNotBeTakenOutIsTriedAgain() {
    trace.open(trace.streamsProperty().get().getFirst());
    Failure full = new Failure(Failure.Kind.OTHER, "reading", "web.pcap", "The disk is full", "");
    apply(
        SessionStates.file(started.getFirst(), new FileRead(FILE, 0, 10, null, false, null))
            .phase(Phase.FAILED)
            .failure(full));
    trace.open(trace.streamsProperty().get().getFirst());
    assertEquals(List.of("extract 1 0", "extract 1 0"), actions.asked);
  }
}
