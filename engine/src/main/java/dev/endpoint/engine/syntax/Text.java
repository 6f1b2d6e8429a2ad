package dev.endpoint.engine.syntax;

import java.util.Arrays;
import java.util.function.UnaryOperator;

/// A piece of an endpoint string as it reads once its quoting is undone, each character with its
/// place in the source. A value inside a value (`endpoint=tcp\:h\:80`) keeps pointing at the
/// characters a person typed.
///
/// Two texts are equal when they read the same, wherever they stand.
public final class Text {
  private final String source;
  private final String value;

  /// Where each character of `value` begins in `source`, and one more: where the last one ends.
  private final int[] places;

  /// Writes what should read as its argument here the way the source has to spell it.
  private final UnaryOperator<String> quoting;

  private Text(String source, String value, int[] places, UnaryOperator<String> quoting) {
    this.source = source;
    this.value = value;
    this.places = places;
    this.quoting = quoting;
  }

  /// A whole source, reading as it stands.
  public static Text of(String source) {
    int[] places = new int[source.length() + 1];
    Arrays.setAll(places, i -> i);
    return new Text(source, source, places, UnaryOperator.identity());
  }

  /// What it reads as.
  public String value() {
    return value;
  }

  public boolean isEmpty() {
    return value.isEmpty();
  }

  public int length() {
    return value.length();
  }

  /// The whole string this is a piece of.
  public String source() {
    return source;
  }

  /// Where it begins in the source.
  public int start() {
    return places[0];
  }

  /// Where it ends in the source.
  public int end() {
    return places[places.length - 1];
  }

  /// Where the character at this index of [#value] begins in the source; for the length, where the
  /// last one ends.
  public int place(int index) {
    return places[index];
  }

  /// The index of the character that holds the place in the source; the nearest one when none does.
  public int indexAt(int place) {
    int found = Arrays.binarySearch(places, place);
    int index = found >= 0 ? found : -found - 2;
    return Math.clamp(index, 0, value.length());
  }

  /// How the source has to spell what should read as `reading` here.
  public String quoted(String reading) {
    return quoting.apply(reading);
  }

  /// The whole source with the characters from index `from` to `to` replaced by ones that read as
  /// `reading`.
  public String splice(int from, int to, String reading) {
    return source.substring(0, places[from]) + quoted(reading) + source.substring(places[to]);
  }

  /// The whole source with all of this replaced.
  public String spliceAll(String reading) {
    return splice(0, value.length(), reading);
  }

  /// The characters from index `from` to `to` as they are, without a level of quoting in between.
  Text raw(int from, int to) {
    return new Text(
        source, value.substring(from, to), Arrays.copyOfRange(places, from, to + 1), quoting);
  }

  /// Collects a piece of this text with one level of quoting undone.
  Unquoting unquoting() {
    return new Unquoting();
  }

  final class Unquoting {
    private final StringBuilder reading = new StringBuilder();
    private int[] found = new int[8];

    /// Takes one character, and where what stands for it begins: a quoted one begins at its
    /// backslash.
    void add(char character, int index) {
      int count = reading.length();
      if (count + 1 == found.length) {
        found = Arrays.copyOf(found, 2 * found.length);
      }
      found[count] = places[index];
      reading.append(character);
    }

    /// @param end the index after the last character taken
    /// @param requoting how this level is written
    Text build(int end, UnaryOperator<String> requoting) {
      int[] exact = Arrays.copyOf(found, reading.length() + 1);
      exact[reading.length()] = places[end];
      return new Text(source, reading.toString(), exact, s -> quoted(requoting.apply(s)));
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Text text && value.equals(text.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return value;
  }
}
