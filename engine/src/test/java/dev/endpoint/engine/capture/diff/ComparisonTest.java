package dev.endpoint.engine.capture.diff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.capture.ByteSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonTest {
  private static final Reach SHORT = new Reach(4, 64, 128, 512, 32);
  private static final long MUCH = Long.MAX_VALUE / 2;

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Comparison of(byte[] left, byte[] right, Reach reach) {
    return new Comparison(Grown.all(left), Grown.all(right), reach, new Marks(8, 1));
  }

  private static List<Stretch> all(Comparison comparison) throws IOException {
    while (comparison.advance(1)) {
      // as often as there is more
    }
    return comparison.stretches(0, comparison.cells());
  }

  /// As `same`, `[left|right]`, `same`, …
  private static String shown(String left, String right) throws IOException {
    StringBuilder shown = new StringBuilder();
    Comparison comparison = of(bytes(left), bytes(right), Reach.USUAL);
    for (Stretch each : all(comparison)) {
      String ours = left.substring((int) each.left(), (int) (each.left() + each.leftLength()));
      String theirs =
          right.substring((int) each.right(), (int) (each.right() + each.rightLength()));
      shown.append(each.same() ? ours : "[" + ours + "|" + theirs + "]");
    }
    return shown.toString();
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', ''",
    "abc, abc, abc",
    "abc, '', [abc|]",
    "'', abc, [|abc]",
    "abc, abcdef, abc[|def]",
    "abXcd, abYcd, ab[X|Y]cd",
    "hello world, hello brave world, hello [|brave ]world",
    "GET /one HTTP/1.1, GET /two HTTP/1.1, GET /[one|two] HTTP/1.1",
    "GET /a HTTP/1.1, GET /abc HTTP/1.1, GET /a[|bc] HTTP/1.1",
    "length: 5 done., length: 12345 done., length: [|1234]5 done.",
    "01:02:03.004 GMT and on, 01:12:13.005 GMT and on, 01:[02:0|12:1]3.00[4|5] GMT and on",
    "curl/8.5.0 and then, Mozilla/5.0 (X11) and then, [curl/8.5.0|Mozilla/5.0 (X11)] and then",
    "GET /one HTTP/1.1 Host: a Accept: b, GET /two HTTP/1.1 Host: a Via: c Accept: b,"
        + " GET /[one|two] HTTP/1.1 Host: a [|Via: c ]Accept: b",
    "abcd, efgh, [abcd|efgh]",
    "same tail, other tail, [same|other] tail",
  })
  void differencesAreWhatOneWouldMark(String left, String right, String shown) throws IOException {
    assertEquals(shown, shown(left, right));
  }

  @Test
  void allShortOnesAreThoseOfThePlainComparison() throws IOException {
    List<byte[]> all = new ArrayList<>();
    for (int length = 0; length <= 6; length++) {
      for (int bits = 0; bits < 1 << length; bits++) {
        byte[] each = new byte[length];
        for (int i = 0; i < length; i++) {
          each[i] = (byte) ('a' + (bits >> i & 1));
        }
        all.add(each);
      }
    }
    for (byte[] left : all) {
      for (byte[] right : all) {
        check(left, right, SHORT);
      }
    }
  }

  private static void check(byte[] left, byte[] right, Reach reach) throws IOException {
    List<Stretch> found = all(of(left, right, reach));
    assertEquals(PlainDiff.of(left, right, reach), found, () -> words(left) + " / " + words(right));
    assertArrayEquals(right, PlainDiff.applied(found, left, right));
  }

  private static String words(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /// Edits of every size, also beyond what is found again; bytes with few and with many values.
  @ParameterizedTest
  @ValueSource(ints = {2, 4, 256})
  void randomOnesAreThoseOfThePlainComparison(int values) throws IOException {
    Random random = new Random(values);
    for (int round = 0; round < 300; round++) {
      byte[] left = random(random, random.nextInt(3000), values);
      check(left, edited(random, left, values, 600), SHORT);
    }
  }

  private static byte[] random(Random random, int length, int values) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) random.nextInt(values);
    }
    return bytes;
  }

  private static byte[] edited(Random random, byte[] bytes, int values, int longest) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int at = 0; at < bytes.length; ) {
      int kept = Math.min(bytes.length - at, random.nextInt(200));
      out.write(bytes, at, kept);
      at += kept;
      int kind = random.nextInt(3);
      int size = 1 + random.nextInt(1 + random.nextInt(longest));
      at += kind == 0 ? 0 : Math.min(size, bytes.length - at);
      out.writeBytes(kind == 1 ? new byte[0] : random(random, size, values));
    }
    return out.toByteArray();
  }

  /// Lines that are much alike are not taken for one another for long.
  @Test
  void aLineMoreAmongLinesThatAreAlikeIsThatLine() throws IOException {
    StringBuilder left = new StringBuilder();
    StringBuilder right = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      String line = "2026-11-29 08:%02d:%02d info  request %d took %d ms%n";
      String each = String.format(line, i / 60, i % 60, 1000 + i, i * 7 % 90);
      left.append(i == 100 || i > 200 && i < 204 ? "" : each);
      right.append(i == 50 ? each.replace("info ", "error") : each);
    }
    Comparison comparison = of(bytes(left.toString()), bytes(right.toString()), Reach.USUAL);
    all(comparison);
    assertTrue(comparison.differences() <= 6, () -> "differences: " + comparison.differences());
    assertTrue(comparison.leftDifferent() <= 16, () -> "bytes: " + comparison.leftDifferent());
  }

  /// Edits that are far from one another are found as they are, neither more nor less.
  @Test
  void whatWasEditedIsWhatDiffers() throws IOException {
    Random random = new Random(7);
    byte[] left = random(random, 400_000, 256);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int gone = 0;
    int came = 0;
    int at = 0;
    int edits = 0;
    for (int size : new int[] {1, 2, 5, 30, 127, 200, 1000, 5000, 60_000}) {
      out.write(left, at, 20_000);
      at += 20_000 + size;
      out.write(~left[at - size]);
      out.writeBytes(random(random, size, 256));
      out.write(~left[at - 1]);
      gone += size;
      came += size + 2;
      edits++;
    }
    out.write(left, at, left.length - at);
    Comparison comparison = of(left, out.toByteArray(), Reach.USUAL);
    all(comparison);
    assertEquals(edits, comparison.differences());
    assertEquals(gone, comparison.leftDifferent());
    assertEquals(came, comparison.rightDifferent());
  }

  @Test
  void whatIsFartherThanTheReachIsGivenUpAndFoundLater() throws IOException {
    Random random = new Random(8);
    byte[] tail = random(random, 3000, 256);
    byte[] left = joined(random(random, 5000, 256), tail);
    byte[] right = joined(random(random, 5200, 256), tail);
    List<Stretch> found = all(of(left, right, SHORT));
    assertEquals(
        List.of(new Stretch(false, 0, 5000, 0, 5200), new Stretch(true, 5000, 3000, 5200, 3000)),
        found);
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }

  /// However the streams grow, in the end it is as if they had been there at once.
  @ParameterizedTest
  @ValueSource(ints = {2, 4, 256})
  void grownIsTheSameAsAtOnce(int values) throws IOException {
    Random random = new Random(values + 100);
    for (int round = 0; round < 60; round++) {
      byte[] left = random(random, random.nextInt(2500), values);
      byte[] right = edited(random, left, values, 300);
      Grown ours = new Grown(left, 0);
      Grown theirs = new Grown(right, 0);
      Comparison comparison = new Comparison(ours, theirs, SHORT, new Marks(8, 1));
      while (!ours.isWhole() || !theirs.isWhole()) {
        ours.to((int) ours.length() + random.nextInt(200));
        theirs.to((int) theirs.length() + random.nextInt(200));
        for (int i = random.nextInt(4); i > 0; i--) {
          comparison.advance(1 + random.nextInt(2000));
        }
      }
      List<Stretch> expected = PlainDiff.of(left, right, SHORT);
      assertEquals(expected, all(comparison));
      assertEquals(
          expected.stream().filter(each -> !each.same()).count(), comparison.differences());
    }
  }

  @Test
  void anyPartAndAnyDifferenceCanBeHadAlone() throws IOException {
    Random random = new Random(9);
    byte[] left = random(random, 6000, 4);
    byte[] right = edited(random, left, 4, 700);
    Comparison comparison = of(left, right, SHORT);
    List<Stretch> whole = all(comparison);
    long cell = 0;
    long number = 0;
    for (Stretch each : whole) {
      if (!each.same()) {
        number++;
        assertEquals(new Difference(number, cell, each), comparison.difference(number));
        assertEquals(number - 1, comparison.begun(cell - 1 < 0 ? -1 : cell - 1));
      }
      assertEquals(number, comparison.begun(cell));
      cell += each.cells();
    }
    assertEquals(cell, comparison.cells());
    assertEquals(number, comparison.differences());
    assertThrows(IndexOutOfBoundsException.class, () -> comparison.difference(0));
    assertThrows(
        IndexOutOfBoundsException.class, () -> comparison.difference(comparison.differences() + 1));
    for (int round = 0; round < 300; round++) {
      long from = random.nextLong(cell);
      long to = from + random.nextLong(cell - from + 1);
      assertEquals(part(whole, from, to), comparison.stretches(from, to));
    }
  }

  private static List<Stretch> part(List<Stretch> whole, long from, long to) {
    List<Stretch> part = new ArrayList<>();
    long cell = 0;
    for (Stretch each : whole) {
      long first = Math.max(0, from - cell);
      long last = Math.min(each.cells(), to - cell);
      if (first < last) {
        part.add(each.part(first, last));
      }
      cell += each.cells();
    }
    return part;
  }

  @Test
  void theOverviewShowsWhereTheDifferencesAre() throws IOException {
    byte[] left = new byte[1_000_000];
    byte[] right = left.clone();
    right[250_000] = 1;
    Comparison comparison = of(left, joined(right, bytes("more")), Reach.USUAL);
    all(comparison);
    BitSet marked = comparison.parts(100);
    assertTrue(marked.get(25) || marked.get(24));
    assertTrue(marked.get(99));
    assertTrue(marked.cardinality() <= 4, marked::toString);
    assertTrue(comparison.parts(0).isEmpty());
  }

  /// A stream that never ends costs nothing where the other one has ended.
  @Test
  void whatOnlyOneSideHasIsNotRead() throws IOException {
    ByteSource endless = endless(1L << 45);
    Comparison comparison = new Comparison(endless, endless(1000));
    assertFalse(comparison.advance(MUCH));
    assertEquals((1L << 45) - 1000, comparison.leftDifferent());
    assertEquals(
        List.of(new Stretch(false, 1L << 44, 16, 1000, 0)),
        comparison.stretches(1L << 44, (1L << 44) + 16));
  }

  private static ByteSource endless(long length) {
    return new ByteSource() {
      @Override
      public long length() {
        return length;
      }

      @Override
      public int read(long offset, ByteBuffer into) {
        int start = into.position();
        while (into.hasRemaining() && offset + into.position() - start < length) {
          into.put((byte) (offset + into.position() - start));
        }
        return into.position() - start;
      }
    };
  }

  @Test
  void aStreamThatWasCutShortIsToldInWords() {
    ByteSource torn =
        new ByteSource() {
          @Override
          public long length() {
            return 100;
          }

          @Override
          public int read(long offset, ByteBuffer into) {
            return 0;
          }
        };
    Comparison comparison = new Comparison(torn, endless(100));
    IOException failed = assertThrows(IOException.class, () -> comparison.advance(MUCH));
    assertEquals("the recording ends before its byte 100", failed.getMessage());
  }

  /// Whatever is kept to find things again, and wherever a byte stands.
  @Test
  void everyByteIsInItsCell() throws IOException {
    Random random = new Random(9);
    for (int round = 0; round < 20; round++) {
      byte[] left = random(random, random.nextInt(3000), 4);
      byte[] right = edited(random, left, 4, 600);
      Comparison comparison = of(left, right, SHORT);
      for (Stretch each : all(comparison)) {
        long cell = comparison.cellOf(true, each.left());
        for (long i = 0; i < each.leftLength(); i += 1 + random.nextInt(50)) {
          assertEquals(cell + i, comparison.cellOf(true, each.left() + i));
          Stretch one = comparison.stretches(cell + i, cell + i + 1).getFirst();
          assertEquals(each.left() + i, one.left());
        }
        for (long i = 0; i < each.rightLength(); i += 1 + random.nextInt(50)) {
          long own = comparison.cellOf(false, each.right() + i);
          assertEquals(each.right() + i, comparison.stretches(own, own + 1).getFirst().right());
        }
      }
      assertEquals(comparison.cells(), comparison.cellOf(true, left.length));
      assertEquals(comparison.cells(), comparison.cellOf(false, right.length));
    }
  }
}
