package dev.endpoint.app.control.stream;

import org.jspecify.annotations.Nullable;

/// Where to go.
sealed interface Request {
  /// Whether it leads to the same page wherever one comes from, so that earlier requests need not
  /// be carried out.
  default boolean isAbsolute() {
    return true;
  }

  /// This request and the next one as one, if that can be.
  default @Nullable Request with(Request next) {
    return next.isAbsolute() ? next : null;
  }

  /// The newest rows.
  record Tail() implements Request {}

  /// A row at the top edge.
  record At(Place top, double shift) implements Request {}

  /// A place in sight: the same rows if it is there already.
  record Show(Place place) implements Request {}

  /// The same rows again, as they are now.
  record Stay() implements Request {
    @Override
    public boolean isAbsolute() {
      return false;
    }

    @Override
    public @Nullable Request with(Request next) {
      return next;
    }
  }

  /// Up or down.
  record Scroll(double rows) implements Request {
    @Override
    public boolean isAbsolute() {
      return false;
    }

    @Override
    public @Nullable Request with(Request next) {
      if (next instanceof Scroll(double more)) {
        return new Scroll(rows + more);
      }
      return next instanceof Stay ? this : Request.super.with(next);
    }
  }

  /// To a part of the whole, from 0 to 1.
  record Fraction(double part) implements Request {}

  /// The caret goes somewhere and stays in sight.
  ///
  /// @param select whether what it passes becomes selected
  record Move(CaretMove move, int times, boolean select) implements Request {
    @Override
    public boolean isAbsolute() {
      return false;
    }

    @Override
    public @Nullable Request with(Request next) {
      if (next instanceof Move(CaretMove same, int more, boolean also)
          && same == move
          && also == select) {
        return new Move(move, times + more, select);
      }
      return next instanceof Stay ? this : Request.super.with(next);
    }
  }

  enum CaretMove {
    LEFT,
    RIGHT,
    UP,
    DOWN,
    PAGE_UP,
    PAGE_DOWN,
    START,
    END;

    boolean isForward() {
      return this == RIGHT || this == DOWN || this == PAGE_DOWN || this == END;
    }
  }
}
