package dev.endpoint.app.control.plot;

import java.util.ArrayList;
import java.util.List;

/// Values from 0 on, up to a round number.
///
/// @param most the value at the end of the axis, more than 0
/// @param step between two lines of the grid
record Scale(double most, double step) {
  private static final double[] ROUND = {1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8};

  /// Reaches up to a value, with so many steps at most.
  static Scale upTo(double value, int steps) {
    double reached = Math.max(value, 1);
    double step = next(reached / Math.max(1, steps), ROUND);
    return new Scale(step * Math.ceil(reached / step - 1e-9), step);
  }

  /// The next of 1, 2, 5, 10, 20, 50, … that is not less.
  static double round(double value) {
    return next(value, new double[] {1, 2, 5});
  }

  private static double next(double value, double[] digits) {
    double power = Math.pow(10, Math.floor(Math.log10(value)));
    for (double digit : digits) {
      if (value <= digit * power * (1 + 1e-9)) {
        return digit * power;
      }
    }
    return 10 * power;
  }

  double part(double value) {
    return Math.clamp(value / most, 0, 1);
  }

  List<Double> ticks() {
    List<Double> ticks = new ArrayList<>();
    for (int i = 0; i <= Math.round(most / step); i++) {
      ticks.add(i * step);
    }
    return ticks;
  }
}
