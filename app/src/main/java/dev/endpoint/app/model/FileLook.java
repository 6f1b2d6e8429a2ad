package dev.endpoint.app.model;

import dev.endpoint.engine.EndpointCatalog;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Looks into the files that a text names, away from the FX thread: of many texts that follow each
/// other quickly, into those of the last one. FX thread only.
final class FileLook {
  private final Actions actions;
  private final Supplier<EndpointText> reading;
  private final Consumer<EndpointText> seen;
  private Executor background = Runnable::run;
  private Executor fx = Runnable::run;
  private boolean looking;

  /// @param reading what was read last; none of its files are looked into where it names none
  /// @param seen takes the same, read with a look
  FileLook(Actions actions, Supplier<EndpointText> reading, Consumer<EndpointText> seen) {
    this.actions = actions;
    this.reading = reading;
    this.seen = seen;
  }

  /// Where it is done; without it at once.
  ///
  /// @param fx runs tasks on the FX thread
  void on(Executor background, Executor fx) {
    this.background = background;
    this.fx = fx;
  }

  /// To be called when something else was read.
  void look() {
    EndpointText now = reading.get();
    if (looking || !now.overlooked()) {
      return;
    }
    looking = true;
    EndpointCatalog catalog = actions.catalog();
    background.execute(
        () -> {
          EndpointText looked = EndpointText.read(catalog, now.side(), now.text());
          fx.execute(() -> looked(looked));
        });
  }

  private void looked(EndpointText looked) {
    looking = false;
    if (reading.get().isOf(looked.side(), looked.text())) {
      seen.accept(looked);
    } else {
      look();
    }
  }
}
