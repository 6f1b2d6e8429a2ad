package dev.endpoint.engine.capture.export;

import dev.endpoint.engine.capture.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.CancellationException;

/// What an excerpt looks like when it is written down.
public enum Form {
  TEXT("text", "txt", 1, text((e, out, p) -> PlainText.write(e, StandardCharsets.UTF_8, out, p))),
  HEX("hex", "hex", 3, text(HexText::line)),
  DUMP("hex dump", "hex", 5, text(HexText::dump)),
  ESCAPED("escaped text", "txt", 2, text(EscapedText::write)),
  BASE64("Base64", "b64", 2, Form::base64),
  C("C array", "c", 6, text(SourceArray.C::write)),
  JAVA("Java byte[]", "java", 9, text(JavaSource::field), text(JavaSource::type)),
  PYTHON("Python bytes", "py", 3, text(PythonSource::write)),
  RUST("Rust array", "rs", 6, text(SourceArray.RUST::write)),
  SHELL("shell command that prints it", "sh", 3, text(ShellCommand::write)),
  JSON("JSON", "json", 2, text(JsonRecords::array)),
  LINES("JSON lines", "ndjson", 2, text(JsonRecords::lines)),
  TRANSCRIPT("transcript", "txt", 2, text(Transcript::write)),
  PCAPNG("packets", "pcapng", 2, PacketsFile::write),
  RAW("bytes as they are", "bin", 1, Form::raw);

  /// Writes an excerpt down; closes nothing.
  @FunctionalInterface
  private interface Writing {
    void write(Excerpt excerpt, OutputStream out, Progress progress) throws IOException;
  }

  @FunctionalInterface
  private interface TextWriting {
    void write(Excerpt excerpt, TextOut out, Progress progress) throws IOException;
  }

  private final String label;
  private final String suffix;
  private final int charsPerByte;
  private final Writing copy;
  private final Writing file;

  Form(String label, String suffix, int charsPerByte, Writing writing) {
    this(label, suffix, charsPerByte, writing, writing);
  }

  /// @param file the same as it stands in a file of its own
  Form(String label, String suffix, int charsPerByte, Writing copy, Writing file) {
    this.label = label;
    this.suffix = suffix;
    this.charsPerByte = charsPerByte;
    this.copy = copy;
    this.file = file;
  }

  /// What it is called, in the middle of a sentence.
  public String label() {
    return label;
  }

  /// How names of such files end, without the dot.
  public String suffix() {
    return suffix;
  }

  /// About how long so many bytes become.
  public long chars(long bytes) {
    return bytes * charsPerByte;
  }

  /// Whether times and events are part of it, so that it says something without a byte, too.
  public boolean tellsEvents() {
    return this == JSON || this == LINES || this == TRANSCRIPT || this == PCAPNG;
  }

  /// The excerpt as it is pasted somewhere, all in memory.
  public String text(Excerpt excerpt) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    copy.write(excerpt, out, (done, total) -> true);
    return out.toString(StandardCharsets.UTF_8);
  }

  /// The excerpt as text in another encoding than UTF-8.
  public static String text(Excerpt excerpt, Charset charset) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    TextOut out = new TextOut(bytes);
    PlainText.write(excerpt, charset, out, (done, total) -> true);
    out.flush();
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /// Writes the excerpt as a file of its own.
  ///
  /// @throws CancellationException when `progress` called it off
  public void write(Excerpt excerpt, OutputStream out, Progress progress) throws IOException {
    file.write(excerpt, out, progress);
  }

  private static Writing text(TextWriting writing) {
    return (excerpt, out, progress) -> {
      TextOut text = new TextOut(out);
      writing.write(excerpt, text, progress);
      text.flush();
    };
  }

  private static void base64(Excerpt excerpt, OutputStream out, Progress progress)
      throws IOException {
    Base64.Encoder encoder = Base64.getEncoder();
    excerpt.each(
        progress,
        bytes -> {
          ByteBuffer encoded = encoder.encode(bytes);
          out.write(encoded.array(), 0, encoded.limit());
        });
  }

  private static void raw(Excerpt excerpt, OutputStream out, Progress progress) throws IOException {
    // The windows of an excerpt are arrays.
    excerpt.each(progress, bytes -> out.write(bytes.array(), bytes.position(), bytes.remaining()));
  }
}
