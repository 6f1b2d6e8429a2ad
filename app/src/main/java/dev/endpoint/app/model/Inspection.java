package dev.endpoint.app.model;

import dev.endpoint.engine.transport.Addresses;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// What some bytes mean, read in each of the usual ways from the first one on.
public final class Inspection {
  /// The longest reading.
  static final int MOST = 16;

  /// Where there are too few bytes, or they mean nothing.
  static final String NONE = "\u2013";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  /// Seconds at the end of the year 9999.
  private static final long LAST_SECOND = 253_402_300_799L;

  private static final int BITS_SHOWN = 4;

  /// One way to read them.
  ///
  /// @param name what it is called, the same for whatever bytes
  /// @param little the last byte counts most; the only value where the order makes no difference
  /// @param big the first byte counts most; empty where the order makes no difference
  public record Row(String name, String little, String big) {
    Row(String name, String value) {
      this(name, value, "");
    }
  }

  private final byte[] bytes;
  private final List<Row> rows = new ArrayList<>();

  private Inspection(byte[] bytes) {
    this.bytes = bytes;
  }

  /// @param bytes from the first one that is meant on, [#MOST] of them if there are so many
  static List<Row> of(byte[] bytes) {
    Inspection inspection = new Inspection(bytes);
    inspection.integers();
    inspection.floats();
    inspection.variable();
    inspection.text();
    inspection.times();
    inspection.addresses();
    inspection.bits();
    return List.copyOf(inspection.rows);
  }

  private void integers() {
    rows.add(new Row("u8", has(1) ? String.valueOf(bytes[0] & 0xFF) : NONE));
    rows.add(new Row("i8", has(1) ? String.valueOf(bytes[0]) : NONE));
    both("u16", 2, b -> String.valueOf(b.getShort() & 0xFFFF));
    both("i16", 2, b -> String.valueOf(b.getShort()));
    both("u24", 3, b -> String.valueOf(u24(b)));
    both("u32", 4, b -> String.valueOf(b.getInt() & 0xFFFF_FFFFL));
    both("i32", 4, b -> String.valueOf(b.getInt()));
    each("u64", 8, b -> Long.toUnsignedString(b.getLong()));
    each("i64", 8, b -> String.valueOf(b.getLong()));
  }

  private static int u24(ByteBuffer b) {
    int first = b.get() & 0xFF;
    int second = b.get() & 0xFF;
    int third = b.get() & 0xFF;
    return b.order() == ByteOrder.LITTLE_ENDIAN
        ? third << 16 | second << 8 | first
        : first << 16 | second << 8 | third;
  }

  private void floats() {
    both("f16", 2, b -> String.valueOf(Float.float16ToFloat(b.getShort())));
    both("f32", 4, b -> String.valueOf(b.getFloat()));
    each("f64", 8, b -> String.valueOf(b.getDouble()));
  }

  private boolean has(int count) {
    return bytes.length >= count;
  }

  private void both(String name, int size, Function<ByteBuffer, String> read) {
    if (has(size)) {
      rows.add(
          new Row(
              name,
              read.apply(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN)),
              read.apply(ByteBuffer.wrap(bytes).order(ByteOrder.BIG_ENDIAN))));
    } else {
      rows.add(new Row(name, NONE, NONE));
    }
  }

  /// The same on a row for each order: too long to stand beside each other.
  private void each(String name, int size, Function<ByteBuffer, String> read) {
    for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
      String value = has(size) ? read.apply(ByteBuffer.wrap(bytes).order(order)) : NONE;
      rows.add(new Row(name + (order == ByteOrder.LITTLE_ENDIAN ? " le" : " be"), value));
    }
  }

  /// Seven bits a byte, the lowest first; the eighth says that more follow.
  private void variable() {
    long value = 0;
    for (int i = 0; i < Math.min(10, bytes.length); i++) {
      value |= (long) (bytes[i] & 0x7F) << 7 * i;
      if (bytes[i] >= 0) {
        int unused = 64 - 7 * (i + 1);
        long signed = unused > 0 ? value << unused >> unused : value;
        String size = "  (" + Words.count(i + 1, "byte", "bytes") + ")";
        rows.add(new Row("uleb128", Long.toUnsignedString(value) + size));
        rows.add(new Row("sleb128", signed + size));
        return;
      }
    }
    rows.add(new Row("uleb128", NONE));
    rows.add(new Row("sleb128", NONE));
  }

  private void text() {
    rows.add(new Row("utf-8", character()));
  }

  private String character() {
    for (int size = 1; size <= Math.min(4, bytes.length); size++) {
      try {
        CharBuffer read =
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, size));
        int point = Character.codePointAt(read, 0);
        String shown = Character.isISOControl(point) ? "" : Character.toString(point) + "  ";
        return shown + "U+%04X  %s".formatted(point, Character.getName(point));
      } catch (CharacterCodingException e) {
        // The character is longer, or there is none.
        continue;
      }
    }
    return NONE;
  }

  private void times() {
    both("time32", 4, b -> time(b.getInt() & 0xFFFF_FFFFL, 0));
    both("time64", 8, b -> time(b.getLong(), 0));
    each("ms64", 8, b -> millis(b.getLong()));
  }

  private static String millis(long millis) {
    return time(Math.floorDiv(millis, 1000), (int) Math.floorMod(millis, 1000L));
  }

  private static String time(long seconds, int millis) {
    if (seconds < 0 || seconds > LAST_SECOND) {
      return NONE;
    }
    String whole = TIME.format(Instant.ofEpochSecond(seconds));
    return millis == 0 ? whole : whole + ".%03d".formatted(millis);
  }

  private void addresses() {
    rows.add(new Row("ipv4", has(4) ? address(4) : NONE));
    rows.add(new Row("ipv6", has(MOST) ? address(MOST) : NONE));
  }

  private String address(int size) {
    try {
      return Addresses.host(InetAddress.getByAddress(Arrays.copyOf(bytes, size)));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("addresses have 4 or 16 bytes", e);
    }
  }

  private void bits() {
    StringBuilder bits = new StringBuilder();
    for (int i = 0; i < Math.min(BITS_SHOWN, bytes.length); i++) {
      String digits = Integer.toBinaryString(bytes[i] & 0xFF);
      bits.append(i == 0 ? "" : " ").append("0".repeat(8 - digits.length())).append(digits);
    }
    rows.add(new Row("bits", bits.isEmpty() ? NONE : bits.toString()));
  }
}
