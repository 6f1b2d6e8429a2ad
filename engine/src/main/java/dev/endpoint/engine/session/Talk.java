package dev.endpoint.engine.session;

import dev.endpoint.engine.capture.Recorder;
import dev.endpoint.engine.capture.RecorderFactory;
import dev.endpoint.engine.layer.Grounds;
import dev.endpoint.engine.layer.Speech;
import dev.endpoint.engine.net.Network;
import dev.endpoint.engine.reactor.Cancellable;
import dev.endpoint.engine.reactor.Reactor;
import dev.endpoint.engine.session.SessionState.Phase;
import dev.endpoint.engine.session.SessionState.Role;
import dev.endpoint.engine.transport.Addresses;
import dev.endpoint.engine.transport.CloseReason;
import dev.endpoint.engine.transport.Facet;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.MessageKind;
import dev.endpoint.engine.transport.Protocol;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A session that is one connection: one we asked for, or one a listener accepted.
final class Talk extends Session implements Conversation.Watcher {
  /// How often the fill of an outbox that the peer does not take is told.
  private static final Duration OUTBOX_NEWS = Duration.ofMillis(250);

  private final Network network;
  private final RecorderFactory recorders;
  private final @Nullable Grounds grounds;
  private final Responder responder;
  private final int number;
  private @Nullable Conversation conversation;
  private @Nullable Recorder recorder;
  private @Nullable SocketAddress local;
  private @Nullable SocketAddress peer;
  private String peerProgram = "";
  private @Nullable Cancellable peerQuestion;
  private @Nullable CloseReason closeReason;
  private List<Facet> facets = List.of();
  private boolean messages;
  private @Nullable Cancellable outboxNews;

  /// @param number as in [SessionState#number]
  /// @param grounds what its attempt stands on; null where there is none, for it was accepted
  Talk(
      long id,
      long parent,
      int number,
      Role role,
      String text,
      Responder responder,
      Reactor reactor,
      Network network,
      RecorderFactory recorders,
      @Nullable Grounds grounds,
      Home home) {
    super(id, parent, role, text, reactor, home);
    this.responder = responder;
    this.grounds = grounds;
    this.number = number;
    this.network = network;
    this.recorders = recorders;
  }

  /// The protocol of this session's connection: what the responder says, under the person's hands,
  /// recorded.
  Protocol converse() {
    Recorder opened = newRecorder();
    recorder = opened;
    conversation =
        new Conversation(responder.protocol(reactor), opened, role() == Role.ACCEPTED, this);
    return conversation;
  }

  private Recorder newRecorder() {
    Recorder made = recorders.newRecorder(masked());
    made.whenGrown(() -> home.grew(id()));
    return made;
  }

  /// What layers said before there was a conversation may tell why there is none.
  @Override
  void failing(Failure why) {
    if (grounds != null && recorder == null) {
      recorder = grounds.failed(this::newRecorder, why.message());
    }
  }

  /// It was accepted, and failed before there was a conversation. Returns what it is recorded with.
  ///
  /// @param since when it was accepted
  Recorder refused(SocketAddress at, SocketAddress from, long since, Failure why) {
    begunAt(since);
    local = at;
    peer = from;
    Recorder kept = newRecorder();
    recorder = kept;
    failed(why);
    return kept;
  }

  @Override
  public void entered(Phase phase) {
    Conversation open = conversation;
    if (open != null && phase == Phase.OPEN) {
      local = open.localAddress();
      peer = open.peerAddress();
      facets = open.facets();
      messages = open.keepsMessages();
    }
    become(phase);
    if (phase == Phase.OPEN) {
      askForPeer();
    }
  }

  private void askForPeer() {
    if (local != null && peer != null) {
      peerQuestion = network.findPeer(local, peer, this::peerKnown);
    }
  }

  /// It is told to the recording too: the program is gone when that is read.
  private void peerKnown(String program) {
    if (program.isEmpty() || recorder == null) {
      return;
    }
    peerProgram = program;
    if (!program.equals(Network.OURSELVES)) {
      recorder.event("at the other end: " + program);
    }
    publish();
  }

  /// A client that expects a layer which its listener does not have looks like one that sends
  /// noise, so that is told: before its bytes, and at the listener.
  @Override
  public void greeted(ByteBuffer bytes) {
    if (role() != Role.ACCEPTED || recorder == null) {
      return;
    }
    Speech speech = Speech.of(bytes);
    String advice =
        switch (speech) {
          case TLS -> "This listener speaks without TLS; tls: listens with it.";
          case PROXY ->
              "This listener takes it for data; haproxy: in front of its string reads it.";
          default -> "";
        };
    boolean inside = facets.stream().anyMatch(facet -> facet.group().equals(speech.words()));
    if (!advice.isEmpty() && !inside) {
      recorder.event("the peer began with " + speech.sent() + ". " + advice);
      String target = Addresses.text(peer);
      home.misfit(
          this,
          new Failure(
              Failure.Kind.WRONG_PROTOCOL,
              "open",
              target,
              target + " began with " + speech.sent(),
              advice));
    }
  }

  @Override
  public void moved() {
    publish();
    watchOutbox();
  }

  @Override
  public void closed(CloseReason reason) {
    closeReason = reason;
    Failure trouble = reason.trouble();
    if (trouble != null) {
      troubled(trouble);
    }
    if (outboxNews != null) {
      outboxNews.cancel();
      outboxNews = null;
    }
    if (peerQuestion != null) {
      peerQuestion.cancel();
    }
    become(Phase.CLOSED);
  }

  @Override
  void send(byte[] bytes) {
    if (conversation != null && phase().canSend()) {
      conversation.write(ByteBuffer.wrap(bytes));
      watchOutbox();
    }
  }

  @Override
  void sendMessage(byte[] bytes, MessageKind kind) {
    if (conversation != null && phase().canSend()) {
      conversation.write(ByteBuffer.wrap(bytes), kind);
      watchOutbox();
    }
  }

  @Override
  void sendFile(Path file) {
    Conversation open = conversation;
    if (open != null && phase().canSend() && !isTransferring(open)) {
      begin(open, new FileTransfer(reactor, open, file, this::moved));
    }
  }

  @Override
  void replay(Replay replay) {
    Conversation open = conversation;
    if (open != null && phase().canSend() && !isTransferring(open)) {
      begin(open, new Replayer(reactor, open, replay, open.heard(), this::moved));
    }
  }

  private void begin(Conversation open, Sending sending) {
    open.transfer(sending);
    sending.start();
    if (phase() == Phase.PEER_FINISHED) {
      sending.peerFinished();
    }
    publish();
  }

  private static boolean isTransferring(Conversation open) {
    Sending transfer = open.transfer();
    return transfer != null && !transfer.isOver();
  }

  @Override
  void stopSendingFile() {
    if (conversation != null && conversation.transfer() instanceof Sending transfer) {
      transfer.stop();
    }
  }

  @Override
  void finish() {
    if (conversation != null) {
      conversation.finish();
      watchOutbox();
    }
  }

  @Override
  void close() {
    if (conversation != null) {
      conversation.close();
      watchOutbox();
    }
  }

  @Override
  void abort() {
    if (conversation != null) {
      conversation.abort();
    }
  }

  @Override
  void holdReading(boolean held) {
    if (conversation != null) {
      conversation.hold(held);
    }
  }

  @Override
  void end() {
    if (phase() == Phase.ATTEMPTING) {
      cancel();
    } else {
      close();
    }
  }

  @Override
  void endNow() {
    if (phase() == Phase.ATTEMPTING) {
      cancel();
    } else {
      abort();
    }
  }

  @Override
  void stoodStill(Duration time) {
    super.stoodStill(time);
    Recorder open = recorder;
    if (open != null && phase().isConnected()) {
      open.stoodStill(time);
      open.event(
          "nothing ran here for %d s: this program was stopped, or the computer slept"
              .formatted(time.toSeconds()));
    }
  }

  @Override
  void forgotten() {
    if (recorder != null) {
      recorder.forget();
    }
  }

  /// While bytes wait for the peer to read, says so from time to time.
  private void watchOutbox() {
    Conversation open = conversation;
    if (outboxNews != null || open == null || !phase().isConnected() || open.unsent() == 0) {
      return;
    }
    outboxNews =
        reactor.after(
            OUTBOX_NEWS,
            () -> {
              outboxNews = null;
              publish();
              watchOutbox();
            });
  }

  @Override
  Details details() {
    Details details = new Details();
    details.local = local;
    details.peer = peer;
    details.peerProgram = peerProgram;
    details.closeReason = closeReason;
    details.responder = responder;
    details.number = number;
    details.facets = facets;
    details.messages = messages;
    if (recorder != null) {
      details.recording = recorder.recording();
    }
    Conversation open = conversation;
    if (open != null) {
      details.held = open.isHeld();
      details.unsent = phase().isConnected() ? open.unsent() : 0;
      Sending transfer = open.transfer();
      details.transfer = transfer == null ? null : transfer.state();
    }
    return details;
  }
}
