package dev.endpoint.engine.session;

import dev.endpoint.engine.capture.Recording;
import dev.endpoint.engine.capture.trace.Traces;
import dev.endpoint.engine.endpoint.Step;
import dev.endpoint.engine.transport.CloseReason;
import dev.endpoint.engine.transport.Facet;
import dev.endpoint.engine.transport.Failure;
import java.net.SocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Everything there is to show about one session at one moment; immutable, so it may cross threads.
/// Bytes are not in here: they are read from [#recording]. A new state is published when something
/// other than the number of bytes changed.
///
/// @param id unique within its [Sessions], growing
/// @param parent the listener that accepted it or the keeper that tried it, or 0
/// @param number which of its keeper's attempts it is, from 1; else 0
/// @param text the endpoint string as typed; for an accepted connection, its listener's
/// @param masked the same with the values of secret arguments hidden: what to show, log and save
/// @param startedAt wall clock at the start
/// @param startedNanos reactor time at the start
/// @param phaseNanos reactor time at which `phase` was entered
/// @param steps every step of the attempt so far, in order
/// @param deadline reactor time at which the attempt gives up, if it does
/// @param local our address, once there is one; a listener's real address
/// @param peer the peer's address
/// @param peerProgram which program of this computer is at the other end, in words; empty when that
///   is not known
/// @param failure why it failed, was cancelled or gave up; for a listener that is up, its latest
///   trouble
/// @param closeReason why the connection ended
/// @param open a listener's connections that are open now
/// @param total connections a listener has accepted so far
/// @param responder what accepted connections get
/// @param unsent bytes written that the system has not taken yet, as of this state
/// @param transfer a file or a recording being sent, or the last one sent
/// @param readingHeld whether reading is paused by the user, so that the peer feels back-pressure
/// @param exposed whether a listener can be reached from other machines
/// @param messages whether what is sent on the connection arrives as messages, each by itself
/// @param recording what was said, once the connection is open
/// @param keeping how a keeper is doing, once it tries
/// @param file the file that was opened, when this is no connection but a recording of one
public record SessionState(
    long id,
    long parent,
    int number,
    Role role,
    String text,
    String masked,
    Phase phase,
    Instant startedAt,
    long startedNanos,
    long phaseNanos,
    List<TimedStep> steps,
    OptionalLong deadline,
    @Nullable SocketAddress local,
    @Nullable SocketAddress peer,
    String peerProgram,
    @Nullable Failure failure,
    @Nullable CloseReason closeReason,
    int open,
    long total,
    Responder responder,
    long unsent,
    @Nullable Transfer transfer,
    boolean readingHeld,
    boolean exposed,
    boolean messages,
    List<Facet> facets,
    @Nullable Recording recording,
    @Nullable Keeping keeping,
    @Nullable FileRead file) {

  public enum Role {
    /// A connection we asked for.
    CONNECT,
    /// A listener.
    LISTEN,
    /// A connection a listener accepted.
    ACCEPTED,
    /// A keeper: tries until there is a connection, and again when that ends. Each of its attempts
    /// is a session of its own, with the role `CONNECT` and the keeper as its parent.
    KEEP,
    /// A file that was opened: a capture, a trace of another program, or a stream of such a trace.
    FILE
  }

  public enum Phase {
    /// The attempt to connect or to listen is under way; the last step tells how far.
    ATTEMPTING,
    LISTENING,
    /// The connection is open both ways.
    OPEN,
    /// We sent our last byte; the peer may still send.
    WE_FINISHED,
    /// The peer sent its last byte; we may still send.
    PEER_FINISHED,
    /// Closing; the outbox is still draining.
    CLOSING,
    /// The listener is giving its address back, or the keeper is closing its connection.
    STOPPING,
    STOPPED,
    /// A keeper's attempt is under way.
    TRYING,
    /// A keeper's connection is open.
    KEPT,
    /// A keeper's next attempt waits for its time; see `keeping`.
    WAITING,
    /// The connection is over; see `closeReason`.
    CLOSED,
    /// The attempt failed; see `failure`.
    FAILED,
    /// The attempt was called off; see `failure`.
    CANCELLED,
    /// The attempt reached its deadline; see `failure`.
    TIMED_OUT;

    /// Whether nothing more will happen.
    public boolean isEnded() {
      return switch (this) {
        case STOPPED, CLOSED, FAILED, CANCELLED, TIMED_OUT -> true;
        default -> false;
      };
    }

    /// Whether bytes can be sent now.
    public boolean canSend() {
      return this == OPEN || this == PEER_FINISHED;
    }

    /// Whether a keeper goes on trying.
    public boolean isKeeping() {
      return this == TRYING || this == KEPT || this == WAITING;
    }

    /// Whether it is a connection, in any of its open states.
    public boolean isConnected() {
      return switch (this) {
        case OPEN, WE_FINISHED, PEER_FINISHED, CLOSING -> true;
        default -> false;
      };
    }
  }

  /// @param nanos reactor time
  public record TimedStep(long nanos, Step step) {}

  /// How a keeper is doing.
  ///
  /// @param attempts how many there were, the one that is under way included
  /// @param connections how many of them became a connection
  /// @param failures how many failed in a row; the end of a connection is the first
  /// @param nextNanos reactor time of the next attempt, while it waits for it
  /// @param last why the last attempt failed or the last connection ended, unless it is connected
  public record Keeping(
      int attempts, int connections, int failures, long nextNanos, @Nullable Failure last) {}

  /// A file, or a recording, on its way to the peer.
  ///
  /// @param size its length when sending began
  /// @param sent bytes handed to the transport so far
  /// @param note what it waits for, in words; empty if for nothing
  /// @param failure why it stopped early, or null
  /// @param stopped whether the user stopped it
  public record Transfer(
      String name,
      long size,
      long sent,
      boolean done,
      boolean stopped,
      String note,
      @Nullable Failure failure) {}

  /// A file that is read, or was.
  ///
  /// @param read how far, in bytes
  /// @param size its size in bytes
  /// @param survey the streams of a trace that another program made; null for what is one recording
  /// @param accepted whether the peer had opened the connection that was recorded
  /// @param damage why what is shown ends before the file does, in words; null when it does not
  public record FileRead(
      Path path,
      long read,
      long size,
      Traces.@Nullable Survey survey,
      boolean accepted,
      @Nullable String damage) {}
}
