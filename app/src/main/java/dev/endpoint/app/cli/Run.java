package dev.endpoint.app.cli;

import dev.endpoint.engine.EndpointCatalog;
import dev.endpoint.engine.Engine;
import dev.endpoint.engine.capture.CaptureFolder;
import dev.endpoint.engine.capture.CaptureLimits;
import dev.endpoint.engine.capture.Recorder;
import dev.endpoint.engine.capture.Recording;
import dev.endpoint.engine.endpoint.Attempt;
import dev.endpoint.engine.endpoint.ListeningPort;
import dev.endpoint.engine.layer.Grounds;
import dev.endpoint.engine.os.SystemEngine;
import dev.endpoint.engine.reactor.Reactor;
import dev.endpoint.engine.service.ClientService;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Failures;
import dev.endpoint.engine.transport.Transport;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One command at work: its engine, what it has open, and how it ends. Everything but [#await] and
/// [#interrupt] belongs to the reactor thread.
final class Run {
  /// How long outboxes may drain when the command is called off.
  private static final Duration GRACE = Duration.ofSeconds(2);

  private static final String STAGE = "working";

  private final SystemEngine system;
  private final Journal journal;
  private final @Nullable CaptureFolder captures;
  private final Grounds grounds;
  private final List<Attempt<?>> attempts = new ArrayList<>();
  private final Set<Watched> open = new LinkedHashSet<>();
  private final CompletableFuture<Integer> status = new CompletableFuture<>();
  private @Nullable ListeningPort port;
  private @Nullable ClientService service;
  private @Nullable Integer ending;
  private long lastNumber;

  private Run(SystemEngine system, PrintStream news, RunOptions options) {
    this.system = system;
    Reactor reactor = reactor();
    journal = new Journal(news, options.json, reactor::nanos);
    grounds = new Grounds(reactor);
    grounds.whenRefused((local, peer, since, why) -> refused());
    Path file = options.capture;
    captures =
        file == null ? null : CaptureFolder.into(reactor::nanos, reactor::wallClock, reactor, file);
    if (captures != null) {
      captures.limit(
          new CaptureLimits(
              options.captureLimit,
              options.captureReserve,
              options.capturePart,
              Math.max(0, options.captureParts)));
    }
  }

  /// Does the work on an engine of its own and returns the exit status.
  ///
  /// @param catalog every type that its strings may name
  /// @param news where the journal goes
  /// @param work begins it, on the reactor thread
  static int of(EndpointCatalog catalog, PrintStream news, RunOptions options, Consumer<Run> work)
      throws IOException {
    try (SystemEngine system = SystemEngine.start(catalog)) {
      Run run = new Run(system, news, options);
      Thread hook = new Thread(run::interrupt, "interrupted");
      Runtime.getRuntime().addShutdownHook(hook);
      run.reactor()
          .execute(
              () -> {
                if (options.timeout != null) {
                  run.reactor().after(options.timeout, run::timedOut);
                }
                run.begin(work);
              });
      int status = run.await();
      removeHook(hook);
      return status;
    }
  }

  private static void removeHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // It runs already: the command was interrupted.
    }
  }

  private void begin(Consumer<Run> work) {
    try {
      work.accept(this);
    } catch (RuntimeException e) {
      fail(Failures.of(e, STAGE, "the command"));
    }
  }

  private int await() {
    return status.join();
  }

  /// The user called it off (Ctrl-C), on a thread of the system: returns when all is closed.
  private void interrupt() {
    reactor().execute(() -> end(Exit.CANCELLED, "cancelled", "cancelled"));
    try {
      status.get(GRACE.toMillis() * 2, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      system.close();
    }
  }

  private void timedOut() {
    end(Exit.TIMED_OUT, "timed out", "the time is up");
  }

  Engine engine() {
    return system.engine();
  }

  Reactor reactor() {
    return system.engine().reactor();
  }

  Journal journal() {
    return journal;
  }

  /// The same for connections that are recorded where that is wanted.
  Engine recorded() {
    return captures == null ? engine() : engine().upon(grounds);
  }

  @Nullable CaptureFolder captures() {
    return captures;
  }

  /// Another of many attempts begins.
  void trying() {
    grounds.begin();
  }

  /// An attempt has failed: what layers said before that is recorded.
  void tried(Failure failure) {
    CaptureFolder to = captures;
    if (to != null
        && grounds.failed(() -> to.newRecorder(Guard.NAME), failure.message())
            instanceof Recorder recorder) {
      recorder.close();
      captured(recorder.recording());
    }
  }

  /// A connection that was accepted has failed: what layers said before that is recorded, and told
  /// as soon as it is in a file.
  private Recorder refused() {
    CaptureFolder to = Objects.requireNonNull(captures, "grounds are there for captures only");
    Recorder recorder = to.newRecorder(Guard.NAME);
    recorder.whenGrown(
        () -> {
          recorder.whenGrown(() -> {});
          captured(recorder.recording());
        });
    return recorder;
  }

  /// Tells where something was recorded, or why it was not.
  void captured(Recording recording) {
    Path file = recording.file();
    int more = recording.files().size() - 1;
    String trouble = recording.extent().trouble();
    if (trouble != null) {
      journal.capture(trouble);
    } else if (file != null) {
      journal.capture(
          "recorded in " + file + (more < 1 ? "" : ", and so on: " + (more + 1) + " files"));
    }
  }

  /// Follows an attempt; its failure is the command's.
  <T> void attempt(Attempt<T> attempt, Consumer<T> succeeded) {
    attempts.add(attempt);
    attempt.observe((nanos, step) -> journal.step(step));
    attempt
        .outcome()
        .whenComplete(
            (result, thrown) -> {
              attempts.remove(attempt);
              if (thrown == null) {
                succeeded.accept(result);
                return;
              }
              Failure failure = Failures.of(thrown, STAGE, "the endpoint");
              tried(failure);
              if (ending == null) {
                fail(failure);
              } else {
                look();
              }
            });
  }

  /// Keeps a connection until the command is over.
  void keep(ClientService kept) {
    if (ending == null) {
      service = kept;
      kept.start();
    }
  }

  void listening(ListeningPort up) {
    port = up;
    if (ending == null) {
      journal.listening(up.address());
      up.onTrouble(trouble -> journal.failed(null, trouble));
    } else {
      stopListening();
    }
  }

  long nextNumber() {
    return ++lastNumber;
  }

  void opened(Watched connection) {
    open.add(connection);
    if (ending != null) {
      connection.close();
    }
  }

  void closed(Watched connection) {
    open.remove(connection);
    look();
  }

  void fail(Failure failure) {
    journal.failed(null, failure);
    finish(failure.kind() == Failure.Kind.TIMED_OUT ? Exit.TIMED_OUT : Exit.FAILED);
  }

  private void end(int code, String event, String words) {
    if (ending == null) {
      journal.over(event, words);
      finish(code);
    }
  }

  /// Closes whatever is open; the status is known when it is closed. The first status counts.
  void finish(int code) {
    if (ending != null) {
      return;
    }
    ending = code;
    List.copyOf(attempts).forEach(Attempt::cancel);
    stopListening();
    stopKeeping();
    List.copyOf(open).forEach(Watched::close);
    reactor().after(GRACE, () -> List.copyOf(open).forEach(Watched::abort));
    look();
  }

  private void stopListening() {
    ListeningPort up = port;
    if (up != null) {
      up.stopListening()
          .whenComplete(
              (done, thrown) -> {
                port = null;
                look();
              });
    }
  }

  private void stopKeeping() {
    if (service != null) {
      service
          .stop(GRACE)
          .whenComplete(
              (done, thrown) -> {
                service = null;
                look();
              });
    }
  }

  private void look() {
    boolean idle = attempts.isEmpty() && port == null && service == null;
    if (ending != null && open.isEmpty() && idle) {
      status.complete(ending);
    }
  }

  /// A connection as the command keeps an eye on it.
  interface Watched {
    void close();

    void abort();
  }

  /// What a transport offers to close and abort.
  static Watched watch(Transport transport) {
    return new Watched() {
      @Override
      public void close() {
        transport.close();
      }

      @Override
      public void abort() {
        transport.abort();
      }
    };
  }
}
