package dev.endpoint.engine.net;

import java.net.SocketAddress;

/// A program at the end of pipes, which has a name and no address.
public final class ProgramAddress extends SocketAddress {
  private static final long serialVersionUID = 1L;

  /// This end of all such connections.
  public static final ProgramAddress THIS = new ProgramAddress("this program");

  private final String words;

  private ProgramAddress(String words) {
    this.words = words;
  }

  /// @param words what to call it: `cat`, `cat (pid 4122)`
  public static ProgramAddress of(String words) {
    return new ProgramAddress(words);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ProgramAddress that && words.equals(that.words);
  }

  @Override
  public int hashCode() {
    return words.hashCode();
  }

  @Override
  public String toString() {
    return words;
  }
}
