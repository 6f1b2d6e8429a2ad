package dev.endpoint.app.control.stream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Puts the cells of a row together to segments.
final class SegmentBuilder {
  /// A row that changes between plain and free text more often than this is free from there on: it
  /// bounds how many nodes a row needs.
  private static final int MOST_SEGMENTS = 12;

  private final List<Segment> done = new ArrayList<>();
  private final Layers layers = new Layers();
  private int[] charAt = new int[64];
  private int[] byteAt = new int[64];
  private int total;
  private int first;
  private boolean free;
  private boolean neutral = true;

  void add(Glyph glyph, int start) {
    switch (glyph.kind()) {
      case FREE -> startFree();
      case JOINED -> startFreeWithBase();
      default -> startPlain();
    }
    byteAt = grown(byteAt, total + 1);
    charAt = grown(charAt, total - first + 1);
    byteAt[total] = start;
    charAt[total - first] = layers.length();
    total++;
    layers.add(free ? Glyph.Kind.FREE : glyph.kind(), free ? freed(glyph) : glyph.text());
    neutral &= isNeutral(glyph);
  }

  /// In free text a mark for a space could not be told from a character.
  private static String freed(Glyph glyph) {
    return glyph == Glyph.SPACE ? " " : glyph.text();
  }

  private static boolean isNeutral(Glyph glyph) {
    return glyph == Glyph.SPACE
        || glyph.kind() == Glyph.Kind.PLAIN && !Character.isLetter(glyph.text().charAt(0));
  }

  private void startPlain() {
    if (free && done.size() < MOST_SEGMENTS) {
      close();
      free = false;
    }
  }

  private void startFree() {
    if (free) {
      return;
    }
    if (neutral && !done.isEmpty()) {
      reopen();
    } else {
      close();
    }
    free = true;
  }

  /// The base character leaves its plain segment, so that both are drawn as one.
  private void startFreeWithBase() {
    if (free) {
      return;
    }
    int at = charAt[total - 1 - first];
    String base = layers.normalFrom(at);
    layers.cut(at);
    total--;
    int start = byteAt[total];
    close();
    free = true;
    byteAt[total] = start;
    charAt[0] = 0;
    total++;
    layers.add(Glyph.Kind.FREE, base);
  }

  /// Blanks, digits and marks between two words of free text belong to both: whichever way it runs,
  /// the font puts them in their place.
  private void reopen() {
    Segment before = done.removeLast();
    String between = layers.normal();
    int shift = before.chars();
    int cells = total - first;
    int[] joined = Arrays.copyOf(before.charAt(), before.cells() + cells + 1);
    for (int i = 0; i < cells; i++) {
      joined[before.cells() + i] = shift + charAt[i];
    }
    charAt = joined;
    first = before.firstCell();
    layers.clear();
    layers.add(Glyph.Kind.FREE, before.normal());
    layers.add(Glyph.Kind.FREE, between);
  }

  private void close() {
    int cells = total - first;
    if (cells > 0) {
      int[] chars = Arrays.copyOf(charAt, cells + 1);
      chars[cells] = layers.length();
      done.add(segment(chars));
    }
    layers.clear();
    first = total;
    neutral = true;
  }

  private Segment segment(int[] chars) {
    return free
        ? new Segment(false, layers.flat(), "", "", first, chars)
        : new Segment(true, layers.normal(), layers.dim(), layers.odd(), first, chars);
  }

  List<Segment> segments() {
    close();
    return List.copyOf(done);
  }

  /// For each cell, its offset in the record; one more entry for the end.
  int[] byteAt(int end) {
    int[] all = Arrays.copyOf(byteAt, total + 1);
    all[total] = end;
    return all;
  }

  private static int[] grown(int[] array, int needed) {
    return needed < array.length ? array : Arrays.copyOf(array, Math.max(needed, array.length) * 2);
  }
}
