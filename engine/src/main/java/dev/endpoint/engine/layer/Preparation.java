package dev.endpoint.engine.layer;

import dev.endpoint.engine.reactor.Cancellable;
import dev.endpoint.engine.reactor.Reactor;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// How a [Layering] is got ready before anything is opened: by reading key files, for example.
@FunctionalInterface
public interface Preparation {
  /// Starts; `done` hears on the reactor thread the layering or what was thrown, perhaps inside
  /// this call.
  Cancellable start(Reactor reactor, BiConsumer<@Nullable Layering, @Nullable Throwable> done);

  /// There is nothing to prepare.
  static Preparation ready(Layering layering) {
    return (reactor, done) -> {
      done.accept(layering, null);
      return () -> {};
    };
  }

  /// It takes a blocking call.
  static Preparation blocking(Callable<Layering> call) {
    return (reactor, done) -> reactor.blocking(call, done);
  }
}
