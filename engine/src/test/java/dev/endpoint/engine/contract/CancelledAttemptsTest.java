package dev.endpoint.engine.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.endpoint.engine.endpoint.Attempt;
import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.endpoint.ListeningPort;
import dev.endpoint.engine.protocol.Echo;
import dev.endpoint.engine.testing.RecordingProtocol;
import dev.endpoint.engine.testing.RecordingProtocol.Callback;
import dev.endpoint.engine.transport.Protocol;
import dev.endpoint.engine.transport.Transport;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// Many attempts on real sockets, cancelled at random moments: not one descriptor is left, and
/// nobody hears twice.
class CancelledAttemptsTest {
  private static final int ATTEMPTS = 2000;
  private static final int AT_ONCE = 50;
  private static final int SILENT = 2;
  private static final double LONGEST_NANOS = 20e6;

  /// Of so many attempts one is left to end by itself, if it can.
  private static final int SPARED = 5;

  private final Random random = new Random(4);
  private int outcomes;
  private int connected;

  private static long descriptors() {
    Assumptions.assumeTrue(
        ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean,
        "this system does not tell how many descriptors are open");
    return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getOpenFileDescriptorCount();
  }

  @Test
  void noDescriptorIsLeftWhateverTheMoment() throws Exception {
    Ways ways = LoopbackTcpWays.make();
    Rig rig = ways.rig();
    ListeningPort port = Outcome.of(rig, () -> ways.server().listen(peer -> new Echo())).result();
    List<ClientEndpoint> targets =
        List.of(
            ways.clientOf(port.address()),
            ways.clientOfNobody(),
            ways.clientOfSilence(Duration.ofSeconds(60)));
    cancelMany(rig, targets, AT_ONCE);
    long before = descriptors();
    cancelMany(rig, targets, ATTEMPTS);
    // Those of tests before may still go: a program's go when the system has told of its end.
    rig.until("no descriptor is left", () -> descriptors() <= before);
    assertEquals(ATTEMPTS + AT_ONCE, outcomes, "one outcome each");
    assertTrue(connected > 0, "those left alone connected");
    port.stopListening();
    rig.settle();
    assertEquals(0, rig.open());
    ways.close();
    rig.close();
  }

  private void cancelMany(Rig rig, List<ClientEndpoint> targets, int count) throws Exception {
    for (int i = 0; i < count; i += AT_ONCE) {
      int expected = outcomes + AT_ONCE;
      rig.run(
          () -> {
            for (int j = 0; j < AT_ONCE; j++) {
              int target = j % targets.size();
              boolean spared = j % SPARED == 0 && target != SILENT;
              start(rig, targets.get(target), spared);
            }
          });
      rig.until("all have ended", () -> outcomes == expected);
    }
    rig.until("only the listener is left", () -> isQuiet(rig));
    rig.settle();
  }

  private static boolean isQuiet(Rig rig) {
    try {
      return rig.open() == 1;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private void start(Rig rig, ClientEndpoint endpoint, boolean spared) {
    Attempt<Protocol> attempt =
        endpoint.connect(peer -> new RecordingProtocol().on(Callback.CONNECTED, Transport::close));
    attempt
        .outcome()
        .whenComplete(
            (protocol, thrown) -> {
              outcomes++;
              connected += protocol == null ? 0 : 1;
            });
    if (!spared) {
      // As many in each tenfold of time, from at once to later than everything.
      long nanos = (long) Math.pow(LONGEST_NANOS, random.nextDouble());
      rig.engine().reactor().after(Duration.ofNanos(nanos), attempt::cancel);
    }
  }
}
