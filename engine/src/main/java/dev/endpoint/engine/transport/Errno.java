package dev.endpoint.engine.transport;

import dev.endpoint.engine.transport.Failure.Kind;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The errors of the operating system that people meet, each with what it looks like in the message
/// of a Java exception and with our words for it. In `message`, `%s` is the target.
enum Errno {
  ECONNREFUSED(
      Kind.REFUSED,
      "Refused by %s",
      "The computer answered, but nothing listens on that port. The server may not be running, or"
          + " it listens on another port or another address.",
      "connection refused"),
  ETIMEDOUT(
      Kind.TIMED_OUT,
      "No answer from %s",
      "The system gave up waiting. The address may be wrong, the machine off, or a firewall drops"
          + " the packets silently.",
      "timed out"),
  EHOSTUNREACH(
      Kind.UNREACHABLE,
      "%s cannot be reached",
      "The network knows no way to this machine, or the machine is off. Check the address and the"
          + " network.",
      "no route to host",
      "host is unreachable",
      "host is down"),
  ENETUNREACH(
      Kind.UNREACHABLE,
      "No network leads to %s",
      "This computer has no route there. It may be offline, or have no IPv6 where the address needs"
          + " it.",
      "network is unreachable",
      "network is down",
      "network dropped"),
  EADDRINUSE(
      Kind.ADDRESS_IN_USE,
      "%s is already in use",
      "Another program has it. Stop that program or choose another port; port 0 takes any free"
          + " one.",
      "address already in use"),
  EADDRNOTAVAIL(
      Kind.ADDRESS_NOT_AVAILABLE,
      "%s is not available here",
      "It is not an address of this computer. Leave the interface out to use all of them, or name"
          + " one that this computer has.",
      "cannot assign requested address",
      "can't assign requested address"),
  EACCES(
      Kind.PERMISSION_DENIED,
      "The system does not allow %s",
      "Ports below 1024 usually need special rights. Choose a port from 1024 up, or run with more"
          + " rights.",
      "permission denied"),
  EPERM(
      Kind.PERMISSION_DENIED,
      "The system does not allow %s",
      "A firewall rule or another policy of this computer forbids it.",
      "operation not permitted"),
  ECONNRESET(
      Kind.RESET,
      "%s reset the connection",
      "The other side ended it abruptly: its program crashed, closed with data unread, or refused"
          + " what it got. Bytes on their way may be lost.",
      "connection reset"),
  EPIPE(
      Kind.RESET,
      "%s takes no more",
      "The other side has closed while we were still sending. The last bytes may be lost.",
      "broken pipe",
      "socket is not connected",
      "transport endpoint is not connected"),
  ECONNABORTED(
      Kind.RESET,
      "The connection with %s was aborted",
      "The system on this side or the other ended it before it was used.",
      "connection abort",
      "connection aborted"),
  EMFILE(
      Kind.OUT_OF_DESCRIPTORS,
      "No descriptor left for %s",
      "This program has as many files and connections open as the system allows. Close some, or"
          + " raise the limit (ulimit -n).",
      "too many open files"),
  ENFILE(
      Kind.OUT_OF_DESCRIPTORS,
      "No descriptor left for %s",
      "The whole computer has as many files and connections open as its system allows.",
      "too many open files in system",
      "file table overflow"),
  ENOBUFS(
      Kind.OUT_OF_DESCRIPTORS,
      "No buffer left for %s",
      "The system has no memory for more connections just now. Close some and try again.",
      "no buffer space available"),
  ENOMEM(
      Kind.OUT_OF_DESCRIPTORS,
      "No memory left for %s",
      "The system has no memory for this just now. Close something and try again.",
      "cannot allocate memory"),
  ENOSPC(
      Kind.DISK_FULL,
      "No space left on the disk for %s",
      "Free some space, or choose a folder on another disk.",
      "no space left on device"),
  EDQUOT(
      Kind.DISK_FULL,
      "The disk quota leaves no space for %s",
      "Free some space, or choose a folder on another disk.",
      "disk quota exceeded"),
  EFBIG(
      Kind.DISK_FULL,
      "%s would become larger than allowed",
      "The file system or a limit of this program caps the size of a file.",
      "file too large"),
  EROFS(
      Kind.PERMISSION_DENIED,
      "%s is on a read-only disk",
      "Choose a folder on a disk that can be written.",
      "read-only file system"),
  EAFNOSUPPORT(
      Kind.NOT_SUPPORTED,
      "This computer does not do that kind of address: %s",
      "Most often IPv6 is switched off. Try an IPv4 address.",
      "address family not supported",
      "protocol family unavailable",
      "protocol family not supported"),
  EINVAL(
      Kind.BAD_ARGUMENT,
      "The system refuses %s as it stands",
      "An argument makes no sense to it. A link-local IPv6 address needs its zone, such as"
          + " fe80::1%eth0.",
      "invalid argument"),
  EIO(
      Kind.OTHER,
      "The disk or device failed at %s",
      "Reading or writing failed below the file system. The disk may be damaged or gone.",
      "input/output error");

  private static final List<Errno> LONGEST_FIRST = List.of(values()).reversed();

  private final Kind kind;
  private final String message;
  private final String meaning;
  private final List<String> signs;

  Errno(Kind kind, String message, String meaning, String... signs) {
    this.kind = kind;
    this.message = message;
    this.meaning = meaning;
    this.signs = List.of(signs);
  }

  /// Which error the text of an exception tells of. Later ones are asked first: "too many open
  /// files in system" contains "too many open files".
  static @Nullable Errno in(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String lower = text.toLowerCase(Locale.ROOT);
    for (Errno errno : LONGEST_FIRST) {
      if (errno.signs.stream().anyMatch(lower::contains)) {
        return errno;
      }
    }
    return null;
  }

  Failure failure(String stage, String target, Throwable cause) {
    return new Failure(
        kind, stage, target, message.formatted(target), meaning, name(), cause, List.of());
  }
}
