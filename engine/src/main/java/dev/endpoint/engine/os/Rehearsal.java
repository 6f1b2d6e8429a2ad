package dev.endpoint.engine.os;

import dev.endpoint.engine.transport.Addresses;
import dev.endpoint.engine.transport.Failures;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/// Does once, while all is well, what will be needed when descriptors have run out: without them a
/// JVM can neither load classes from a folder nor read its time zones, and an error that cannot be
/// reported ends in a dead loop.
final class Rehearsal {
  private static final Logger LOG = System.getLogger(NioReactor.class.getName());

  private Rehearsal() {}

  static void run() {
    InetSocketAddress address = new InetSocketAddress(0);
    IOException error = new IOException("Too many open files");
    String words =
        Failures.of(error, "listening", Addresses.text(address)).toException().toString();
    String time =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.now().atZone(ZoneId.systemDefault()));
    LOG.log(Level.DEBUG, () -> time + " " + words, error);
  }
}
