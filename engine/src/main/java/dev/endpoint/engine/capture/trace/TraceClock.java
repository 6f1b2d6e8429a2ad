package dev.endpoint.engine.capture.trace;

/// What an interface's time stamps count (pcapng, `if_tsresol` and `if_tsoffset`).
///
/// @param binary whether units are 2 to the minus `power` of a second, and not 10 to the minus it
/// @param offset seconds to add
record TraceClock(boolean binary, int power, long offset) {
  private static final long NANOS = 1_000_000_000L;
  private static final int NANO_POWER = 9;

  /// Counting finer than this would leave less than a second to 64 bits.
  private static final int FINEST = 18;

  private static final int FINEST_BINARY = 62;
  private static final int OPTION_END = 0;
  private static final int OPTION_RESOLUTION = 9;
  private static final int OPTION_OFFSET = 14;
  private static final int BINARY_FLAG = 0x80;

  /// Reads it out of an interface's options; microseconds where they say nothing.
  ///
  /// @param from where in the block the options begin
  /// @param end where they end at the latest
  static TraceClock of(TraceInput block, int from, int end) throws TraceDamage {
    int resolution = 6;
    long offset = 0;
    int at = from;
    while (at + 4 <= end) {
      int code = block.getShort(at);
      int size = block.getShort(at + 2);
      if (code == OPTION_END) {
        break;
      }
      if (size > end - at - 4) {
        throw new TraceDamage("an option is longer than its block");
      }
      if (code == OPTION_RESOLUTION && size >= 1) {
        resolution = block.getByte(at + 4);
      } else if (code == OPTION_OFFSET && size >= 8) {
        offset = block.window().getLong(block.at() + at + 4);
      }
      at += 4 + (size + 3 & ~3);
    }
    boolean binary = (resolution & BINARY_FLAG) != 0;
    int power = resolution & ~BINARY_FLAG;
    if (power > (binary ? FINEST_BINARY : FINEST)) {
      throw new TraceDamage("a clock of no resolution there is (" + resolution + ")");
    }
    return new TraceClock(binary, power, offset);
  }

  /// Nanoseconds since 1970.
  long nanos(long units) {
    return offset * NANOS + (binary ? binary(units) : decimal(units));
  }

  private long decimal(long units) {
    long factor = (long) Math.pow(10, Math.abs(NANO_POWER - power));
    return power <= NANO_POWER ? units * factor : Long.divideUnsigned(units, factor);
  }

  private long binary(long units) {
    long fraction = units & (1L << power) - 1;
    long high = Math.unsignedMultiplyHigh(fraction, NANOS);
    long low = fraction * NANOS;
    long nanos = power == 0 ? 0 : high << (64 - power) | low >>> power;
    return (units >>> power) * NANOS + nanos;
  }
}
