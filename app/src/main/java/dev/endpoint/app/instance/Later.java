package dev.endpoint.app.instance;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// A start that found a window open.
public final class Later implements Standing {
  private final SocketChannel first;

  Later(SocketChannel first) {
    this.first = first;
  }

  /// Hands over what this start was asked for, and waits until the window has it.
  ///
  /// @param arguments as on a command line
  /// @param patience how long the window may take to answer; it may still be starting
  /// @return false if the window does not listen, so that nothing was said: it is closing, or
  ///   hangs, or is of another version
  /// @throws IOException if it ended in the middle, and may have taken them or not
  public boolean hand(List<String> arguments, Duration patience) throws IOException {
    CompletableFuture<Void> late =
        CompletableFuture.runAsync(
            this::hangUp,
            CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS));
    try (first;
        DataInputStream in = new DataInputStream(Channels.newInputStream(first));
        DataOutputStream out = new DataOutputStream(Channels.newOutputStream(first))) {
      if (!listens(in)) {
        return false;
      }
      Words.write(out, arguments);
      Words.expect(in, Words.TAKEN);
      return true;
    } finally {
      late.cancel(false);
    }
  }

  private static boolean listens(DataInputStream in) {
    try {
      Words.expect(in, Words.GREETING);
      return true;
    } catch (IOException e) {
      System.getLogger(Later.class.getName())
          .log(Level.INFO, "the window that is open does not listen: " + e.getMessage());
      return false;
    }
  }

  private void hangUp() {
    try {
      first.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
