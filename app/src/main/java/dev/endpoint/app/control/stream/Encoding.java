package dev.endpoint.app.control.stream;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// How bytes are read as characters. Each reads out of a [Chunk], across its borders, for a record
/// may end in the middle of a character.
public enum Encoding {
  UTF_8("UTF-8", true, new Utf8()),
  LATIN_1("ISO-8859-1", true, new SingleByte("ISO-8859-1")),
  WINDOWS_1252("windows-1252", true, new SingleByte("windows-1252")),
  UTF_16LE("UTF-16LE", false, new Utf16(false)),
  UTF_16BE("UTF-16BE", false, new Utf16(true)),
  EBCDIC("IBM037", false, new SingleByte("IBM037"));

  /// The bytes from a place are no character.
  static final int INVALID = 0;

  /// Finds characters.
  interface Reader {
    /// How many bytes the character at an offset has, or [#INVALID]. One that goes on behind all
    /// that is known is invalid too, for now.
    int length(Chunk chunk, int at);

    int codePoint(Chunk chunk, int at, int length);

    /// How many bytes at the start of a chunk are the rest of a character that began before it.
    int begunBefore(Chunk chunk);
  }

  private final String charset;
  private final boolean extendsAscii;
  private final Reader reader;

  Encoding(String charset, boolean extendsAscii, Reader reader) {
    this.charset = charset;
    this.extendsAscii = extendsAscii;
    this.reader = reader;
  }

  /// Those that this Java knows: a small runtime may lack some.
  static List<Encoding> supported() {
    return Arrays.stream(values()).filter(each -> Charset.isSupported(each.charset)).toList();
  }

  /// As in the settings.
  public String word() {
    return charset;
  }

  /// What was written for one; UTF-8 for anything else.
  public static Encoding of(String word) {
    return supported().stream().filter(each -> each.charset.equals(word)).findFirst().orElse(UTF_8);
  }

  String words() {
    return this == EBCDIC ? "EBCDIC (IBM037)" : charset;
  }

  Charset charset() {
    return Charset.isSupported(charset) ? Charset.forName(charset) : StandardCharsets.UTF_8;
  }

  /// Whether a byte below 0x80 is that character of ASCII, wherever it stands.
  boolean extendsAscii() {
    return extendsAscii;
  }

  Reader reader() {
    return reader;
  }
}
