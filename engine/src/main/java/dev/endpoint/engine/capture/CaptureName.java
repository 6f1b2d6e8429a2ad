package dev.endpoint.engine.capture;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How captures are called: when in universal time, what, and a number that tells apart what began
/// in one second: `20261122T212658Z_tcp-127.0.0.1-8080_0001.pcapng`.
final class CaptureName {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final Pattern OURS =
      Pattern.compile("\\d{8}T\\d{6}Z_([A-Za-z0-9.-]{1,60})_\\d{4,}(_\\d{5,9}_\\d{14})?\\.pcapng");

  private static final String WHOLE = "-whole";

  /// As dumpcap calls the files of a ring, which Wireshark knows as a file set.
  private static final Pattern PART = Pattern.compile("(.+)_(\\d{5,9})_\\d{14}(\\.[^.]*)?");

  private static final DateTimeFormatter PART_TIME =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final int MAX_NAME = 60;

  private CaptureName() {}

  static String of(Instant started, String name, long number) {
    return String.format(
        Locale.ROOT, "%s_%s_%04d.pcapng", TIME.format(started), safe(name), number);
  }

  /// `talk.pcapng`, then `talk-2.pcapng`.
  static String numbered(String fileName, long number) {
    if (number == 1) {
      return fileName;
    }
    int dot = fileName.lastIndexOf('.');
    int end = dot > 0 ? dot : fileName.length();
    return fileName.substring(0, end) + "-" + number + fileName.substring(end);
  }

  /// `talk_00002_20261122212658.pcapng`, of `talk.pcapng`.
  ///
  /// @param began when the part did
  static String part(String first, int number, Instant began) {
    int dot = first.lastIndexOf('.');
    int end = dot > 0 ? dot : first.length();
    return String.format(
        Locale.ROOT,
        "%s_%05d_%s%s",
        first.substring(0, end),
        number,
        PART_TIME.format(began),
        first.substring(end));
  }

  /// What the first file of a capture is called of which this may be a part.
  static String first(String fileName) {
    Matcher part = PART.matcher(fileName);
    return part.matches() ? part.group(1) + (part.group(3) == null ? "" : part.group(3)) : fileName;
  }

  /// What a capture is called whose files were put together to one: as those that are made here.
  ///
  /// @param first of its files
  static String whole(Instant started, String first, long number) {
    Matcher ours = OURS.matcher(first);
    String name = safe(ours.matches() ? ours.group(1) : first(first).replaceAll("\\.[^.]*$", ""));
    int length = Math.min(name.length(), MAX_NAME - WHOLE.length());
    return of(started, name.substring(0, length) + WHOLE, number);
  }

  /// Whether a file of that name was made here, so that it may be removed when it is old.
  static boolean isOurs(String fileName) {
    return OURS.matcher(fileName).matches();
  }

  /// Letters, digits, dots and hyphens, which no file system takes amiss.
  private static String safe(String name) {
    String plain = name.replaceAll("[^A-Za-z0-9.]+", "-").replaceAll("^[-.]+|-+$", "");
    if (plain.isEmpty()) {
      return "connection";
    }
    return plain.length() > MAX_NAME ? plain.substring(0, MAX_NAME) : plain;
  }
}
