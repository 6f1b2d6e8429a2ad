package dev.endpoint.engine.session;

import dev.endpoint.engine.Engine;
import dev.endpoint.engine.ParsedEndpoint;
import dev.endpoint.engine.capture.RecorderFactory;
import dev.endpoint.engine.capture.trace.TraceStream;
import dev.endpoint.engine.layer.Grounds;
import dev.endpoint.engine.reactor.Cancellable;
import dev.endpoint.engine.reactor.Reactor;
import dev.endpoint.engine.service.BackOff;
import dev.endpoint.engine.service.RetryPolicy;
import dev.endpoint.engine.service.StopMode;
import dev.endpoint.engine.session.SessionState.Role;
import dev.endpoint.engine.syntax.Diagnostic;
import dev.endpoint.engine.syntax.EndpointSyntaxException;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.MessageKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The conversations a person has: endpoint strings in, states out. Every public method may be
/// called from any thread and returns at once; what comes of it is told to the observer on the
/// reactor thread.
///
/// Ended sessions are kept for looking at, up to [#KEPT]; the oldest go first.
public final class Sessions {
  /// How many ended sessions are kept.
  public static final int KEPT = 2_000;

  /// How many attempts of one keeper, or connections of one listener, are kept that came to
  /// nothing.
  public static final int FRUITLESS_KEPT = 50;

  /// How long [#closeAll] lets outboxes drain before it resets what is left.
  public static final Duration GRACE = Duration.ofSeconds(2);

  private final Engine engine;
  private final Reactor reactor;
  private final RecorderFactory recorders;
  private final SessionObserver observer;
  private final RetryPolicy retry;
  private final Cancellable standstills;

  /// The one thing here that callers' threads touch: an id is given out before the reactor hears of
  /// the session.
  private final AtomicLong lastId = new AtomicLong();

  private final Map<Long, Session> sessions = new HashMap<>();
  private final Deque<Session> ended = new ArrayDeque<>();
  private final Session.Home home =
      new Session.Home() {
        @Override
        public void publish(SessionState state) {
          observer.changed(state);
        }

        @Override
        public void grew(long id) {
          observer.grew(id);
        }

        @Override
        public String mask(String text) {
          return engine.catalog().mask(text);
        }

        @Override
        public void misfit(Session session, Failure failure) {
          if (sessions.get(session.parent()) instanceof Listener listener) {
            listener.troubled(failure);
          }
        }

        @Override
        public void ended(Session session) {
          Sessions.this.ended(session);
        }
      };
  private @Nullable CompletableFuture<Void> closing;
  private int live;

  public Sessions(Engine engine, RecorderFactory recorders, SessionObserver observer) {
    this(engine, recorders, observer, BackOff.standard());
  }

  /// @param retry how long keepers wait between attempts
  public Sessions(
      Engine engine, RecorderFactory recorders, SessionObserver observer, RetryPolicy retry) {
    this.engine = engine;
    this.reactor = engine.reactor();
    this.recorders = recorders;
    this.observer = observer;
    this.retry = retry;
    standstills = reactor.whenStoodStill(this::stoodStill);
  }

  private void stoodStill(Duration time) {
    sessions.values().forEach(session -> session.stoodStill(time));
    observer.stoodStill(time);
  }

  /// Starts to connect; a string with errors becomes a failed session. Returns the new session's
  /// id.
  public long connect(String text) {
    long id = lastId.incrementAndGet();
    reactor.execute(
        () -> {
          Grounds grounds = new Grounds(reactor);
          Talk talk = newTalk(id, 0, 0, Role.CONNECT, text, Responder.HOLD, grounds);
          start(
              talk,
              engine.catalog().glanceClient(text),
              grounds,
              endpoint -> talk.follow(endpoint.connect(peer -> talk.converse())));
        });
    return id;
  }

  /// Keeps a connection: tries, and tries again with growing waits after each failure and after the
  /// end of each connection, until it is stopped. Each attempt is a session of its own. A string
  /// with errors becomes a failed session. Returns the id of the session that keeps.
  public long keep(String text) {
    long id = lastId.incrementAndGet();
    reactor.execute(
        () -> {
          Grounds grounds = new Grounds(reactor);
          Keeper keeper =
              new Keeper(
                  id,
                  text,
                  reactor,
                  home,
                  retry,
                  (kept, number) -> attempted(kept, number, grounds));
          start(keeper, engine.catalog().glanceClient(text), grounds, keeper::keep);
        });
    return id;
  }

  /// Starts to listen; a string with errors becomes a failed session. Returns the new session's id.
  public long listen(String text, Responder responder) {
    long id = lastId.incrementAndGet();
    reactor.execute(
        () -> {
          var parsed = engine.catalog().glanceServer(text);
          boolean exposed = parsed.ok() && parsed.exposed();
          Listener listener =
              new Listener(id, text, responder, exposed, reactor, home, this::accepted);
          Grounds grounds = new Grounds(reactor);
          grounds.whenRefused(
              (local, peer, since, why) ->
                  accepted(listener, Responder.HOLD).refused(local, peer, since, why));
          start(listener, parsed, grounds, listener::listen);
        });
    return id;
  }

  /// Opens a capture of an earlier run, or a trace of another program, whose streams are then in
  /// the state. Returns the new session's id.
  public long open(Path file) {
    long id = lastId.incrementAndGet();
    reactor.execute(
        () -> {
          FileSession session = new FileSession(id, 0, file, recorders, reactor, home);
          add(session);
          session.open();
        });
    return id;
  }

  /// Makes a capture of one stream of a trace that was opened. Returns the new session's id.
  ///
  /// @param id of the trace's session
  public long extract(long id, TraceStream stream) {
    long child = lastId.incrementAndGet();
    with(
        id,
        session -> {
          if (session instanceof FileSession trace) {
            FileSession made = trace.child(child);
            add(made);
            made.extract(stream);
          }
        });
    return child;
  }

  /// Calls an attempt off.
  public void cancel(long id) {
    with(id, Session::cancel);
  }

  /// Gives an attempt more time.
  public void extend(long id, Duration more) {
    with(id, session -> session.extend(more));
  }

  /// Sends bytes; the array belongs to the session from now on.
  public void send(long id, byte[] bytes) {
    with(id, session -> session.send(bytes));
  }

  /// Sends one message, on a connection that keeps messages apart; the array belongs to the session
  /// from now on.
  ///
  /// @param kind what the bytes can be sent as, see [MessageKind#of]
  public void sendMessage(long id, byte[] bytes, MessageKind kind) {
    with(id, session -> session.sendMessage(bytes, kind));
  }

  /// Sends a file piece by piece as the peer takes it; progress is in the state. One file at a
  /// time.
  public void sendFile(long id, Path file) {
    with(id, session -> session.sendFile(file));
  }

  /// Sends what was recorded once more, on a connection that is open; progress is in the state. One
  /// recording or file at a time.
  public void replay(long id, Replay replay) {
    with(id, session -> session.replay(replay));
  }

  /// Stops sending a file or a recording.
  public void stopSendingFile(long id) {
    with(id, Session::stopSendingFile);
  }

  /// Half-close: no more from us.
  public void finish(long id) {
    with(id, Session::finish);
  }

  /// Closes a connection after what is in its outbox.
  public void close(long id) {
    with(id, Session::close);
  }

  /// Resets a connection.
  public void abort(long id) {
    with(id, Session::abort);
  }

  /// Pauses or resumes reading; the peer feels it as back-pressure.
  public void holdReading(long id, boolean held) {
    with(id, session -> session.holdReading(held));
  }

  /// Stops a listener, or a keeper, which closes its connection.
  ///
  /// @param mode what happens to the connections of a listener
  public void stop(long id, StopMode mode) {
    with(id, session -> session.stop(mode));
  }

  /// What connections accepted from now on get.
  public void respond(long id, Responder responder) {
    with(id, session -> session.respond(responder));
  }

  /// Has a keeper that waits for its next attempt try at once.
  public void tryNow(long id) {
    with(id, Session::tryNow);
  }

  /// Takes an ended session off the list, a keeper's with its attempts; capture files stay.
  public void forget(long id) {
    with(
        id,
        session -> {
          if (session.isEnded()) {
            forget(session);
            if (session instanceof Keeper) {
              childrenOf(id).forEach(this::forget);
            }
          }
        });
  }

  /// Cancels, stops and closes everything, and starts nothing new; completes on the reactor thread
  /// when all is closed and every capture is on disk. What its peer keeps open longer than [#GRACE]
  /// is reset.
  public CompletionStage<Void> closeAll() {
    CompletableFuture<Void> done = new CompletableFuture<>();
    reactor.run(
        () -> {
          if (closing == null) {
            closing = new CompletableFuture<>();
            List<Session> all = new ArrayList<>(sessions.values());
            all.forEach(Session::end);
            reactor.after(GRACE, () -> new ArrayList<>(sessions.values()).forEach(Session::endNow));
            completeWhenEmpty();
          }
          closing.whenComplete((nothing, thrown) -> done.complete(null));
        });
    return done;
  }

  private <E> void start(
      Session session, ParsedEndpoint<E> parsed, Grounds grounds, Consumer<E> begin) {
    add(session);
    if (closing != null) {
      session.failed(
          new Failure(
              Failure.Kind.CANCELLED,
              "starting",
              session.masked(),
              "The workbench is closing",
              ""));
      return;
    }
    try {
      begin.accept(parsed.build(engine.upon(grounds)));
    } catch (EndpointSyntaxException e) {
      session.failed(badString(session.masked(), e));
    }
  }

  private static Failure badString(String text, EndpointSyntaxException e) {
    String suggestion =
        e.diagnostics().stream()
            .map(Diagnostic::suggestion)
            .filter(s -> s != null)
            .findFirst()
            .map(s -> s.label() + ".")
            .orElse("");
    return new Failure(
        Failure.Kind.BAD_ARGUMENT, "reading the string", text, e.getMessage(), suggestion);
  }

  private Talk accepted(Listener listener, Responder responder) {
    long id = lastId.incrementAndGet();
    Talk talk = newTalk(id, listener.id(), 0, Role.ACCEPTED, listener.text(), responder, null);
    add(talk);
    return talk;
  }

  /// Its connection is closed when the peer finishes, because a peer that only reads cannot be told
  /// from one that is gone.
  private Talk attempted(Keeper keeper, int number, Grounds grounds) {
    long id = lastId.incrementAndGet();
    grounds.begin();
    Talk talk =
        newTalk(id, keeper.id(), number, Role.CONNECT, keeper.text(), Responder.DISCARD, grounds);
    add(talk);
    return talk;
  }

  private Talk newTalk(
      long id,
      long parent,
      int number,
      Role role,
      String text,
      Responder responder,
      @Nullable Grounds grounds) {
    return new Talk(
        id,
        parent,
        number,
        role,
        text,
        responder,
        reactor,
        engine.network(),
        recorders,
        grounds,
        home);
  }

  private void add(Session session) {
    sessions.put(session.id(), session);
    live++;
    session.publish();
  }

  private void ended(Session session) {
    live--;
    if (session instanceof Talk talk && sessions.get(talk.parent()) instanceof Listener listener) {
      listener.ended(talk);
    }
    if (session instanceof FileSession) {
      // It is over as soon as it can be looked at; only the user takes it off the list.
      completeWhenEmpty();
      return;
    }
    ended.add(session);
    if (session.parent() != 0 && isFruitless(session)) {
      forgetFruitless(session.parent());
    }
    if (ended.size() > KEPT) {
      remove(ended.remove());
    }
    completeWhenEmpty();
  }

  private static boolean isFruitless(Session session) {
    return session.phase() != SessionState.Phase.CLOSED;
  }

  /// Lest a server that is away for a day, or a peer that never gets through, push everything else
  /// off the list.
  private void forgetFruitless(long parent) {
    List<Session> fruitless = childrenOf(parent).stream().filter(Sessions::isFruitless).toList();
    if (fruitless.size() > FRUITLESS_KEPT) {
      forget(fruitless.getFirst());
    }
  }

  /// Those attempts of a keeper, or connections of a listener, that have ended, oldest first.
  private List<Session> childrenOf(long parent) {
    return ended.stream().filter(session -> session.parent() == parent).toList();
  }

  private void forget(Session session) {
    ended.remove(session);
    remove(session);
  }

  private void completeWhenEmpty() {
    if (closing != null && live == 0) {
      standstills.cancel();
      closing.complete(null);
    }
  }

  private void remove(Session session) {
    sessions.remove(session.id());
    session.forgotten();
    observer.removed(session.id());
  }

  private void with(long id, Consumer<Session> action) {
    reactor.run(
        () -> {
          Session session = sessions.get(id);
          if (session != null) {
            action.accept(session);
          }
        });
  }
}
