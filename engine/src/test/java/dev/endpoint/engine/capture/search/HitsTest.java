package dev.endpoint.engine.capture.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HitsTest {
  private static final long FAR = 3L << 31;

  /// Matches in order, many in one record or far from each other, now and then over some records.
  private static List<Hit> hits(int count) {
    Random random = new Random(count);
    List<Hit> hits = new ArrayList<>();
    Hit last = new Hit(7, 0, 7, 3, 1_000, 5_000, 3);
    for (int i = 0; i < count; i++) {
      hits.add(last);
      int step = 4 + random.nextInt(20);
      long others = random.nextInt(300) == 0 ? FAR : random.nextInt(9);
      boolean same = random.nextInt(3) > 0;
      long record = same ? last.endRecord() : last.endRecord() + 1 + others;
      int at = same ? last.endAt() + step : step;
      boolean whole = random.nextInt(5) > 0;
      last =
          new Hit(
              record,
              at,
              whole ? record : record + 1 + random.nextInt(3),
              whole ? at + 3 : 2,
              last.own() + step,
              last.offset() + step + (same ? 0 : 60 * others),
              3);
    }
    return hits;
  }

  private static HitList list(List<Hit> hits) {
    HitList list = new HitList();
    hits.forEach(list::add);
    return list;
  }

  private static Hits all(List<Hit> settled, List<Hit> tail) {
    return new Hits(
        list(settled).first(settled.size()),
        list(tail).first(tail.size()),
        settled.size() + tail.size());
  }

  private static List<Hit> told(Hits hits) {
    return IntStream.range(0, hits.size()).mapToObj(hits::get).toList();
  }

  private static int count(List<Hit> hits, Predicate<Hit> is) {
    return (int) hits.stream().filter(is).count();
  }

  @Test
  void eachIsToldAsItWasFound() {
    for (int count : new int[] {0, 1, 255, 256, 257, 512, 5_000}) {
      List<Hit> hits = hits(count);
      assertEquals(hits, told(all(hits, List.of())));
    }
  }

  @Test
  void thoseThatMayBecomeOthersComeLast() {
    List<Hit> hits = hits(1_000);
    for (int settled : new int[] {0, 1, 256, 700, 999, 1_000}) {
      assertEquals(hits, told(all(hits.subList(0, settled), hits.subList(settled, 1_000))));
    }
  }

  @Test
  void whatWasHandedOutStaysAsItWas() {
    List<Hit> hits = hits(2_000);
    HitList list = new HitList();
    List<Hits> known = new ArrayList<>();
    for (Hit hit : hits) {
      known.add(new Hits(list.first(Integer.MAX_VALUE), HitSpan.NONE, list.size()));
      list.add(hit);
    }
    for (int i = 0; i < known.size(); i += 37) {
      assertEquals(hits.subList(0, i), told(known.get(i)));
      assertEquals(i, known.get(i).before(Long.MAX_VALUE, 0));
    }
  }

  @Test
  void noMoreThanTheFirstOnesAreHandedOut() {
    List<Hit> hits = hits(600);
    HitList list = list(hits);
    for (int most : new int[] {0, 1, 256, 257, 599, 600, 601}) {
      Hits first = new Hits(list.first(most), HitSpan.NONE, 600);
      assertEquals(hits.subList(0, Math.min(most, 600)), told(first));
      assertEquals(first.size(), first.endedByOwn(Long.MAX_VALUE));
    }
  }

  @Test
  void oneIsFoundByItsPlaceWhereverItIs() {
    List<Hit> hits = hits(1_500);
    Hits known = all(hits.subList(0, 1_100), hits.subList(1_100, 1_500));
    for (Hit hit : hits) {
      for (int d = -1; d <= 1; d++) {
        long record = hit.record();
        int at = hit.at() + d;
        long own = hit.own() + d;
        assertEquals(
            count(hits, h -> h.record() < record || h.record() == record && h.at() < at),
            known.before(record, at));
        assertEquals(
            count(hits, h -> h.endRecord() < record || h.endRecord() == record && h.endAt() <= at),
            known.endedBy(record, at));
        assertEquals(count(hits, h -> h.own() < own), known.beforeOwn(own));
        assertEquals(count(hits, h -> h.own() + h.size() <= own), known.endedByOwn(own));
      }
    }
  }

  /// Others may say any amount between the bytes of one match.
  @Test
  void aMatchMayEndFarFromWhereItBegins() {
    Hit far = new Hit(1, 9, 1 + FAR, 2, 9, 9, 3);
    Hit further = new Hit(1 + FAR, 4, 1 + 2 * FAR, 1, 13, 13 + FAR, 3);
    assertEquals(List.of(far, further), told(all(List.of(far, further), List.of())));
  }
}
