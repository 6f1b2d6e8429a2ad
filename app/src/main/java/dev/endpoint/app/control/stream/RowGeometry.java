package dev.endpoint.app.control.stream;

/// Where the cells of a drawn row stand.
public interface RowGeometry {
  RowGeometry NOTHING =
      new RowGeometry() {
        @Override
        public int cellAt(double x) {
          return 0;
        }

        @Override
        public double caret(int cell) {
          return 0;
        }

        @Override
        public void cover(int from, int to, Cover cover) {}
      };

  /// Hears of stretches to be filled.
  interface Cover {
    void fill(double x, double width);
  }

  /// The border between two cells that is nearest.
  int cellAt(double x);

  /// Where the caret is drawn before a cell.
  double caret(int cell);

  /// Tells what lies under the cells `from` to `to`.
  void cover(int from, int to, Cover cover);
}
