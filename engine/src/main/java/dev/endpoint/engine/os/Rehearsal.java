package dev.endpoint.engine.os;

import dev.endpoint.engine.net.Network;
import dev.endpoint.engine.transport.Addresses;
import dev.endpoint.engine.transport.CloseReason;
import dev.endpoint.engine.transport.Failures;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/// Does once, while all is well, what will be needed when descriptors have run out: without them a
/// JVM can neither load classes from a folder nor read its time zones, and an error that cannot be
/// reported ends in a dead loop. It sets the logging up, too, where that waits for a first message,
/// and then takes as long as all the rest of an engine's start: so it waits until a descriptor is
/// wanted or there is time for it.
final class Rehearsal {
  private static final Logger LOG = System.getLogger(NioReactor.class.getName());

  /// What goes on working with no descriptor left: what is open, and saying why nothing more opens.
  private static final List<Class<?>> NEEDED =
      List.of(
          Timers.Timer.class,
          Buffers.class,
          ChannelTransport.class,
          CloseReason.Aborted.class,
          CloseReason.Broken.class,
          CloseReason.ByPeer.class,
          CloseReason.ByUs.class,
          CloseReason.Lost.class,
          CloseReason.Reset.class,
          Dialing.class,
          IdleWatch.class,
          Network.DialOptions.class,
          NioAcceptor.class,
          Outbox.class,
          ReservedDescriptor.class,
          SocketFacets.class,
          SocketSettings.class);

  private static final AtomicBoolean DONE = new AtomicBoolean();

  private Rehearsal() {}

  /// Any thread, and any number of times. Who comes while another one is at it does not wait.
  static void once() {
    if (DONE.compareAndSet(false, true)) {
      run();
    }
  }

  private static void run() {
    for (Class<?> needed : NEEDED) {
      initialize(needed);
    }
    InetSocketAddress address = new InetSocketAddress(0);
    IOException error = new IOException("Too many open files");
    Failures.of(error, "listening", Addresses.text(address)).toException();
    String now =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.now().atZone(ZoneId.systemDefault()));
    // The question sets up a logging that waits for what is worth writing.
    if (LOG.isLoggable(Level.ERROR)) {
      LOG.log(Level.DEBUG, () -> "ready for the day when no descriptor is left, " + now);
    }
  }

  private static void initialize(Class<?> needed) {
    try {
      Class.forName(needed.getName(), true, Rehearsal.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new AssertionError("it is loaded already", e);
    }
  }
}
