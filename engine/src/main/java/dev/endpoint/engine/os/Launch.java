package dev.endpoint.engine.os;

import dev.endpoint.engine.net.Network.DialHandler;
import dev.endpoint.engine.net.Processes.Command;
import dev.endpoint.engine.net.Processes.ErrorStream;
import dev.endpoint.engine.net.ProgramAddress;
import dev.endpoint.engine.pipe.PipeWire;
import dev.endpoint.engine.reactor.Cancellable;
import dev.endpoint.engine.transport.Failures;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// One program being started. Starting blocks, so it is done off the reactor; a program that is
/// there when nobody wants it any more is killed.
final class Launch implements Cancellable {
  private final NioReactor reactor;
  private final SystemProcesses processes;
  private final Command command;
  private final DialHandler handler;
  private boolean over;

  // Both threads look at these; the later one kills what is not wanted.
  private @Nullable Process process;
  private boolean unwanted;

  Launch(NioReactor reactor, SystemProcesses processes, Command command, DialHandler handler) {
    this.reactor = reactor;
    this.processes = processes;
    this.command = command;
    this.handler = handler;
  }

  void start() {
    reactor.blocking(this::startBlocking, this::started);
  }

  @Override
  public void cancel() {
    reactor.runUnlessClosed(
        () -> {
          if (!over) {
            over = true;
            processes.launched(this);
            giveUp();
          }
        });
  }

  private Process startBlocking() throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command.words());
    if (!command.inherits()) {
      builder.environment().clear();
    }
    builder.environment().putAll(command.environment());
    String directory = command.directory();
    if (directory != null) {
      builder.directory(new File(directory));
    }
    builder.redirectErrorStream(command.error() == ErrorStream.MERGE);
    if (command.error() == ErrorStream.DROP) {
      builder.redirectError(Redirect.DISCARD);
    }
    Process running = builder.start();
    keep(running);
    return running;
  }

  private synchronized void keep(Process running) {
    process = running;
    if (unwanted) {
      ProgramPipes.kill(running);
    }
  }

  private synchronized void giveUp() {
    unwanted = true;
    if (process != null) {
      ProgramPipes.kill(process);
    }
  }

  private void started(@Nullable Process running, @Nullable Throwable failure) {
    if (over) {
      return;
    }
    over = true;
    processes.launched(this);
    if (running != null) {
      hand(running);
    } else {
      giveUp();
      handler.failed(
          failure instanceof IOException e
              ? LaunchFailures.of(e, command)
              : Failures.of(
                  failure == null ? new CancellationException() : failure,
                  "connecting",
                  command.program()));
    }
  }

  private void hand(Process running) {
    String name = new File(command.program()).getName() + " (pid " + running.pid() + ")";
    boolean withError = command.error() == ErrorStream.SEPARATE;
    PipeWire[] wire = new PipeWire[1];
    ProgramPipes pipes =
        new ProgramPipes(reactor, running, name, withError, () -> processes.released(wire[0]));
    wire[0] =
        PipeWire.ofProgram(reactor, ProgramAddress.THIS, ProgramAddress.of(name), pipes, withError);
    processes.opened(wire[0]);
    running
        .onExit()
        .thenAccept(gone -> reactor.runUnlessClosed(() -> wire[0].exited(gone.exitValue())));
    try {
      handler.dialed(wire[0]);
    } catch (Throwable e) {
      reactor.report("taking the program " + name, e);
      wire[0].abort();
    }
  }
}
