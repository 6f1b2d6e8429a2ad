package dev.endpoint.app.model;

import dev.endpoint.engine.capture.Recording;
import dev.endpoint.engine.endpoint.Step;
import dev.endpoint.engine.session.Responder;
import dev.endpoint.engine.session.SessionState;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Session states made by hand, with times in milliseconds after the start.
public final class States {
  public static final long MILLI = 1_000_000L;

  /// Reactor time at which every one of them started.
  public static final long START = 5_000 * MILLI;

  private final long id;
  private final Role role;
  private final String text;
  private long parent;
  private Phase phase = Phase.ATTEMPTING;
  private long phaseNanos = START;
  private final List<TimedStep> steps = new ArrayList<>();
  private OptionalLong deadline = OptionalLong.empty();
  private @Nullable SocketAddress local;
  private @Nullable SocketAddress peer;
  private @Nullable Failure failure;
  private @Nullable CloseReason closeReason;
  private int open;
  private long total;
  private Responder responder = Responder.HOLD;
  private long unsent;
  private @Nullable Transfer transfer;
  private boolean held;
  private boolean exposed;
  private List<Facet> facets = List.of();
  private @Nullable Recording recording;

  private States(long id, Role role, String text) {
    this.id = id;
    this.role = role;
    this.text = text;
  }

  public static States connect(String text) {
    return new States(1, Role.CONNECT, text);
  }

  public static States listen(String text) {
    return new States(1, Role.LISTEN, text);
  }

  public static States accepted(long id, long parent, String text) {
    States states = new States(id, Role.ACCEPTED, text);
    states.parent = parent;
    return states;
  }

  /// Reactor time, that many milliseconds after the start.
  public static long at(double millis) {
    return START + (long) (millis * MILLI);
  }

  public States step(double millis, Step step) {
    steps.add(new TimedStep(at(millis), step));
    return this;
  }

  public States resolving(double millis, String host) {
    return step(millis, new Step.Resolving(host));
  }

  public States resolved(double millis, String host, String... addresses) {
    return step(
        millis, new Step.Resolved(host, List.of(addresses).stream().map(States::ip).toList()));
  }

  public States dialing(double millis, String address) {
    return step(millis, new Step.Dialing(address(address)));
  }

  public States refused(double millis, String address) {
    return step(millis, new Step.DialFailed(address(address), refusal(address)));
  }

  public States abandoned(double millis, String address) {
    return step(millis, new Step.DialAbandoned(address(address)));
  }

  public States dialed(double millis, String address) {
    return step(millis, new Step.Dialed(address(address)));
  }

  public States phase(Phase phase, double millis) {
    this.phase = phase;
    phaseNanos = at(millis);
    return this;
  }

  public States limit(double millis) {
    deadline = OptionalLong.of(at(millis));
    return this;
  }

  public States between(String local, String peer) {
    this.local = address(local);
    this.peer = address(peer);
    return this;
  }

  public States local(String local) {
    this.local = address(local);
    return this;
  }

  public States failed(double millis, Failure failure) {
    this.failure = failure;
    return phase(Phase.FAILED, millis);
  }

  public States failure(Failure failure) {
    this.failure = failure;
    return this;
  }

  public States cancelled(double millis, String stage) {
    failure = new Failure(Failure.Kind.CANCELLED, stage, text, "Cancelled while " + stage, "");
    return phase(Phase.CANCELLED, millis);
  }

  public States gaveUp(double millis, String stage) {
    failure =
        new Failure(
            Failure.Kind.TIMED_OUT, stage, text, "Gave up", "", "ETIMEDOUT", null, List.of());
    return phase(Phase.TIMED_OUT, millis);
  }

  public States closed(double millis, CloseReason reason) {
    closeReason = reason;
    return phase(Phase.CLOSED, millis);
  }

  public States counts(int open, long total) {
    this.open = open;
    this.total = total;
    return this;
  }

  public States responder(Responder responder) {
    this.responder = responder;
    return this;
  }

  public States unsent(long bytes) {
    unsent = bytes;
    return this;
  }

  public States transfer(Transfer transfer) {
    this.transfer = transfer;
    return this;
  }

  public States held() {
    held = true;
    return this;
  }

  public States exposed() {
    exposed = true;
    return this;
  }

  public States facets(Facet... facets) {
    this.facets = List.of(facets);
    return this;
  }

  public States recording(Recording recording) {
    this.recording = recording;
    return this;
  }

  public SessionState state() {
    return new SessionState(
        id,
        parent,
        role,
        text,
        phase,
        Instant.parse("2026-11-22T12:00:03Z"),
        START,
        phaseNanos,
        List.copyOf(steps),
        deadline,
        local,
        peer,
        failure,
        closeReason,
        open,
        total,
        responder,
        unsent,
        transfer,
        held,
        exposed,
        facets,
        recording);
  }

  public static Failure refusal(String target) {
    return new Failure(
        Failure.Kind.REFUSED,
        "connecting",
        target,
        "Refused by " + target,
        "The computer answered, but nothing listens on that port. The server may not be running.",
        "ECONNREFUSED",
        null,
        List.of());
  }

  /// `1.2.3.4:5` or `[::1]:5`.
  public static SocketAddress address(String text) {
    int colon = text.lastIndexOf(':');
    String host = text.substring(0, colon).replaceAll("[\\[\\]]", "");
    return new InetSocketAddress(ip(host), Integer.parseInt(text.substring(colon + 1)));
  }

  /// From a literal; nothing is looked up.
  private static InetAddress ip(String literal) {
    try {
      return InetAddress.getByName(literal);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(literal, e);
    }
  }
}
