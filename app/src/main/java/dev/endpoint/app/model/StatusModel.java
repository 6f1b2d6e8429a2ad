package dev.endpoint.app.model;

import dev.endpoint.engine.capture.Recording;
import dev.endpoint.engine.session.SessionState;
import dev.endpoint.engine.session.SessionState.Role;
import java.net.InetSocketAddress;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// The figures in the status bar. Worked out when sessions change and once a second while a
/// connection is open; a quiet workbench works nothing out.
public final class StatusModel {
  private static final double NANOS_PER_SECOND = 1e9;

  private final WorkbenchModel workbench;
  private final LongSupplier memoryInUse;
  private final ReadOnlyStringWrapper open =
      new ReadOnlyStringWrapper(this, "open", "nothing open");
  private final ReadOnlyStringWrapper received = new ReadOnlyStringWrapper(this, "received", "");
  private final ReadOnlyStringWrapper sent = new ReadOnlyStringWrapper(this, "sent", "");
  private final ReadOnlyStringWrapper stored = new ReadOnlyStringWrapper(this, "stored", "");
  private final ReadOnlyStringWrapper memory = new ReadOnlyStringWrapper(this, "memory", "");
  private final ReadOnlyStringWrapper lossless = new ReadOnlyStringWrapper(this, "lossless", "");
  private final ReadOnlyStringWrapper follow = new ReadOnlyStringWrapper(this, "follow", "");
  private final ReadOnlyStringWrapper reach = new ReadOnlyStringWrapper(this, "reach", "");
  private final ReadOnlyBooleanWrapper exposed = new ReadOnlyBooleanWrapper(this, "exposed");

  private Totals last = new Totals(0, 0, 0, 0, false);
  private long lastNanos;

  /// @param missed bytes that passed while recording had stopped
  /// @param stopped whether one records no more though its conversation goes on
  private record Totals(long sent, long received, long stored, long missed, boolean stopped) {}

  /// @param memoryInUse bytes of memory this program uses now
  public StatusModel(WorkbenchModel workbench, LongSupplier memoryInUse) {
    this.workbench = workbench;
    this.memoryInUse = memoryInUse;
    workbench.revisionProperty().subscribe(revision -> count());
    workbench.clockProperty().subscribe(now -> measure());
  }

  private void count() {
    int connections = 0;
    int reachable = 0;
    int outgoing = 0;
    for (SessionModel session : workbench.sessions()) {
      SessionState state = session.state();
      if (state.phase().isConnected()) {
        connections++;
        outgoing += state.role() == Role.CONNECT && leaves(state) ? 1 : 0;
      }
      reachable += state.phase() == SessionState.Phase.LISTENING && state.exposed() ? 1 : 0;
    }
    open.set(connections == 0 ? "nothing open" : connections + " open");
    exposed.set(reachable > 0);
    reach.set(reach(reachable, outgoing));
    if (connections == 0) {
      received.set("");
      sent.set("");
    }
  }

  private static String reach(int reachable, int outgoing) {
    if (reachable > 0) {
      return Words.count(reachable, "listener", "listeners") + " reachable from the network";
    }
    return outgoing == 0 ? "this computer only" : "this computer + " + outgoing + " out";
  }

  /// Socket files, programs and `memory:` are of this computer; a name that was not looked up here
  /// is somewhere else.
  private static boolean leaves(SessionState state) {
    return state.peer() instanceof InetSocketAddress peer
        && (peer.getAddress() == null || !peer.getAddress().isLoopbackAddress());
  }

  /// At most once a second, so that a figure can be read.
  private void measure() {
    long now = workbench.clockProperty().get();
    if (lastNanos != 0 && now - lastNanos < NANOS_PER_SECOND * 0.9) {
      return;
    }
    Totals totals = totals();
    double seconds = lastNanos == 0 ? 1 : (now - lastNanos) / NANOS_PER_SECOND;
    boolean anyOpen = workbench.sessions().stream().anyMatch(s -> s.state().phase().isConnected());
    received.set(anyOpen ? "\u25C2 " + rate(totals.received() - last.received(), seconds) : "");
    sent.set(anyOpen ? "\u25B8 " + rate(totals.sent() - last.sent(), seconds) : "");
    stored.set(totals.stored() == 0 ? "" : Words.bytes(totals.stored()) + " stored");
    lossless.set(lossless(totals));
    memory.set(Words.bytes(memoryInUse.getAsLong()) + " memory");
    last = totals;
    lastNanos = now;
  }

  private static String lossless(Totals totals) {
    if (totals.stopped()) {
      return "recording stopped";
    }
    if (totals.missed() > 0) {
      return Words.bytes(totals.missed()) + " not recorded";
    }
    return totals.stored() == 0 ? "" : "lossless";
  }

  /// Says whether the connection that is shown is followed.
  ///
  /// @param live whether a connection is shown that is not over
  public void follows(boolean live, boolean following) {
    follow.set(!live ? "" : following ? "following" : "scrolled back");
  }

  /// Forgotten sessions make the totals smaller; that is no traffic.
  private static String rate(long bytes, double seconds) {
    return Words.rate(Math.max(0, bytes) / seconds);
  }

  private Totals totals() {
    long bytesSent = 0;
    long bytesReceived = 0;
    long onDisk = 0;
    long missed = 0;
    boolean stopped = false;
    for (SessionModel session : workbench.sessions()) {
      Recording recording = session.state().recording();
      if (recording != null) {
        Recording.Extent extent = recording.extent();
        bytesSent += extent.sent();
        bytesReceived += extent.received();
        onDisk += extent.fileBytes();
        missed += extent.missed();
        stopped |= extent.trouble() != null;
      }
    }
    return new Totals(bytesSent, bytesReceived, onDisk, missed, stopped);
  }

  public String getOpen() {
    return open.get();
  }

  /// `4 open`.
  public ReadOnlyStringProperty openProperty() {
    return open.getReadOnlyProperty();
  }

  public String getReceived() {
    return received.get();
  }

  /// `◂ 1.2 MB/s`, empty while nothing is open.
  public ReadOnlyStringProperty receivedProperty() {
    return received.getReadOnlyProperty();
  }

  public String getSent() {
    return sent.get();
  }

  public ReadOnlyStringProperty sentProperty() {
    return sent.getReadOnlyProperty();
  }

  public String getStored() {
    return stored.get();
  }

  /// Bytes in capture files.
  public ReadOnlyStringProperty storedProperty() {
    return stored.getReadOnlyProperty();
  }

  public String getLossless() {
    return lossless.get();
  }

  /// Whether everything that passed is in the captures; empty while there is none.
  public ReadOnlyStringProperty losslessProperty() {
    return lossless.getReadOnlyProperty();
  }

  public String getFollow() {
    return follow.get();
  }

  /// `following` while the newest rows of the connection that is shown appear as they come; empty
  /// while none is shown, and once it is over.
  public ReadOnlyStringProperty followProperty() {
    return follow.getReadOnlyProperty();
  }

  public String getMemory() {
    return memory.get();
  }

  public ReadOnlyStringProperty memoryProperty() {
    return memory.getReadOnlyProperty();
  }

  public String getReach() {
    return reach.get();
  }

  /// Who can reach this program, and whether it reaches out.
  public ReadOnlyStringProperty reachProperty() {
    return reach.getReadOnlyProperty();
  }

  public boolean isExposed() {
    return exposed.get();
  }

  /// Whether a listener can be reached from the network.
  public ReadOnlyBooleanProperty exposedProperty() {
    return exposed.getReadOnlyProperty();
  }
}
