package dev.endpoint.engine;

import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Finds out, while an endpoint is being built, whether it is the ground: whether nobody asked the
/// engine it was given for another one. Each build has its own, on the thread that builds.
final class Ground {
  private final boolean inside;
  private @Nullable Footing footing;
  private boolean covered;

  /// @param footing null where endpoints stand on nothing but the system
  Ground(@Nullable Footing footing) {
    this(footing, false);
  }

  private Ground(@Nullable Footing footing, boolean inside) {
    this.footing = footing;
    this.inside = inside;
  }

  /// Whether what is made here is inside an endpoint, whose string was read as a whole.
  boolean isInside() {
    return inside;
  }

  /// The ground of an endpoint that is to be made by this engine.
  Ground next() {
    if (footing != null) {
      covered = true;
    }
    return new Ground(footing, true);
  }

  Ground with(Footing upper) {
    Footing lower = next().footing;
    return new Ground(lower == null ? upper : lower.under(upper), inside);
  }

  /// The endpoint that was built, on the footing if it is the ground. What an endpoint makes later
  /// is no ground any more.
  <E> E lay(E built, BiFunction<Footing, E, E> side) {
    Footing laid = footing;
    footing = null;
    return laid == null || covered ? built : side.apply(laid, built);
  }
}
