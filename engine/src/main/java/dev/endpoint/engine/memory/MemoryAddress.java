package dev.endpoint.engine.memory;

import java.net.SocketAddress;

/// A name inside this program, or the unnamed other end of a connection to one.
public final class MemoryAddress extends SocketAddress {
  private static final long serialVersionUID = 1L;

  private final String name;
  private final long number;

  private MemoryAddress(String name, long number) {
    this.name = name;
    this.number = number;
  }

  /// Where a listener of that name is.
  public static MemoryAddress of(String name) {
    return new MemoryAddress(name, 0);
  }

  /// Where the connection of this number to that name comes from.
  MemoryAddress caller(long number) {
    return new MemoryAddress(name, number);
  }

  public String name() {
    return name;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MemoryAddress that && name.equals(that.name) && number == that.number;
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + Long.hashCode(number);
  }

  @Override
  public String toString() {
    return number == 0 ? "memory:" + name : "memory:" + name + " caller " + number;
  }
}
