package dev.endpoint.engine.capture.note;

import dev.endpoint.engine.capture.CaptureFile;
import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.Face;
import dev.endpoint.engine.capture.WholeFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The notes of a capture, in a file of text beside it: a capture has one writer while it grows,
/// and is never changed after that. The first line says what it is; each other one is a note:
/// `received 416 440 the answer`, with its colour first if it has one: `red received 416 440`, and
/// before that `wire` if its bytes are those that passed below what was said. A line feed in the
/// words is written `\n`, a backslash `\\`.
public final class NoteFile {
  private static final String FIRST = "Endpoint Workbench notes 1";
  private static final Pattern NOTE =
      Pattern.compile(
          "(?:(?<wire>wire) )?(?:(?<colour>[a-z]+) )?(?<way>sent|received|both) "
              + "(?<from>\\d{1,18}) (?<until>\\d{1,18}) (?<words>.*)");

  /// Nobody writes so much by hand; it is something else.
  private static final long MOST_BYTES = 4 << 20;

  private record Line(Face face, Note note) {}

  private NoteFile() {}

  /// The notes of one recording of a capture; none when there is no such file.
  ///
  /// @throws IOException in words, when it cannot be read or is something else
  public static List<Note> read(Path capture, Face face) throws IOException {
    return lines(capture).stream().filter(line -> line.face() == face).map(Line::note).toList();
  }

  private static List<Line> lines(Path capture) throws IOException {
    Path file = CaptureFile.notes(capture);
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new IOException("The notes in " + file + " cannot be read: it is too large.");
      }
      return parse(file, Files.readString(file));
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (CharacterCodingException e) {
      throw new IOException("The notes in " + file + " cannot be read: it is no text.", e);
    }
  }

  private static List<Line> parse(Path file, String text) throws IOException {
    List<String> lines = text.lines().toList();
    if (lines.isEmpty() || !lines.getFirst().equals(FIRST)) {
      throw new IOException("The file " + file + " holds no notes of this program.");
    }
    List<Line> notes = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      Line note = line(lines.get(i));
      if (note == null) {
        throw new IOException("Line %d of %s is no note.".formatted(i + 1, file));
      }
      notes.add(note);
    }
    return List.copyOf(notes);
  }

  private static @Nullable Line line(String line) {
    Matcher parts = NOTE.matcher(line);
    if (!parts.matches()) {
      return null;
    }
    Face face = parts.group("wire") == null ? Face.PLAIN : Face.WIRE;
    String word = parts.group("colour");
    Colour colour = word == null ? null : Colour.of(word).orElse(null);
    long from = Long.parseLong(parts.group("from"));
    long until = Long.parseLong(parts.group("until"));
    return from < until && (word == null || colour != null)
        ? new Line(
            face,
            new Note(
                direction(parts.group("way")), from, until, colour, words(parts.group("words"))))
        : null;
  }

  private static @Nullable Direction direction(String word) {
    return word.equals("both") ? null : Direction.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static String words(String escaped) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < escaped.length(); i++) {
      char c = escaped.charAt(i);
      if (c == '\\' && i + 1 < escaped.length()) {
        i++;
        words.append(escaped.charAt(i) == 'n' ? '\n' : escaped.charAt(i));
      } else {
        words.append(c);
      }
    }
    return words.toString();
  }

  /// Keeps these notes of that recording, and no others of it; those of the other one stay. Without
  /// any there is no file.
  ///
  /// @throws IOException as the system says, or in words, when what is there cannot be read
  public static void write(Path capture, Face face, List<Note> notes) throws IOException {
    List<Line> lines = new ArrayList<>(lines(capture));
    lines.removeIf(line -> line.face() == face);
    notes.forEach(note -> lines.add(new Line(face, note)));
    if (lines.isEmpty()) {
      Files.deleteIfExists(CaptureFile.notes(capture));
      return;
    }
    String text =
        lines.stream()
            .sorted(Comparator.comparing(Line::face))
            .map(NoteFile::text)
            .collect(Collectors.joining("", FIRST + "\n", ""));
    ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
    WholeFile.write(
        CaptureFile.notes(capture),
        out -> {
          while (bytes.hasRemaining()) {
            out.write(bytes);
          }
        });
  }

  private static String text(Line line) {
    Note note = line.note();
    Colour colour = note.colour();
    String direction =
        note.direction() == null ? "both" : note.direction().name().toLowerCase(Locale.ROOT);
    String words = note.words().replaceAll("\\R", "\n").replace("\\", "\\\\").replace("\n", "\\n");
    return (line.face() == Face.WIRE ? "wire " : "")
        + (colour == null ? "" : colour.word() + " ")
        + direction
        + " "
        + note.from()
        + " "
        + note.until()
        + " "
        + words
        + "\n";
  }
}
