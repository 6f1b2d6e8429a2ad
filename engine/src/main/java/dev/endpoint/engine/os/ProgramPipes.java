package dev.endpoint.engine.os;

/// The pipes of a running program. Reactor thread only.
final class ProgramPipes extends StreamPipes {
  private final Process process;
  private final Runnable over;

  /// @param withError whether its standard error is read, too
  /// @param over runs when the connection is over
  ProgramPipes(NioReactor reactor, Process process, String name, boolean withError, Runnable over) {
    super(reactor, name, process.getInputStream(), process.getOutputStream());
    this.process = process;
    this.over = over;
    if (withError) {
      addReader(Source.ERROR, process.getErrorStream());
    }
  }

  @Override
  public void terminate() {
    process.destroy();
  }

  @Override
  public void kill() {
    kill(process);
  }

  /// What it has started goes with it, as far as that is known.
  static void kill(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  @Override
  public void release() {
    super.release();
    over.run();
  }
}
