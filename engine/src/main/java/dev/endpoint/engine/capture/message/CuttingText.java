package dev.endpoint.engine.capture.message;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A way of cutting as text, to be remembered: `lines`, `gap:200ms`, `delimiter:0d0a`,
/// `length:4:little:2:all`. What is read back equals what was written.
public final class CuttingText {
  private static final Pattern GAP = Pattern.compile("gap:([0-9]{1,8})(us|ms)");
  private static final Pattern DELIMITER = Pattern.compile("delimiter:((?:[0-9a-f]{2})+)");
  private static final Pattern LENGTH =
      Pattern.compile("length:([1248]):(big|little):([0-9]{1,2}):(rest|field|all)");

  private CuttingText() {}

  public static String write(Cutting cutting) {
    return switch (cutting) {
      case Cutting.Reads _ -> "reads";
      case Cutting.Gap(Duration silence) -> "gap:" + silence(silence);
      case Cutting.Lines _ -> "lines";
      case Cutting.Delimiter(String hex) -> "delimiter:" + hex;
      case Cutting.LengthPrefix(int offset, int width, boolean little, Cutting.Counts counts) ->
          "length:%d:%s:%d:%s"
              .formatted(
                  width, little ? "little" : "big", offset, counts.name().toLowerCase(Locale.ROOT));
      case Cutting.Netstrings _ -> "netstrings";
      case Cutting.Cobs _ -> "cobs";
      case Cutting.TlsRecords _ -> "tls";
      case Cutting.WebSocket _ -> "websocket";
    };
  }

  private static String silence(Duration silence) {
    long micros = Math.max(1, silence.toNanos() / 1000);
    return micros % 1000 == 0 ? micros / 1000 + "ms" : micros + "us";
  }

  /// Nothing where the text is none of [#write].
  public static Optional<Cutting> read(String text) {
    try {
      return Optional.ofNullable(
          switch (text) {
            case "reads" -> new Cutting.Reads();
            case "lines" -> new Cutting.Lines();
            case "netstrings" -> new Cutting.Netstrings();
            case "cobs" -> new Cutting.Cobs();
            case "tls" -> new Cutting.TlsRecords();
            case "websocket" -> new Cutting.WebSocket();
            default -> withValues(text);
          });
    } catch (IllegalArgumentException outOfRange) {
      return Optional.empty();
    }
  }

  private static @Nullable Cutting withValues(String text) {
    Matcher gap = GAP.matcher(text);
    if (gap.matches()) {
      long count = Long.parseLong(gap.group(1));
      return new Cutting.Gap(
          gap.group(2).equals("ms") ? Duration.ofMillis(count) : Duration.ofNanos(count * 1000));
    }
    Matcher delimiter = DELIMITER.matcher(text);
    if (delimiter.matches()) {
      return new Cutting.Delimiter(delimiter.group(1));
    }
    Matcher length = LENGTH.matcher(text);
    if (length.matches()) {
      return new Cutting.LengthPrefix(
          Integer.parseInt(length.group(3)),
          Integer.parseInt(length.group(1)),
          length.group(2).equals("little"),
          Cutting.Counts.valueOf(length.group(4).toUpperCase(Locale.ROOT)));
    }
    return null;
  }
}
