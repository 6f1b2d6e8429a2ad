package dev.endpoint.engine.testing;

import dev.endpoint.engine.net.Network.DialHandler;
import dev.endpoint.engine.net.Processes;
import dev.endpoint.engine.net.ProgramAddress;
import dev.endpoint.engine.pipe.PipeWire;
import dev.endpoint.engine.reactor.Cancellable;
import dev.endpoint.engine.reactor.Reactor;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.FailureException;
import dev.endpoint.engine.transport.Wire;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Programs that do what a test tells them. Every name starts one, in the next turn, unless it was
/// told to answer otherwise.
public final class FakeProcesses implements Processes {
  private final Reactor reactor;
  private final Map<String, Answer> answers = new HashMap<>();
  private final Map<String, Consumer<FakeProgram>> scripts = new HashMap<>();
  private final List<FakeProgram> programs = new ArrayList<>();
  private final Set<FakeProgram> open = new LinkedHashSet<>();
  private Consumer<FakeProgram> consoleScript = taken -> {};
  private @Nullable FakeProgram console;
  private int starting;

  public FakeProcesses(Reactor reactor) {
    this.reactor = reactor;
  }

  /// From now on starting that program answers like this.
  public FakeProcesses answer(String program, Answer answer) {
    answers.put(program, answer);
    return this;
  }

  /// From now on that program does this once it runs.
  public FakeProcesses runs(String program, Consumer<FakeProgram> script) {
    scripts.put(program, script);
    return this;
  }

  /// From now on the other end of the standard streams does this once somebody has them.
  public FakeProcesses consoleRuns(Consumer<FakeProgram> script) {
    consoleScript = script;
    return this;
  }

  /// Every program that was started, in order.
  public List<FakeProgram> programs() {
    return List.copyOf(programs);
  }

  /// The other end of the standard streams, once somebody has them.
  public FakeProgram console() {
    FakeProgram taken = console;
    if (taken == null) {
      throw new IllegalStateException("nobody has the standard streams");
    }
    return taken;
  }

  /// Programs being started and connections that are open.
  public int open() {
    return starting + open.size();
  }

  @Override
  public Cancellable start(Command command, DialHandler handler) {
    reactor.check();
    Answer answer = answers.getOrDefault(command.program(), Answer.accept());
    starting++;
    boolean[] over = new boolean[1];
    Cancellable timer =
        answer.kind() == Answer.Kind.HANG
            ? () -> {}
            : reactor.after(
                answer.delay(),
                () -> {
                  over[0] = true;
                  starting--;
                  give(answer, command, handler);
                });
    return () -> {
      timer.cancel();
      starting -= over[0] ? 0 : 1;
      over[0] = true;
    };
  }

  private void give(Answer answer, Command command, DialHandler handler) {
    Failure failure = answer.failure();
    if (failure != null) {
      handler.failed(failure);
    } else if (answer.kind() == Answer.Kind.REFUSE) {
      handler.failed(
          new Failure(
              Failure.Kind.REFUSED,
              "connecting",
              command.program(),
              "There is no program called " + command.program(),
              "This is a test."));
    } else {
      handler.dialed(run(command));
    }
  }

  private Wire run(Command command) {
    FakeProgram program = new FakeProgram(reactor, command, open::remove);
    boolean withError = command.error() == ErrorStream.SEPARATE;
    ProgramAddress peer = ProgramAddress.of(command.program());
    PipeWire wire = PipeWire.ofProgram(reactor, ProgramAddress.THIS, peer, program, withError);
    program.serves(wire);
    programs.add(program);
    open.add(program);
    scripts.getOrDefault(command.program(), started -> {}).accept(program);
    return wire;
  }

  @Override
  public Wire standardStreams() throws FailureException {
    if (console != null) {
      throw new Failure(
              Failure.Kind.ADDRESS_IN_USE,
              "connecting",
              "standard streams",
              "The standard streams are in use already",
              "This is a test.")
          .toException();
    }
    Command none = new Command(List.of("console"), true, Map.of(), null, ErrorStream.MERGE);
    FakeProgram taken = new FakeProgram(reactor, none, open::remove);
    console = taken;
    open.add(taken);
    ProgramAddress peer = ProgramAddress.of("standard streams");
    PipeWire wire = PipeWire.ofStreams(reactor, ProgramAddress.THIS, peer, taken);
    taken.serves(wire);
    consoleScript.accept(taken);
    return wire;
  }
}
