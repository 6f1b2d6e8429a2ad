package dev.endpoint.engine.session;

import dev.endpoint.engine.capture.Recording;
import dev.endpoint.engine.endpoint.Attempt;
import dev.endpoint.engine.endpoint.Step;
import dev.endpoint.engine.reactor.Reactor;
import dev.endpoint.engine.service.StopMode;
import dev.endpoint.engine.session.SessionState.Phase;
import dev.endpoint.engine.session.SessionState.Role;
import dev.endpoint.engine.session.SessionState.TimedStep;
import dev.endpoint.engine.transport.CloseReason;
import dev.endpoint.engine.transport.Facet;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.FailureException;
import dev.endpoint.engine.transport.MessageKind;
import java.net.SocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/// One session's facts and what can be asked of it; a kind of session overrides what applies to it,
/// the rest is harmless. Lives on the reactor thread.
///
/// Every change of phase passes [#become], so that one line can see them all.
abstract class Session {
  /// What a session needs of the [Sessions] it lives in.
  interface Home {
    void publish(SessionState state);

    /// An endpoint string with the values of secret arguments hidden.
    String mask(String text);

    void grew(long id);

    /// The peer of an accepted connection expects another listener than the one it has.
    void misfit(Session session, Failure failure);

    /// The session will not change any more.
    void ended(Session session);
  }

  private final long id;
  private final long parent;
  private final Role role;
  private final String text;
  private final String masked;
  private Instant startedAt;
  private long startedNanos;
  private final List<TimedStep> steps = new ArrayList<>();
  final Home home;
  final Reactor reactor;

  private Phase phase;
  private long phaseNanos;
  private @Nullable Attempt<?> attempt;
  private @Nullable Failure failure;

  Session(long id, long parent, Role role, String text, Reactor reactor, Home home) {
    this.id = id;
    this.parent = parent;
    this.role = role;
    this.text = text;
    this.masked = home.mask(text);
    this.reactor = reactor;
    this.home = home;
    startedAt = reactor.wallClock();
    startedNanos = reactor.nanos();
    phaseNanos = startedNanos;
    phase = role == Role.KEEP ? Phase.TRYING : Phase.ATTEMPTING;
  }

  final long id() {
    return id;
  }

  final long parent() {
    return parent;
  }

  final Role role() {
    return role;
  }

  /// The endpoint string as typed. It may hold a password: [#masked] is for whoever shows it.
  final String text() {
    return text;
  }

  final String masked() {
    return masked;
  }

  final Phase phase() {
    return phase;
  }

  final List<TimedStep> steps() {
    return steps;
  }

  final boolean isEnded() {
    return phase.isEnded();
  }

  /// Calls the attempt off, if one is under way.
  void cancel() {
    if (attempt != null) {
      attempt.cancel();
    }
  }

  final void extend(Duration more) {
    if (attempt != null) {
      attempt.extend(more);
      publish();
    }
  }

  void send(byte[] bytes) {}

  void sendMessage(byte[] bytes, MessageKind kind) {}

  void sendFile(Path file) {}

  void replay(Replay replay) {}

  void stopSendingFile() {}

  void finish() {}

  void close() {}

  void abort() {}

  void holdReading(boolean held) {}

  void stop(StopMode mode) {}

  void respond(Responder responder) {}

  void tryNow() {}

  /// Ends it by whatever its phase calls for.
  abstract void end();

  /// Ends it at once, without waiting for the peer.
  abstract void endNow();

  /// It began before there was a session for it.
  final void begunAt(long nanos) {
    startedAt = startedAt.minusNanos(startedNanos - nanos);
    startedNanos = nanos;
  }

  /// Nothing ran for so long. An attempt is told as if it had begun later by that.
  void stoodStill(Duration time) {
    if (phase == Phase.ATTEMPTING) {
      startedAt = startedAt.plus(time);
    }
  }

  /// It is taken off the list, and nobody looks at it any longer.
  void forgotten() {}

  /// Follows the attempt's steps and its failure; success is the kind's own affair.
  final void follow(Attempt<?> started) {
    attempt = started;
    started.observe(this::step);
    started
        .outcome()
        .whenComplete(
            (result, thrown) -> {
              if (thrown != null) {
                failed(unwrap(thrown));
              }
            });
    publish();
  }

  final void failed(Failure why) {
    if (isEnded()) {
      return;
    }
    failure = why;
    failing(why);
    become(
        switch (why.kind()) {
          case CANCELLED -> Phase.CANCELLED;
          case TIMED_OUT -> Phase.TIMED_OUT;
          default -> Phase.FAILED;
        });
  }

  /// It is about to be over, for that reason.
  void failing(Failure why) {}

  /// A trouble that does not end it.
  final void troubled(Failure trouble) {
    failure = trouble;
    publish();
  }

  final void become(Phase next) {
    if (isEnded()) {
      return;
    }
    phase = next;
    phaseNanos = reactor.nanos();
    publish();
    if (next.isEnded()) {
      home.ended(this);
    }
  }

  final void publish() {
    home.publish(state());
  }

  private void step(long nanos, Step step) {
    steps.add(new TimedStep(nanos, step));
    publish();
  }

  private Failure unwrap(Throwable thrown) {
    Throwable cause =
        thrown instanceof CompletionException && thrown.getCause() != null
            ? thrown.getCause()
            : thrown;
    if (cause instanceof FailureException e) {
      return e.failure();
    }
    reactor.report("starting " + masked, cause);
    return new Failure(
        Failure.Kind.OTHER, "starting", masked, "Something unexpected happened: " + cause, "");
  }

  final SessionState state() {
    Details details = details();
    return new SessionState(
        id,
        parent,
        details.number,
        role,
        text,
        masked,
        phase,
        details.startedAt == null ? startedAt : details.startedAt,
        details.startedAt == null ? startedNanos : details.startedNanos,
        details.startedAt == null ? phaseNanos : details.endedNanos,
        List.copyOf(steps),
        attempt == null || phase != Phase.ATTEMPTING ? OptionalLong.empty() : attempt.deadline(),
        details.local,
        details.peer,
        details.peerProgram,
        failure,
        details.closeReason,
        details.open,
        details.total,
        details.responder,
        details.unsent,
        details.transfer,
        details.held,
        details.exposed,
        details.messages,
        details.facets,
        details.recording,
        details.keeping,
        details.file);
  }

  /// The part of the state that only one kind of session knows.
  abstract Details details();

  /// Defaults are those of a session that has nothing to say on the matter.
  static final class Details {
    /// When what was recorded began and ended, if that is long ago; null when it is this session.
    @Nullable Instant startedAt;

    long startedNanos;
    long endedNanos;
    @Nullable SocketAddress local;
    @Nullable SocketAddress peer;
    String peerProgram = "";
    @Nullable CloseReason closeReason;
    int open;
    long total;
    Responder responder = Responder.HOLD;
    long unsent;
    SessionState.@Nullable Transfer transfer;
    boolean held;
    boolean exposed;
    boolean messages;
    List<Facet> facets = List.of();
    @Nullable Recording recording;
    int number;
    SessionState.@Nullable Keeping keeping;
    SessionState.@Nullable FileRead file;
  }
}
