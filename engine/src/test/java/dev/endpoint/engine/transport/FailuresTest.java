package dev.endpoint.engine.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.endpoint.engine.transport.Failure.Kind;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.channels.UnsupportedAddressTypeException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailuresTest {
  static Stream<Arguments> exceptions() {
    return Stream.of(
        row(new ConnectException("Connection refused"), Kind.REFUSED, "ECONNREFUSED"),
        row(new ConnectException("Verbindungsaufbau abgelehnt"), Kind.REFUSED, "ECONNREFUSED"),
        row(new ConnectException("Connection timed out"), Kind.TIMED_OUT, "ETIMEDOUT"),
        row(new SocketTimeoutException("Read"), Kind.TIMED_OUT, "ETIMEDOUT"),
        row(new TimeoutException(), Kind.TIMED_OUT, "ETIMEDOUT"),
        row(new PortUnreachableException(), Kind.REFUSED, "ECONNREFUSED"),
        row(new NoRouteToHostException("No route to host"), Kind.UNREACHABLE, "EHOSTUNREACH"),
        row(new NoRouteToHostException(), Kind.UNREACHABLE, "EHOSTUNREACH"),
        row(new SocketException("Network is unreachable"), Kind.UNREACHABLE, "ENETUNREACH"),
        row(new BindException("Address already in use"), Kind.ADDRESS_IN_USE, "EADDRINUSE"),
        row(new BindException(), Kind.ADDRESS_IN_USE, "EADDRINUSE"),
        row(
            new BindException("Cannot assign requested address"),
            Kind.ADDRESS_NOT_AVAILABLE,
            "EADDRNOTAVAIL"),
        row(new BindException("Permission denied"), Kind.PERMISSION_DENIED, "EACCES"),
        row(new SocketException("Operation not permitted"), Kind.PERMISSION_DENIED, "EPERM"),
        row(new SecurityException("no"), Kind.PERMISSION_DENIED, "EPERM"),
        row(new SocketException("Connection reset"), Kind.RESET, "ECONNRESET"),
        row(new IOException("Connection reset by peer"), Kind.RESET, "ECONNRESET"),
        row(new IOException("Broken pipe"), Kind.RESET, "EPIPE"),
        row(new IOException("Software caused connection abort"), Kind.RESET, "ECONNABORTED"),
        row(new EOFException(), Kind.RESET, ""),
        row(new IOException("Too many open files"), Kind.OUT_OF_DESCRIPTORS, "EMFILE"),
        row(new IOException("Too many open files in system"), Kind.OUT_OF_DESCRIPTORS, "ENFILE"),
        row(new IOException("No buffer space available"), Kind.OUT_OF_DESCRIPTORS, "ENOBUFS"),
        row(new IOException("Cannot allocate memory"), Kind.OUT_OF_DESCRIPTORS, "ENOMEM"),
        row(new IOException("No space left on device"), Kind.DISK_FULL, "ENOSPC"),
        row(
            new FileSystemException("/a", null, "No space left on device"),
            Kind.DISK_FULL,
            "ENOSPC"),
        row(new IOException("Disk quota exceeded"), Kind.DISK_FULL, "EDQUOT"),
        row(new IOException("File too large"), Kind.DISK_FULL, "EFBIG"),
        row(
            new FileSystemException("/a", null, "Read-only file system"),
            Kind.PERMISSION_DENIED,
            "EROFS"),
        row(new AccessDeniedException("/a"), Kind.PERMISSION_DENIED, "EACCES"),
        row(new NoSuchFileException("/connection refused"), Kind.OTHER, "ENOENT"),
        row(new FileAlreadyExistsException("/a"), Kind.OTHER, "EEXIST"),
        row(new NotDirectoryException("/a"), Kind.OTHER, "ENOTDIR"),
        row(new IOException("Input/output error"), Kind.OTHER, "EIO"),
        row(new SocketException("Protocol family unavailable"), Kind.NOT_SUPPORTED, "EAFNOSUPPORT"),
        row(new UnsupportedAddressTypeException(), Kind.NOT_SUPPORTED, "EAFNOSUPPORT"),
        row(new UnsupportedOperationException("option"), Kind.NOT_SUPPORTED, ""),
        row(new SocketException("Invalid argument"), Kind.BAD_ARGUMENT, "EINVAL"),
        row(new IllegalArgumentException("too small"), Kind.BAD_ARGUMENT, ""),
        row(
            new UnknownHostException("nowhere: Name or service not known"),
            Kind.NO_SUCH_NAME,
            "EAI_NONAME"),
        row(
            new UnknownHostException("nowhere: No address associated with hostname"),
            Kind.NO_SUCH_NAME,
            "EAI_NODATA"),
        row(
            new UnknownHostException("nowhere: Temporary failure in name resolution"),
            Kind.LOOKUP_FAILED,
            "EAI_AGAIN"),
        row(new UnresolvedAddressException(), Kind.NO_SUCH_NAME, "EAI_NONAME"),
        row(new InterruptedException(), Kind.CANCELLED, ""),
        row(new CancellationException(), Kind.CANCELLED, ""),
        row(new OutOfMemoryError("Java heap space"), Kind.OTHER, ""),
        row(new ClosedChannelException(), Kind.OTHER, ""),
        row(new IllegalStateException("Connection refused"), Kind.OTHER, ""));
  }

  private static Arguments row(Throwable error, Kind kind, String code) {
    return arguments(error, kind, code);
  }

  @ParameterizedTest
  @MethodSource("exceptions")
  void everyExceptionGetsItsKindItsCodeAndWordsThatNameTheTarget(
      Throwable error, Kind kind, String code) {
    Failure failure = Failures.of(error, "connecting", "127.0.0.1:8081");
    assertEquals(kind, failure.kind());
    assertEquals(code, failure.code());
    assertEquals("connecting", failure.stage());
    assertEquals("127.0.0.1:8081", failure.target());
    assertSame(error, failure.cause());
    assertTrue(failure.message().contains("127.0.0.1:8081"), failure.message());
    assertFalse(failure.message().endsWith("."), failure.message());
    assertFalse(failure.meaning().contains("%s"), failure.meaning());
  }

  @ParameterizedTest
  @MethodSource("exceptions")
  void wrappersAreTakenOff(Throwable error, Kind kind, String code) {
    Throwable wrapped = new CompletionException(new ExecutionException(error));
    assertEquals(kind, Failures.of(wrapped, "connecting", "x").kind());
    assertSame(error, Failures.of(wrapped, "connecting", "x").cause());
  }

  @Test
  void anUncheckedInputOutputExceptionIsTakenOffToo() {
    var wrapped = new UncheckedIOException(new IOException("No space left on device"));
    assertEquals(Kind.DISK_FULL, Failures.of(wrapped, "open", "/x").kind());
  }

  @Test
  void aFailureComesBackAsItWas() {
    Failure failure = new Failure(Kind.OTHER, "open", "x", "m", "");
    assertSame(failure, Failures.of(failure.toException(), "connecting", "y"));
  }

  @Test
  void anAddressThatIsNotHereMeansSomethingElseForAListenerThanForAConnect() {
    var error = new BindException("Cannot assign requested address");
    Failure listening = Failures.of(error, "listening", "9.9.9.9:1");
    Failure connecting = Failures.of(error, "connecting", "9.9.9.9:1");
    assertEquals("9.9.9.9:1 is not available here", listening.message());
    assertEquals("No local address to reach 9.9.9.9:1 from", connecting.message());
  }

  @Test
  void permissionIsAboutLowPortsOnlyForAListener() {
    var error = new BindException("Permission denied");
    assertTrue(Failures.of(error, "listening", "[::]:80").meaning().contains("1024"));
    assertFalse(Failures.of(error, "open", "/x").meaning().contains("1024"));
  }

  @Test
  void aProtocolThatRaisedIsToldByItsCallbackAndItsWords() {
    Failure failure =
        Failures.protocolRaised("received", "open", "[::1]:9", new IllegalStateException("boom"));
    assertEquals(Kind.PROTOCOL_RAISED, failure.kind());
    assertEquals("The protocol failed in received: IllegalStateException, boom", failure.message());
  }

  @Test
  void anUnwantedConnectionIsNoMistake() {
    assertEquals(Kind.NO_PROTOCOL, Failures.noProtocol("connecting", "[::1]:9").kind());
  }
}
