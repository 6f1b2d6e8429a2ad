package dev.endpoint.app.cli;

import dev.endpoint.engine.ParsedEndpoint;
import dev.endpoint.engine.endpoint.Attempt;
import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.endpoint.ServerEndpoint;
import dev.endpoint.engine.service.ClientService;
import dev.endpoint.engine.service.Relay;
import dev.endpoint.engine.session.Replay;
import dev.endpoint.engine.session.ReplayProtocol;
import dev.endpoint.engine.session.Responder;
import dev.endpoint.engine.session.SessionState.Transfer;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Failures;
import dev.endpoint.engine.transport.Protocol;
import dev.endpoint.engine.transport.ProtocolFactory;
import dev.endpoint.engine.transport.Transport;
import org.jspecify.annotations.Nullable;

/// What a command puts on its connections. Reactor thread.
final class Joined {
  private Joined() {}

  /// A connection whose other end are the standard streams; the command is over when both are.
  static void connect(Run run, ParsedEndpoint<ClientEndpoint> parsed) {
    ClientEndpoint streams = Strings.build(run.engine().catalog().client("stdio"), run.engine());
    boolean[] fine = {false};
    Relay relay =
        new Relay(
            streams,
            new Relay.Observer() {
              @Override
              public void failed(Failure failure) {
                run.fail(failure);
              }

              @Override
              public void over() {
                run.finish(fine[0] ? Exit.OK : Exit.FAILED);
              }
            });
    run.attempt(
        Strings.build(parsed, run.recorded())
            .connect(
                peer ->
                    Guard.of(
                        new Complaints(relay.buildProtocol(peer), run.journal()),
                        run,
                        false,
                        reason -> fine[0] = reason.orderly())),
        protocol -> {});
  }

  /// Connections, one after the other, whose other end are the standard streams; the command is
  /// over when these have ended and the connection of that time has.
  static void keep(Run run, ParsedEndpoint<ClientEndpoint> parsed) {
    ClientEndpoint streams = Strings.build(run.engine().catalog().client("stdio"), run.engine());
    LastingEnd lasting = new LastingEnd(new Streams(run));
    Tries tries = new Tries(tried(run, parsed), run.reactor(), run.journal());
    ClientService service =
        new ClientService(
            run.reactor(),
            tries,
            peer ->
                Guard.of(
                    new Complaints(lasting.buildProtocol(peer), run.journal()),
                    run,
                    false,
                    reason -> {}));
    service.observe(tries::heard);
    streams
        .connectProtocol(lasting)
        .outcome()
        .whenComplete(
            (protocol, thrown) -> {
              if (thrown == null) {
                run.keep(service);
              } else {
                run.fail(Failures.of(thrown, "connecting", "the standard streams"));
              }
            });
  }

  /// A connection on which something recorded is sent once more, and whose answers go to standard
  /// output; the command is over with it.
  static void replay(Run run, ParsedEndpoint<ClientEndpoint> parsed, Replay replay) {
    ClientEndpoint streams = Strings.build(run.engine().catalog().client("stdio"), run.engine());
    Answers answers = new Answers(run);
    streams
        .connectProtocol(answers)
        .outcome()
        .whenComplete(
            (protocol, thrown) -> {
              if (thrown == null) {
                replay(run, parsed, replay, answers);
              } else {
                run.fail(Failures.of(thrown, "connecting", "the standard streams"));
              }
            });
  }

  private static void replay(
      Run run, ParsedEndpoint<ClientEndpoint> parsed, Replay replay, Answers answers) {
    Transfer[] latest = {null};
    run.attempt(
        Strings.build(parsed, run.recorded())
            .connect(
                peer ->
                    Guard.of(
                        new Complaints(
                            answers.of(
                                new ReplayProtocol(
                                    run.reactor(),
                                    replay,
                                    now -> latest[0] = now,
                                    () -> answers.end(isSent(latest[0]) ? Exit.OK : Exit.FAILED))),
                            run.journal()),
                        run,
                        false,
                        reason -> replayed(run, latest[0], answers))),
        protocol -> {});
  }

  private static boolean isSent(@Nullable Transfer last) {
    return last != null && last.done() && !last.stopped() && last.failure() == null;
  }

  /// The connection has ended. Who has not said by then that it is over has lost something.
  private static void replayed(Run run, @Nullable Transfer last, Answers answers) {
    if (last != null) {
      run.journal().replayed(last);
    }
    answers.end(Exit.FAILED);
  }

  /// The endpoint, of which attempts that fail are recorded.
  private static ClientEndpoint tried(Run run, ParsedEndpoint<ClientEndpoint> parsed) {
    ClientEndpoint built = Strings.build(parsed, run.recorded());
    return factory -> {
      run.trying();
      Attempt<Protocol> attempt = built.connect(factory);
      attempt
          .outcome()
          .whenComplete(
              (connected, thrown) -> {
                if (thrown != null) {
                  run.tried(Failures.of(thrown, "connecting", "the endpoint"));
                }
              });
      return attempt;
    };
  }

  /// A listener whose connections get this.
  static void listen(Run run, ParsedEndpoint<ServerEndpoint> parsed, ProtocolFactory factory) {
    run.attempt(
        Strings.build(parsed, run.recorded())
            .listen(peer -> Guard.of(factory.buildProtocol(peer), run, true, reason -> {})),
        run::listening);
  }

  /// The standard streams, as the command keeps an eye on them.
  private static final class Streams implements LastingEnd.Observer {
    private final Run run;
    private Run.@Nullable Watched hand;

    Streams(Run run) {
      this.run = run;
    }

    @Override
    public void opened(Transport lasting) {
      hand = Run.watch(lasting);
      run.opened(hand);
    }

    @Override
    public void over(boolean inOrder) {
      run.finish(inOrder ? Exit.OK : Exit.FAILED);
    }

    @Override
    public void closed() {
      if (hand != null) {
        run.closed(hand);
      }
    }
  }

  static ProtocolFactory responder(Run run, Responder responder) {
    return peer -> responder.protocol(run.reactor());
  }

  /// Each connection is joined with one to this endpoint.
  static ProtocolFactory relay(Run run, ParsedEndpoint<ClientEndpoint> to) {
    ClientEndpoint target = Strings.build(to, run.engine());
    return new Relay(
        factory ->
            target.connect(peer -> new Complaints(factory.buildProtocol(peer), run.journal())),
        new Relay.Observer() {
          @Override
          public void failed(Failure failure) {
            run.journal().failed(null, failure);
          }

          @Override
          public void over() {}
        });
  }
}
