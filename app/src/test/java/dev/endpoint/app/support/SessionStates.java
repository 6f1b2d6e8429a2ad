package dev.endpoint.app.support;

import dev.endpoint.engine.capture.Recording;
import dev.endpoint.engine.endpoint.Step;
import dev.endpoint.engine.session.Responder;
import dev.endpoint.engine.session.SessionState;
import dev.endpoint.engine.session.SessionState.FileRead;
import dev.endpoint.engine.session.SessionState.Keeping;
import dev.endpoint.engine.session.SessionState.Phase;
import dev.endpoint.engine.session.SessionState.Role;
import dev.endpoint.engine.session.SessionState.TimedStep;
import dev.endpoint.engine.session.SessionState.Transfer;
import dev.endpoint.engine.transport.CloseReason;
import dev.endpoint.engine.transport.Facet;
import dev.endpoint.engine.transport.Failure;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Makes session states for tests: starts at something sensible, and each method changes one thing
/// and returns this.
public final class SessionStates {
  public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final long id;
  private final Role role;
  private String text;
  private @Nullable String masked;
  private long parent;
  private Phase phase = Phase.ATTEMPTING;
  private long phaseNanos;
  private final List<TimedStep> steps = new ArrayList<>();
  private OptionalLong deadline = OptionalLong.empty();
  private @Nullable SocketAddress local;
  private @Nullable SocketAddress peer;
  private String peerProgram = "";
  private @Nullable Failure failure;
  private @Nullable CloseReason closeReason;
  private int open;
  private long total;
  private Responder responder = Responder.HOLD;
  private long unsent;
  private @Nullable Transfer transfer;
  private boolean held;
  private boolean exposed;
  private boolean messages;
  private List<Facet> facets = List.of();
  private @Nullable Recording recording;
  private int number;
  private @Nullable Keeping keeping;
  private @Nullable FileRead file;

  private SessionStates(long id, Role role, String text) {
    this.id = id;
    this.role = role;
    this.text = text;
  }

  /// An attempt to connect to `tcp:localhost:8080`.
  public static SessionStates connect(long id) {
    return new SessionStates(id, Role.CONNECT, "tcp:localhost:8080");
  }

  /// A listener on `tcp:8080` that is up.
  public static SessionStates listen(long id) {
    return new SessionStates(id, Role.LISTEN, "tcp:8080")
        .phase(Phase.LISTENING)
        .local("127.0.0.1", 8080);
  }

  /// An open connection that listener `parent` accepted.
  public static SessionStates accepted(long id, long parent) {
    SessionStates states = new SessionStates(id, Role.ACCEPTED, "tcp:8080").phase(Phase.OPEN);
    states.parent = parent;
    return states.local("127.0.0.1", 8080).peer("127.0.0.1", 40000 + (int) (id % 20000));
  }

  /// A keeper of `tcp:localhost:8080` whose first attempt is under way.
  public static SessionStates keep(long id) {
    return new SessionStates(id, Role.KEEP, "tcp:localhost:8080")
        .phase(Phase.TRYING)
        .keeping(1, 0, 0, null);
  }

  /// An attempt of keeper `parent`.
  public static SessionStates attempt(long id, long parent, int number) {
    SessionStates states = connect(id);
    states.parent = parent;
    states.number = number;
    return states;
  }

  /// @param last why the last attempt failed
  public SessionStates keeping(
      int attempts, int connections, int failures, @Nullable Failure last) {
    long next = keeping == null ? 0 : keeping.nextNanos();
    keeping = new Keeping(attempts, connections, failures, next, last);
    return this;
  }

  /// The next attempt is due so many milliseconds after the start.
  public SessionStates next(double millis) {
    Keeping now = Objects.requireNonNull(keeping);
    keeping =
        new Keeping(
            now.attempts(),
            now.connections(),
            now.failures(),
            millis(millis).toNanos(),
            now.last());
    return this;
  }

  /// A file that has been read.
  public static SessionStates file(long id, FileRead read) {
    SessionStates states = new SessionStates(id, Role.FILE, read.path().toString());
    states.file = read;
    return states.phase(Phase.CLOSED);
  }

  public SessionStates text(String value) {
    text = value;
    return this;
  }

  /// The text as it is to be shown, where that is different.
  public SessionStates masked(String value) {
    masked = value;
    return this;
  }

  public SessionStates phase(Phase value) {
    phase = value;
    return this;
  }

  public SessionStates at(Duration sinceStart) {
    phaseNanos = sinceStart.toNanos();
    return this;
  }

  public SessionStates step(Duration sinceStart, Step step) {
    steps.add(new TimedStep(sinceStart.toNanos(), step));
    return this;
  }

  /// A step so many milliseconds after the start.
  public SessionStates step(double millis, Step step) {
    return step(millis(millis), step);
  }

  /// That phase, entered so many milliseconds after the start.
  public SessionStates phase(Phase value, double millis) {
    return phase(value).at(millis(millis));
  }

  public static Duration millis(double millis) {
    return Duration.ofNanos((long) (millis * 1_000_000));
  }

  public SessionStates deadline(Duration sinceStart) {
    deadline = OptionalLong.of(sinceStart.toNanos());
    return this;
  }

  public SessionStates local(String address, int port) {
    local = address(address, port);
    return this;
  }

  public SessionStates peer(String address, int port) {
    peer = address(address, port);
    return this;
  }

  public SessionStates failure(Failure value) {
    failure = value;
    return this;
  }

  public SessionStates closed(CloseReason why) {
    closeReason = why;
    return phase(Phase.CLOSED);
  }

  public SessionStates counts(int nowOpen, long soFar) {
    open = nowOpen;
    total = soFar;
    return this;
  }

  public SessionStates responder(Responder value) {
    responder = value;
    return this;
  }

  public SessionStates unsent(long value) {
    unsent = value;
    return this;
  }

  public SessionStates transfer(Transfer value) {
    transfer = value;
    return this;
  }

  public SessionStates held() {
    held = true;
    return this;
  }

  public SessionStates exposed() {
    exposed = true;
    return this;
  }

  public SessionStates messages() {
    messages = true;
    return this;
  }

  public SessionStates peerProgram(String value) {
    peerProgram = value;
    return this;
  }

  public SessionStates facets(Facet... values) {
    facets = List.of(values);
    return this;
  }

  public SessionStates recording(Recording value) {
    recording = value;
    return this;
  }

  public SessionState build() {
    return new SessionState(
        id,
        parent,
        number,
        role,
        text,
        masked == null ? text : masked,
        phase,
        NOON,
        0,
        phaseNanos,
        List.copyOf(steps),
        deadline,
        local,
        peer,
        peerProgram,
        failure,
        closeReason,
        open,
        total,
        responder,
        unsent,
        transfer,
        held,
        exposed,
        messages,
        facets,
        recording,
        keeping,
        file);
  }

  /// A literal address and a port; nothing is looked up.
  public static InetSocketAddress address(String literal, int port) {
    try {
      return new InetSocketAddress(InetAddress.getByName(literal), port);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(literal, e);
    }
  }
}
