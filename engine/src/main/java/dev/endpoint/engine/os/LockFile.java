package dev.endpoint.engine.os;

import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Failure.Kind;
import dev.endpoint.engine.transport.FailureException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A lock as Twisted keeps it: a symbolic link whose target is the number of the process that holds
/// it. One whose process is gone is taken over.
///
/// A number that is our own, where we hold no such lock, is a left-over of an earlier process: in a
/// container every start has the same number.
final class LockFile {
  /// Those held by this program, whichever of its engines.
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  /// Others may take and leave the lock at the same time; so often is enough.
  private static final int TRIES = 10;

  private final Path link;

  private LockFile(Path link) {
    this.link = link;
  }

  /// The lock that goes with a socket.
  static Path of(Path socket) {
    return Path.of(socket + ".lock").toAbsolutePath();
  }

  /// Takes the lock of this socket.
  ///
  /// @throws FailureException in words when somebody else has it
  static LockFile acquire(Path socket) throws IOException, FailureException {
    Path link = of(socket);
    for (int i = 0; i < TRIES; i++) {
      try {
        Files.createSymbolicLink(link, Path.of(ourNumber()));
        HELD.add(link);
        return new LockFile(link);
      } catch (FileAlreadyExistsException held) {
        String owner = owner(socket, link);
        if (isAlive(link, owner)) {
          throw inUse(socket, owner);
        }
        Files.deleteIfExists(link);
      }
    }
    throw inUse(socket, "");
  }

  /// Whether a program that is running holds the lock of this socket.
  static boolean isHeld(Path socket) {
    Path link = of(socket);
    try {
      return isAlive(link, Files.readSymbolicLink(link).toString());
    } catch (IOException none) {
      return false;
    }
  }

  /// Gives it back; what somebody else put in its place stays.
  void release() throws IOException {
    HELD.remove(link);
    try {
      if (Files.readSymbolicLink(link).toString().equals(ourNumber())) {
        Files.deleteIfExists(link);
      }
    } catch (NoSuchFileException | NotLinkException notOurs) {
      // somebody took it away
    }
  }

  private static String ourNumber() {
    return String.valueOf(ProcessHandle.current().pid());
  }

  /// What the link says; empty when it is gone again.
  private static String owner(Path socket, Path link) throws IOException, FailureException {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (NoSuchFileException goneAgain) {
      return "";
    } catch (NotLinkException e) {
      throw new Failure(
              Kind.ADDRESS_IN_USE,
              "listening",
              socket.toString(),
              link + " is no lock file",
              "That name is needed for the lock of the socket. Move it away, choose another path,"
                  + " or do without a lock: lockfile=no.")
          .toException();
    }
  }

  private static boolean isAlive(Path link, String owner) {
    OptionalLong number = number(owner);
    if (number.isEmpty()) {
      return false;
    }
    return number.getAsLong() == ProcessHandle.current().pid()
        ? HELD.contains(link)
        : ProcessHandle.of(number.getAsLong()).isPresent();
  }

  private static OptionalLong number(String owner) {
    try {
      return OptionalLong.of(Long.parseLong(owner));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  private static FailureException inUse(Path socket, String owner) {
    boolean ourselves = owner.equals(ourNumber());
    String holder = ourselves ? "this program itself" : "the process " + owner;
    return new Failure(
            Kind.ADDRESS_IN_USE,
            "listening",
            socket.toString(),
            socket + " is already in use",
            "Its lock file is held by " + holder + ". Stop it there, or choose another path.")
        .toException();
  }
}
