package dev.endpoint.engine.capture.note;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.endpoint.engine.capture.CaptureFile;
import dev.endpoint.engine.capture.Direction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoteFileTest {
  @TempDir Path dir;

  private Path capture() {
    return dir.resolve("talk.pcapng");
  }

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    List<Note> notes =
        List.of(
            new Note(Direction.SENT, 0, 1, ""),
            new Note(Direction.RECEIVED, 5_000_000_000L, 6_000_000_000L, "the answer é €"),
            new Note(Direction.RECEIVED, 7, 9, Colour.AMBER, ""),
            new Note(null, 3, 9, Colour.RED, "sent 1 2"),
            new Note(null, 3, 9, "two\nlines \\n and \\\\ backslashes"));
    NoteFile.write(capture(), notes);
    assertEquals(notes, NoteFile.read(capture()));
    assertEquals(
        """
        Endpoint Workbench notes 1
        sent 0 1\s
        received 5000000000 6000000000 the answer é €
        amber received 7 9\s
        red both 3 9 sent 1 2
        both 3 9 two\\nlines \\\\n and \\\\\\\\ backslashes
        """,
        Files.readString(dir.resolve("talk.pcapng.notes")));
  }

  @Test
  void withoutNotesThereIsNoFile() throws IOException {
    assertEquals(List.of(), NoteFile.read(capture()));
    NoteFile.write(capture(), List.of(new Note(null, 0, 1, "x")));
    NoteFile.write(capture(), List.of());
    assertFalse(Files.exists(CaptureFile.notes(capture())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "something else\n",
        "Endpoint Workbench notes 1\nsent 0 1\n",
        "Endpoint Workbench notes 1\nsent 5 5 nothing\n",
        "Endpoint Workbench notes 1\nup 0 5 x\n",
        "Endpoint Workbench notes 1\npink sent 0 5 x\n",
        "Endpoint Workbench notes 1\nsent 0 99999999999999999999 x\n"
      })
  void whatIsNoNoteIsSaidWithItsFile(String text) throws IOException {
    Files.writeString(CaptureFile.notes(capture()), text);
    IOException said = assertThrows(IOException.class, () -> NoteFile.read(capture()));
    assertEquals(true, said.getMessage().contains("talk.pcapng.notes"), said.getMessage());
  }

  @Test
  void bytesThatAreNoTextAreSaid() throws IOException {
    Files.write(CaptureFile.notes(capture()), new byte[] {(byte) 0xFF});
    IOException said = assertThrows(IOException.class, () -> NoteFile.read(capture()));
    assertEquals(true, said.getMessage().endsWith("it is no text."), said.getMessage());
  }
}
