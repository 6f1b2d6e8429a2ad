package dev.endpoint.engine.capture;

import java.io.IOException;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/// Who talked to whom, as a capture tells it.
///
/// @param local whose bytes were sent; null where it is not told
/// @param peer whose bytes were received; null where it is not told
/// @param accepted whether the peer had opened the connection
public record Parties(
    @Nullable SocketAddress local, @Nullable SocketAddress peer, boolean accepted) {
  public static final Parties UNKNOWN = new Parties(null, null, false);

  /// As far as the file of a recording tells it: nothing where there is none, or no record in it.
  /// Blocks.
  public static Parties of(Recording recording) throws IOException {
    return recording.file() == null || recording.extent().records() == 0
        ? UNKNOWN
        : Ends.of(recording).parties();
  }

  /// An end without an IP address, by the name it had.
  static final class Named extends SocketAddress {
    private static final long serialVersionUID = 1;

    private final String name;

    Named(String name) {
      this.name = name;
    }

    @Override
    public String toString() {
      return name;
    }
  }
}
