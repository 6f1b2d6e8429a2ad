package dev.endpoint.app.control.compare;

import dev.endpoint.app.control.stream.TextLine;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// One side of a line.
sealed interface Half {
  /// Where its first byte stands in the stream, or would.
  long offset();

  Kind[] kinds();

  /// What it shows, for those who hear it.
  String shown();

  /// Whether the other side has something here that this one has not.
  boolean lacks();

  /// What stands before the offset: whether there is a difference, for those who see no colours.
  default Kind worst() {
    List<Kind> all = Arrays.asList(kinds());
    if (all.contains(Kind.CHANGED)) {
      return Kind.CHANGED;
    } else if (all.contains(Kind.ONLY)) {
      return Kind.ONLY;
    }
    return lacks() ? Kind.LACKING : Kind.SAME;
  }

  /// @param bytes for each cell one, or anything where the kind says that there is none
  record Hex(long offset, byte[] bytes, Kind[] kinds) implements Half {
    boolean has(int cell) {
      return kinds[cell] != Kind.LACKING;
    }

    @Override
    public boolean lacks() {
      return Arrays.asList(kinds).contains(Kind.LACKING);
    }

    @Override
    public String shown() {
      HexFormat hex = HexFormat.of().withUpperCase();
      return IntStream.range(0, bytes.length)
          .filter(this::has)
          .mapToObj(cell -> hex.toHexDigits(bytes[cell]))
          .collect(Collectors.joining(" "));
    }
  }

  /// @param text null where this side has no line
  /// @param kinds for each of its bytes
  /// @param gaps the bytes before which the other side has more; the number of bytes for the end
  record Text(long offset, @Nullable TextLine text, Kind[] kinds, List<Integer> gaps)
      implements Half {
    @Override
    public boolean lacks() {
      return text == null || !gaps.isEmpty();
    }

    @Override
    public String shown() {
      return text == null ? "" : text.shown().strip();
    }
  }
}
