package dev.endpoint.app.bridge;

import dev.endpoint.app.model.Actions;
import dev.endpoint.app.model.Change;
import dev.endpoint.app.model.SessionModel;
import dev.endpoint.app.model.WorkbenchModel;
import dev.endpoint.engine.EndpointCatalog;
import dev.endpoint.engine.Engine;
import dev.endpoint.engine.capture.trace.TraceStream;
import dev.endpoint.engine.service.StopMode;
import dev.endpoint.engine.session.Replay;
import dev.endpoint.engine.session.Responder;
import dev.endpoint.engine.session.SessionObserver;
import dev.endpoint.engine.session.SessionState;
import dev.endpoint.engine.session.Sessions;
import dev.endpoint.engine.transport.MessageKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The one class that knows both threads. Down: [Actions], called on the FX thread, which
/// [Sessions] takes from any thread. Up: states, heard on the reactor thread, left in a mailbox
/// (latest wins), and taken out by at most one task per pulse and at most [#PER_PULSE] at a time,
/// so that a storm of sessions stays smooth.
///
/// Bytes only ring the bell, and only those of the session that is shown and of the one beside it,
/// or the first ones after a quiet second: they are read where they are shown.
///
/// The clock of the window is the reactor's: a timer of one second, set only while something
/// changes with time or bytes pass.
public final class EngineBridge implements Actions, SessionObserver {
  /// How many sessions a pulse takes in.
  static final int PER_PULSE = 250;

  /// A recording that keeps growing is looked at in one of so many pulses. Each look means a page
  /// of rows to be made, laid out and painted; a flood needs the processors itself, and nobody
  /// reads twenty pages a second.
  static final int PULSES_PER_LOOK = 3;

  private static final Duration TICK = Duration.ofSeconds(1);

  private final Engine engine;
  private final Sessions sessions;
  private final WorkbenchModel model;
  private final Executor fx;
  private final Mailbox mailbox = new Mailbox();
  private final AtomicBoolean tickDue = new AtomicBoolean();
  private final AtomicBoolean shownGrew = new AtomicBoolean();
  private final AtomicBoolean anyGrew = new AtomicBoolean();
  private final Doorbell doorbell;

  /// The id of the session whose bytes are looked at, for the reactor to compare.
  private volatile long shownId;

  /// That of the one beside it.
  private volatile long besideId;

  /// Whether everything is being closed: the engine may stop any moment, and a clock is not needed.
  private volatile boolean closing;

  /// FX thread only.
  private boolean timerSet;

  /// Whether bytes passed in the second before the last tick.
  private boolean busy;

  /// What is to be done when none pass.
  private final List<Runnable> waiting = new ArrayList<>();

  /// Another session is looked at, which may show what time it is.
  private boolean turned;

  /// How many pulses are left until growth may be looked at again.
  private int resting;

  private Consumer<Duration> standstill = time -> {};

  /// @param fx runs tasks on the FX thread, one round per pulse
  public EngineBridge(
      Engine engine,
      Function<SessionObserver, Sessions> sessions,
      Executor fx,
      WorkbenchModel model) {
    this.engine = engine;
    this.model = model;
    this.fx = fx;
    this.doorbell = new Doorbell(fx, this::deliver);
    this.sessions = sessions.apply(this);
    model.shownProperty().subscribe(this::shown);
    model.besideProperty().subscribe(beside -> besideId = id(beside));
  }

  /// What is looked at may need the clock.
  private void shown(@Nullable SessionModel session) {
    shownId = id(session);
    turned = true;
    doorbell.ring();
  }

  private static long id(@Nullable SessionModel session) {
    return session == null ? 0 : session.id();
  }

  @Override
  public void changed(SessionState state) {
    mailbox.changed(state);
    doorbell.ring();
  }

  @Override
  public void removed(long id) {
    mailbox.removed(id);
    doorbell.ring();
  }

  @Override
  public void stoodStill(Duration time) {
    fx.execute(() -> standstill.accept(time));
  }

  /// Sets what hears, on the FX thread, that nothing ran for a while. FX thread.
  public void onStandstill(Consumer<Duration> action) {
    standstill = action;
  }

  @Override
  public void grew(long id) {
    boolean ring = (id == shownId || id == besideId) && raise(shownGrew);
    if (raise(anyGrew) || ring) {
      doorbell.ring();
    }
  }

  /// Returns whether the flag was down. A read of a flag that is up already costs next to nothing.
  private static boolean raise(AtomicBoolean flag) {
    return !flag.get() && flag.compareAndSet(false, true);
  }

  private boolean deliver() {
    List<Change> news = mailbox.take(PER_PULSE);
    if (turned || !news.isEmpty()) {
      turned = false;
      model.apply(news, now());
    }
    if (tickDue.getAndSet(false)) {
      timerSet = false;
      busy = anyGrew.getAndSet(false);
      model.tick(now());
      setTimer(busy || model.isLively());
      runWaiting();
    } else {
      setTimer(anyGrew.get() || model.isLively());
    }
    return lookAtGrowth() || !mailbox.isEmpty();
  }

  /// Runs the task once no bytes have passed for a second; now, if that is so. For what nobody
  /// waits for: it would take the processors from what somebody does. FX thread.
  public void whenCalm(Runnable task) {
    waiting.add(task);
    runWaiting();
  }

  private void runWaiting() {
    if (!busy && !anyGrew.get()) {
      List<Runnable> now = List.copyOf(waiting);
      waiting.clear();
      now.forEach(Runnable::run);
    }
  }

  private void setTimer(boolean wanted) {
    if (wanted && !timerSet && !closing) {
      timerSet = true;
      engine.reactor().after(TICK, this::tick);
    }
  }

  /// Returns whether there may be something to look at in the next pulses.
  private boolean lookAtGrowth() {
    if (resting > 0) {
      resting--;
    }
    if (resting == 0 && shownGrew.getAndSet(false)) {
      resting = PULSES_PER_LOOK;
      SessionModel session = model.shown();
      if (session != null) {
        session.grew();
      }
    }
    return resting > 0;
  }

  private void tick() {
    tickDue.set(true);
    doorbell.ring();
  }

  @Override
  public long connect(String text) {
    return sessions.connect(text);
  }

  @Override
  public long keep(String text) {
    return sessions.keep(text);
  }

  @Override
  public void tryNow(long id) {
    sessions.tryNow(id);
  }

  @Override
  public long listen(String text, Responder responder) {
    return sessions.listen(text, responder);
  }

  @Override
  public long open(Path file) {
    return sessions.open(file);
  }

  @Override
  public long extract(long id, TraceStream stream) {
    return sessions.extract(id, stream);
  }

  /// Shows at once; the engine's answer follows.
  @Override
  public void cancel(long id) {
    model.cancelRequested(id);
    sessions.cancel(id);
  }

  @Override
  public void extend(long id, Duration more) {
    sessions.extend(id, more);
  }

  @Override
  public void send(long id, byte[] bytes) {
    sessions.send(id, bytes);
  }

  @Override
  public void sendMessage(long id, byte[] bytes, MessageKind kind) {
    sessions.sendMessage(id, bytes, kind);
  }

  @Override
  public void sendFile(long id, Path file) {
    sessions.sendFile(id, file);
  }

  @Override
  public void replay(long id, Replay replay) {
    sessions.replay(id, replay);
  }

  @Override
  public void stopSendingFile(long id) {
    sessions.stopSendingFile(id);
  }

  @Override
  public void finish(long id) {
    sessions.finish(id);
  }

  @Override
  public void close(long id) {
    sessions.close(id);
  }

  @Override
  public void abort(long id) {
    sessions.abort(id);
  }

  @Override
  public void holdReading(long id, boolean held) {
    sessions.holdReading(id, held);
  }

  @Override
  public void stop(long id, StopMode mode) {
    sessions.stop(id, mode);
  }

  @Override
  public void respond(long id, Responder responder) {
    sessions.respond(id, responder);
  }

  @Override
  public void forget(long id) {
    sessions.forget(id);
  }

  @Override
  public long now() {
    return engine.reactor().nanos();
  }

  @Override
  public EndpointCatalog catalog() {
    return engine.catalog();
  }

  /// Cancels, stops and closes everything; completes, on the reactor thread, when every capture is
  /// on disk.
  public CompletionStage<Void> closeAll() {
    closing = true;
    return sessions.closeAll();
  }
}
