package dev.endpoint.engine.capture.note;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.endpoint.engine.capture.CaptureFile;
import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.Face;
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
    NoteFile.write(capture(), Face.PLAIN, notes);
    assertEquals(notes, NoteFile.read(capture(), Face.PLAIN));
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
  void theNotesOnTheWireAreKeptApart() throws IOException {
    List<Note> said = List.of(new Note(Direction.SENT, 0, 1, "said"));
    List<Note> wire =
        List.of(
            new Note(Direction.SENT, 0, 5, "hello"),
            new Note(Direction.RECEIVED, 2, 3, Colour.RED, ""));
    NoteFile.write(capture(), Face.WIRE, wire);
    NoteFile.write(capture(), Face.PLAIN, said);
    assertEquals(said, NoteFile.read(capture(), Face.PLAIN));
    assertEquals(wire, NoteFile.read(capture(), Face.WIRE));
    assertEquals(
        """
        Endpoint Workbench notes 1
        sent 0 1 said
        wire sent 0 5 hello
        wire red received 2 3\s
        """,
        Files.readString(CaptureFile.notes(capture())));
    NoteFile.write(capture(), Face.PLAIN, List.of());
    assertEquals(wire, NoteFile.read(capture(), Face.WIRE));
    NoteFile.write(capture(), Face.WIRE, List.of());
    assertFalse(Files.exists(CaptureFile.notes(capture())));
  }

  @Test
  void whatCannotBeReadIsNotReplaced() throws IOException {
    Files.writeString(CaptureFile.notes(capture()), "something else\n");
    List<Note> notes = List.of(new Note(null, 0, 1, "x"));
    assertThrows(IOException.class, () -> NoteFile.write(capture(), Face.PLAIN, notes));
    assertEquals("something else\n", Files.readString(CaptureFile.notes(capture())));
  }

  @Test
  void withoutNotesThereIsNoFile() throws IOException {
    assertEquals(List.of(), NoteFile.read(capture(), Face.PLAIN));
    NoteFile.write(capture(), Face.PLAIN, List.of(new Note(null, 0, 1, "x")));
    NoteFile.write(capture(), Face.PLAIN, List.of());
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
    IOException said = assertThrows(IOException.class, () -> NoteFile.read(capture(), Face.PLAIN));
    assertEquals(true, said.getMessage().contains("talk.pcapng.notes"), said.getMessage());
  }

  @Test
  void bytesThatAreNoTextAreSaid() throws IOException {
    Files.write(CaptureFile.notes(capture()), new byte[] {(byte) 0xFF});
    IOException said = assertThrows(IOException.class, () -> NoteFile.read(capture(), Face.PLAIN));
    assertEquals(true, said.getMessage().endsWith("it is no text."), said.getMessage());
  }
}
