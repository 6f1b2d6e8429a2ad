package dev.endpoint.app.control.stream;

import dev.endpoint.engine.capture.Recording;
import dev.endpoint.engine.capture.note.Note;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The notes of a view with the places of their bytes, which are looked up off the FX thread.
final class Notes {
  private final Executor background;
  private final Executor fx;
  private final Runnable changed;
  private final Consumer<Exception> failed;
  private List<Noted> noted = List.of();
  private int asked;

  /// @param changed runs when other notes are to be drawn
  Notes(Executor background, Executor fx, Runnable changed, Consumer<Exception> failed) {
    this.background = background;
    this.fx = fx;
    this.changed = changed;
    this.failed = failed;
  }

  List<Noted> all() {
    return noted;
  }

  void show(@Nullable Recording recording, List<Note> notes) {
    int now = ++asked;
    if (recording == null || notes.isEmpty()) {
      found(List.of());
      return;
    }
    background.execute(
        () -> {
          try {
            List<Noted> places = places(recording, notes);
            fx.execute(() -> found(now, places));
          } catch (IOException e) {
            fx.execute(() -> failed.accept(e));
          }
        });
  }

  private static List<Noted> places(Recording recording, List<Note> notes) throws IOException {
    List<Noted> places = new ArrayList<>();
    for (Note note : notes) {
      Noted one = Noted.of(note, recording);
      if (one != null) {
        places.add(one);
      }
    }
    return List.copyOf(places);
  }

  private void found(int when, List<Noted> places) {
    if (when == asked) {
      found(places);
    }
  }

  private void found(List<Noted> places) {
    if (!noted.equals(places)) {
      noted = places;
      changed.run();
    }
  }
}
