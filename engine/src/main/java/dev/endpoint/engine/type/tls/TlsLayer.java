package dev.endpoint.engine.type.tls;

import dev.endpoint.engine.layer.NegotiatingLayer;
import dev.endpoint.engine.layer.Negotiation;
import dev.endpoint.engine.reactor.Cancellable;
import dev.endpoint.engine.transport.CloseReason;
import dev.endpoint.engine.transport.Facet;
import dev.endpoint.engine.transport.Failure;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// TLS upon a connection: brings the [record machine][Records] and the connection below together.
/// The connection above is usable when the handshake is done and the peer is verified.
///
/// Reading below goes on only while nothing waits here: not while a task of the engine runs on
/// another thread, nor while the protocol above has paused. So memory is bounded, and back-pressure
/// passes through.
final class TlsLayer extends NegotiatingLayer {
  /// The version from which each direction ends by itself.
  private static final String HALF_CLOSING = "TLSv1.3";

  private final TlsSource source;
  private final FirstBytes first;
  private @Nullable Records records;
  private Halves halves = Halves.open(false);
  private List<Facet> learned = List.of();
  private @Nullable Cancellable tasks;
  private boolean pausedAbove;
  private boolean pausedBelow;
  private boolean closing;
  private boolean pumpDue;
  private boolean full;
  private boolean onlyGoodbyeLost;
  private Halves.@Nullable Event dueEnd;

  TlsLayer(Negotiation negotiation, TlsSource source) {
    super(negotiation);
    this.source = source;
    this.first = new FirstBytes(source.server());
  }

  @Override
  protected void begin() {
    steer();
    source.engine(engine -> guarded("starting TLS", () -> start(engine)));
  }

  private void start(SSLEngine engine) throws Exception {
    if (!isTalking()) {
      return;
    }
    Records machine = new Records(engine, below()::write);
    records = machine;
    machine.begin();
    pump(machine);
  }

  @Override
  protected void negotiate(ByteBuffer bytes) throws Exception {
    if (first.accept(bytes)) {
      payload(first.buffered());
    } else if (first.isForeign()) {
      fail(first.failure(negotiation().stage(), negotiation().target()));
    }
  }

  @Override
  protected void payload(ByteBuffer bytes) throws Exception {
    Records machine = records;
    if (machine == null) {
      throw new IllegalStateException("bytes before TLS has started");
    }
    while (bytes.hasRemaining() && !mustWait() && !isDone()) {
      machine.take(bytes);
      pump(machine);
    }
    if (bytes.hasRemaining() && !isDone()) {
      machine.takeAll(bytes);
    }
  }

  /// Lets the machine go on until it needs something that is not here.
  private void pump(Records machine) throws Exception {
    try {
      boolean moving = true;
      while (moving && !mustWait() && !isDone()) {
        moving = step(machine);
      }
    } catch (SSLException e) {
      broken(machine, e);
    }
    if (tasks == null && isOpen() && !isDone()) {
      machine.retry();
      tellRoom();
    }
    steer();
  }

  private boolean step(Records machine) throws Exception {
    switch (machine.advance()) {
      case MOVED -> {}
      case BYTES_WANTED -> {
        return false;
      }
      case TASKS_WANTED -> runTasks(machine);
      case AGREED -> agreed(machine);
      case PLAIN_READY -> machine.givePlain(above()::received);
      case PEER_ENDED -> {
        peerEnded(machine);
        return false;
      }
    }
    return true;
  }

  private void peerEnded(Records machine) throws Exception {
    if (isTalking()) {
      endedEarly();
      return;
    }
    machine.givePlain(above()::received);
    if (!isDone()) {
      move(Halves.Event.CLOSE_NOTIFY);
    }
  }

  private void runTasks(Records machine) {
    List<Runnable> work = machine.tasks();
    tasks =
        negotiation()
            .reactor()
            .blocking(
                () -> {
                  work.forEach(Runnable::run);
                  return work;
                },
                (done, thrown) -> guarded("a TLS task", () -> tasksDone(machine)));
  }

  private void tasksDone(Records machine) throws Exception {
    tasks = null;
    if (isDone()) {
      return;
    }
    pump(machine);
    Halves.Event due = dueEnd;
    if (due != null && tasks == null && !isDone()) {
      dueEnd = null;
      move(due);
    }
  }

  private void agreed(Records machine) {
    halves = Halves.open(machine.session().getProtocol().equals(HALF_CLOSING));
    learned =
        source.learned(
            machine.session(), machine.applicationProtocol(), negotiation().reactor().wallClock());
    agree(learned);
  }

  /// Whether the machine must not be touched, or must not produce plain bytes.
  private boolean mustWait() {
    return tasks != null || pausedAbove || records == null;
  }

  /// Whether nothing that arrives matters any more.
  private boolean isDone() {
    return closing || !(isTalking() || isOpen());
  }

  /// Reads below exactly when what would come could be used at once.
  private void steer() {
    if (isDone() || pausedBelow == mustWait()) {
      return;
    }
    pausedBelow = !pausedBelow;
    if (pausedBelow) {
      below().pause();
    } else {
      below().resume();
    }
  }

  private void move(Halves.Event event) throws Exception {
    Halves.Move move = halves.on(event);
    halves = move.next();
    for (Halves.Action action : move.actions()) {
      act(action);
    }
  }

  private void act(Halves.Action action) throws Exception {
    switch (action) {
      case SEND_CLOSE_NOTIFY -> {
        onlyGoodbyeLost = unsent() == 0;
        if (records != null) {
          records.endOut();
        }
      }
      case FINISH_BELOW -> below().finish();
      case CLOSE_BELOW -> {
        closing = true;
        below().close();
      }
      case TELL_FINISHED -> above().finished();
      case TRUNCATED -> {
        closing = true;
        end(new CloseReason.Lost(TlsFailures.truncated(negotiation().target())));
      }
    }
  }

  @Override
  public void write(ByteBuffer bytes) {
    Records machine = records;
    if (machine == null || !isOpen() || closing || halves.weEnded() || dueEnd != null) {
      bytes.position(bytes.limit());
      return;
    }
    if (tasks != null) {
      machine.keep(bytes);
    } else {
      tryTo(() -> machine.write(bytes));
      if (machine.unsent() > 0) {
        pumpSoon(machine);
      }
    }
    full |= !hasRoom();
  }

  @Override
  public long unsent() {
    return below().unsent() + (records == null ? 0 : records.unsent());
  }

  @Override
  public void writable() throws Exception {
    full = false;
    super.writable();
  }

  /// What waited for a task has left: the transport below tells of its room only when it was full
  /// itself.
  private void tellRoom() throws Exception {
    if (full && hasRoom()) {
      full = false;
      above().writable();
    }
  }

  @Override
  public void pause() {
    pausedAbove = true;
    steer();
  }

  @Override
  public void resume() {
    pausedAbove = false;
    Records machine = records;
    if (machine == null || !machine.hasBacklog()) {
      steer();
    } else {
      pumpSoon(machine);
    }
  }

  private void pumpSoon(Records machine) {
    if (!pumpDue) {
      pumpDue = true;
      negotiation().reactor().execute(() -> guarded("received", () -> pumpLater(machine)));
    }
  }

  private void pumpLater(Records machine) throws Exception {
    pumpDue = false;
    if (tasks == null && !isDone()) {
      pump(machine);
    }
  }

  @Override
  public void finish() {
    endHalf(Halves.Event.FINISH);
  }

  @Override
  public void close() {
    endHalf(Halves.Event.CLOSE);
  }

  private void endHalf(Halves.Event event) {
    if (closing || !isOpen()) {
      return;
    }
    if (tasks != null) {
      dueEnd = dueEnd == Halves.Event.CLOSE ? dueEnd : event;
    } else {
      tryTo(() -> move(event));
    }
  }

  @Override
  public void abort() {
    closing = true;
    below().abort();
  }

  @Override
  public void finished() throws Exception {
    if (isOpen()) {
      if (!isDone()) {
        move(Halves.Event.END_OF_STREAM);
      }
    } else if (isTalking()) {
      endedEarly();
    }
  }

  @Override
  protected void declined() throws Exception {
    if (records != null) {
      records.endOut();
    }
  }

  @Override
  protected void endedEarly() {
    fail(
        first.isForeignAtEnd()
            ? first.failure(negotiation().stage(), negotiation().target())
            : TlsFailures.closedEarly(negotiation().stage(), negotiation().target()));
  }

  @Override
  protected Failure lost(CloseReason reason) {
    return TlsFailures.lostEarly(super.lost(reason));
  }

  /// The connection below cannot know who ended first where a `close_notify` came without its end;
  /// and a peer that had said all it wanted may be gone before our own last `close_notify` arrives,
  /// which harms nobody.
  @Override
  protected CloseReason why(CloseReason reason) {
    boolean inOrder =
        reason instanceof CloseReason.ByUs
            || onlyGoodbyeLost && reason instanceof CloseReason.Reset;
    return halves.peerFirst() && inOrder ? new CloseReason.ByPeer() : reason;
  }

  @Override
  protected void ended() {
    closing = true;
    if (tasks != null) {
      tasks.cancel();
      tasks = null;
    }
  }

  @Override
  public List<Facet> facets() {
    List<Facet> all = new ArrayList<>(learned);
    all.addAll(super.facets());
    return List.copyOf(all);
  }

  /// For what the protocol above asks for, which must not raise: what the engine raises ends the
  /// connection in a turn of its own.
  private void tryTo(Action action) {
    try {
      action.run();
    } catch (Exception e) {
      negotiation().reactor().execute(() -> guarded("sending", () -> sendingFailed(e)));
    }
  }

  private void sendingFailed(Exception error) throws Exception {
    if (error instanceof SSLException e && records != null) {
      broken(records, e);
    } else {
      throw error;
    }
  }

  /// The engine gave up: its alert still leaves, and both sides hear why.
  private void broken(Records machine, SSLException error) throws Exception {
    if (isOpen() && !isDone()) {
      machine.givePlain(above()::received);
    }
    try {
      machine.lastWords();
    } catch (SSLException e) {
      error.addSuppressed(e);
    }
    Failure failure =
        TlsFailures.of(
            error,
            source.server(),
            isTalking() ? negotiation().stage() : "open",
            negotiation().target());
    fail(failure);
    if (isOpen() && !closing) {
      closing = true;
      end(new CloseReason.Lost(failure));
    }
  }
}
