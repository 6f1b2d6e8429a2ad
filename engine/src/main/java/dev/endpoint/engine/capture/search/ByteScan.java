package dev.endpoint.engine.capture.search;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Looks for a row of bytes: eight places at a time by the two of its bytes that are rarest in this
/// data, then byte by byte where both are in their places.
final class ByteScan implements Scan {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long HIGHS = 0x8080_8080_8080_8080L;

  /// More candidates than one in so many bytes, and other bytes are chosen.
  private static final int TOO_COMMON = 32;

  private final BytePattern pattern;
  private final Rarest rarest;
  private boolean disappointed = true;

  ByteScan(BytePattern pattern) {
    this.pattern = pattern;
    rarest = new Rarest(pattern);
  }

  @Override
  public int lookBack() {
    return pattern.value.length - 1;
  }

  @Override
  public void begin(long own) {}

  @Override
  public void scan(Strand strand, Found found) {
    int last = strand.length() - pattern.value.length;
    if (last >= 0) {
      if (disappointed) {
        rarest.choose(strand.data, strand.length());
      }
      int candidates = scan(strand, last, found);
      disappointed = candidates > strand.length() / TOO_COMMON;
      strand.drop(last + 1);
    }
  }

  @Override
  public void last(Strand strand, Found found) {}

  private int scan(Strand strand, int last, Found found) {
    byte[] data = strand.data;
    int first = rarest.first();
    int second = rarest.second();
    long firstMask = ONES * (pattern.mask[first] & 0xFF);
    long firstValue = ONES * (pattern.value[first] & 0xFF);
    long secondMask = ONES * (pattern.mask[second] & 0xFF);
    long secondValue = ONES * (pattern.value[second] & 0xFF);
    int candidates = 0;
    for (int at = 0; at <= last; at += 8) {
      long a = (long) LONGS.get(data, at + first) & firstMask ^ firstValue;
      long b = (long) LONGS.get(data, at + second) & secondMask ^ secondValue;
      // A byte that is 0 in both leaves its high bit set; a few others may, too.
      long zero = (a - ONES) & ~a & (b - ONES) & ~b & HIGHS;
      if (zero != 0) {
        candidates += verify(strand, at, last, zero, found);
      }
    }
    return candidates;
  }

  private int verify(Strand strand, int at, int last, long zero, Found found) {
    int candidates = 0;
    for (long rest = zero; rest != 0; rest &= rest - 1) {
      int place = at + (Long.numberOfTrailingZeros(rest) >>> 3);
      candidates++;
      if (place <= last && pattern.fits(strand.data, place)) {
        found.add(strand, place, pattern.value.length);
      }
    }
    return candidates;
  }
}
