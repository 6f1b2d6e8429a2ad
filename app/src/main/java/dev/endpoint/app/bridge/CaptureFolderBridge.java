package dev.endpoint.app.bridge;

import dev.endpoint.app.model.CaptureStore;
import dev.endpoint.engine.capture.CaptureFolder;
import dev.endpoint.engine.capture.CaptureLimits;
import dev.endpoint.engine.capture.CaptureRetention;
import dev.endpoint.engine.reactor.Reactor;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The capture folder of the engine, for the window: down to the reactor thread, from there to one
/// that may wait for the disk, and up again.
public final class CaptureFolderBridge implements CaptureStore {
  private final Reactor reactor;
  private final CaptureFolder captures;
  private final Executor fx;
  private Path folder;

  /// @param fx runs tasks on the FX thread
  public CaptureFolderBridge(Reactor reactor, CaptureFolder captures, Executor fx) {
    this.reactor = reactor;
    this.captures = captures;
    this.fx = fx;
    folder = captures.dir();
  }

  @Override
  public Path folder() {
    return folder;
  }

  @Override
  public void check(Path wanted, Consumer<Path> fine, Consumer<Throwable> failed) {
    away(() -> captures.check(wanted), fine, failed);
  }

  @Override
  public void moveTo(Path next) {
    folder = next;
    reactor.execute(() -> captures.moveTo(next));
  }

  @Override
  public void limit(CaptureLimits limits) {
    reactor.execute(() -> captures.limit(limits));
  }

  @Override
  public void look(Consumer<CaptureRetention.Stock> found, Consumer<Throwable> failed) {
    away(captures::stock, found, failed);
  }

  @Override
  public void sweep(
      CaptureRetention retention,
      Consumer<CaptureRetention.Swept> done,
      Consumer<Throwable> failed) {
    away(() -> captures.sweep(retention), done, failed);
  }

  private <T> void away(Supplier<Callable<T>> work, Consumer<T> then, Consumer<Throwable> failed) {
    reactor.execute(
        () -> reactor.blocking(work.get(), (done, thrown) -> tell(done, thrown, then, failed)));
  }

  private <T> void tell(
      @Nullable T done, @Nullable Throwable thrown, Consumer<T> then, Consumer<Throwable> failed) {
    fx.execute(
        () -> {
          if (done != null) {
            then.accept(done);
          } else if (thrown != null) {
            failed.accept(thrown);
          }
        });
  }
}
