package dev.endpoint.app.instance;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.function.Consumer;

/// The window's own start. Later ones wait at its socket until it listens.
public final class First implements Standing, AutoCloseable {
  private final ServerSocketChannel listening;
  private final Meeting meeting;

  First(ServerSocketChannel listening, Meeting meeting) {
    this.listening = listening;
    this.meeting = meeting;
  }

  /// Listens to later starts from now on, those that wait already first.
  ///
  /// @param hear gets what each was asked for, on a thread of its own
  public void listen(Consumer<List<String>> hear) {
    Thread.ofPlatform().daemon().name("later starts").start(() -> accept(hear));
  }

  private void accept(Consumer<List<String>> hear) {
    try {
      while (true) {
        SocketChannel later = listening.accept();
        Thread.ofVirtual().name("later start").start(() -> serve(later, hear));
      }
    } catch (ClosedChannelException e) {
      // The window is closing.
    } catch (IOException e) {
      System.getLogger(First.class.getName())
          .log(Level.WARNING, "later starts are not heard any more", e);
    }
  }

  private static void serve(SocketChannel later, Consumer<List<String>> hear) {
    try (later;
        DataInputStream in = new DataInputStream(Channels.newInputStream(later));
        DataOutputStream out = new DataOutputStream(Channels.newOutputStream(later))) {
      Words.write(out, List.of(Words.GREETING));
      hear.accept(Words.read(in));
      Words.write(out, List.of(Words.TAKEN));
    } catch (IOException e) {
      System.getLogger(First.class.getName())
          .log(Level.INFO, "a later start went away: " + e.getMessage());
    }
  }

  /// The next start is the first one again. More than once does no harm.
  @Override
  public void close() {
    if (!listening.isOpen()) {
      return;
    }
    try {
      meeting.leave(listening);
    } catch (IOException e) {
      System.getLogger(First.class.getName())
          .log(Level.INFO, "the socket of this window stays behind: " + e.getMessage());
    }
  }
}
