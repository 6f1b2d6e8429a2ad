package dev.endpoint.engine.os;

import dev.endpoint.engine.pipe.PipeWire;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The standard streams of this program as pipes. Reactor thread only.
final class StandardStreams extends StreamPipes {
  private final Consumer<PipeWire> over;
  private @Nullable PipeWire wire;

  /// @param over runs when the connection is over
  StandardStreams(
      NioReactor reactor, InputStream input, OutputStream output, Consumer<PipeWire> over) {
    super(reactor, "the standard streams", input, output);
    this.over = over;
  }

  void serves(PipeWire wire) {
    this.wire = wire;
  }

  /// Nobody can be asked.
  @Override
  public void terminate() {}

  /// Whoever is at the other end hears of it by the end of the streams.
  @Override
  public void kill() {}

  @Override
  public void release() {
    super.release();
    if (wire != null) {
      over.accept(wire);
    }
  }
}
