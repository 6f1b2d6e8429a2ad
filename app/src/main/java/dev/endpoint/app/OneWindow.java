package dev.endpoint.app;

import dev.endpoint.app.instance.First;
import dev.endpoint.app.instance.Later;
import dev.endpoint.app.instance.Meeting;
import dev.endpoint.app.instance.Standing;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sees to it that a user has one window on a display: what a later start is asked for goes to the
/// window that is open.
final class OneWindow {
  /// A window that was just closing has made room by the second time.
  private static final int TRIES = 2;

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /// What is left to do for this start.
  sealed interface Rest {
    /// To open a window.
    ///
    /// @param first where later starts find it; null if they shall not, or cannot
    record Open(@Nullable First first) implements Rest {}

    /// Nothing: the window that is open has it.
    record Nothing() implements Rest {}
  }

  private final Meeting meeting;
  private final Duration patience;

  OneWindow(Meeting meeting) {
    this(meeting, PATIENCE);
  }

  OneWindow(Meeting meeting, Duration patience) {
    this.meeting = meeting;
    this.patience = patience;
  }

  /// Hands the arguments to the window that is open, if one is.
  ///
  /// @throws IOException if that window ended while it took them
  Rest hand(List<String> arguments) throws IOException {
    for (int i = 0; i < TRIES; i++) {
      Standing standing = join();
      if (!(standing instanceof Later later)) {
        return new Rest.Open((First) standing);
      }
      if (later.hand(arguments, patience)) {
        return new Rest.Nothing();
      }
    }
    return new Rest.Open(null);
  }

  private @Nullable Standing join() {
    try {
      return meeting.join();
    } catch (IOException e) {
      System.getLogger(OneWindow.class.getName())
          .log(Level.INFO, "later starts will not find this window: " + e.getMessage());
      return null;
    }
  }
}
