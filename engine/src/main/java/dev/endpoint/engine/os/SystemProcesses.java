package dev.endpoint.engine.os;

import dev.endpoint.engine.net.Network.DialHandler;
import dev.endpoint.engine.net.Processes;
import dev.endpoint.engine.net.ProgramAddress;
import dev.endpoint.engine.pipe.PipeWire;
import dev.endpoint.engine.reactor.Cancellable;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Failure.Kind;
import dev.endpoint.engine.transport.FailureException;
import dev.endpoint.engine.transport.Wire;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The operating system's processes, and the standard streams of this one.
public final class SystemProcesses implements Processes {
  private final NioReactor reactor;
  private final InputStream input;
  private final OutputStream output;
  private final Set<Wire> wires = new LinkedHashSet<>();
  private final Set<Launch> launches = new LinkedHashSet<>();
  private boolean streamsTaken;

  /// With the standard streams as the system gave them: `System.out` would swallow errors.
  public SystemProcesses(NioReactor reactor) {
    this(reactor, new FileInputStream(FileDescriptor.in), new FileOutputStream(FileDescriptor.out));
  }

  /// @param input what counts as the standard input of this program
  /// @param output what counts as its standard output
  public SystemProcesses(NioReactor reactor, InputStream input, OutputStream output) {
    this.reactor = reactor;
    this.input = input;
    this.output = output;
    reactor.whenClosing(this::abandon);
  }

  @Override
  public Cancellable start(Command command, DialHandler handler) {
    reactor.check();
    Rehearsal.once();
    Launch launch = new Launch(reactor, this, command, handler);
    launches.add(launch);
    launch.start();
    return launch;
  }

  @Override
  public Wire standardStreams() throws FailureException {
    reactor.check();
    if (streamsTaken) {
      throw new Failure(
              Kind.ADDRESS_IN_USE,
              "connecting",
              "standard streams",
              "The standard streams are in use already",
              "A program has one standard input and one standard output, for one connection in its"
                  + " life.")
          .toException();
    }
    streamsTaken = true;
    StandardStreams pipes = new StandardStreams(reactor, input, output, this::released);
    PipeWire wire =
        PipeWire.ofStreams(
            reactor, ProgramAddress.THIS, ProgramAddress.of("standard streams"), pipes);
    pipes.serves(wire);
    wires.add(wire);
    return wire;
  }

  /// Programs being started and connections that are open. Reactor thread only.
  public int open() {
    reactor.check();
    return launches.size() + wires.size();
  }

  void launched(Launch launch) {
    launches.remove(launch);
  }

  void opened(Wire wire) {
    wires.add(wire);
  }

  void released(Wire wire) {
    wires.remove(wire);
  }

  private void abandon() {
    List.copyOf(launches).forEach(Launch::cancel);
    List.copyOf(wires).forEach(Wire::abort);
  }
}
