package dev.endpoint.engine.session;

import dev.endpoint.engine.endpoint.ListeningPort;
import dev.endpoint.engine.endpoint.ServerEndpoint;
import dev.endpoint.engine.reactor.Reactor;
import dev.endpoint.engine.service.StopMode;
import dev.endpoint.engine.session.SessionState.Phase;
import dev.endpoint.engine.session.SessionState.Role;
import dev.endpoint.engine.transport.Protocol;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// A session that listens, and the connections it accepted that are still open.
final class Listener extends Session {
  private final boolean exposed;
  private final BiFunction<Listener, Responder, Talk> newTalk;
  private final Set<Talk> open = new LinkedHashSet<>();
  private Responder responder;
  private long total;
  private @Nullable ListeningPort port;
  private @Nullable SocketAddress address;

  /// @param newTalk makes the session of a connection just accepted
  Listener(
      long id,
      String text,
      Responder responder,
      boolean exposed,
      Reactor reactor,
      Home home,
      BiFunction<Listener, Responder, Talk> newTalk) {
    super(id, 0, Role.LISTEN, text, reactor, home);
    this.responder = responder;
    this.exposed = exposed;
    this.newTalk = newTalk;
  }

  void listen(ServerEndpoint endpoint) {
    var attempt = endpoint.listen(peer -> accept());
    attempt.outcome().thenAccept(this::listening);
    follow(attempt);
  }

  private void listening(ListeningPort up) {
    port = up;
    address = up.address();
    up.onTrouble(this::troubled);
    become(Phase.LISTENING);
  }

  private Protocol accept() {
    Talk talk = newTalk.apply(this, responder);
    open.add(talk);
    total++;
    Protocol protocol = talk.converse();
    publish();
    return protocol;
  }

  /// One of its connections has ended.
  void ended(Talk talk) {
    if (open.remove(talk)) {
      publish();
    }
  }

  @Override
  void respond(Responder next) {
    responder = next;
    publish();
  }

  @Override
  void stop(StopMode mode) {
    if (phase() == Phase.ATTEMPTING) {
      cancel();
    } else if (port != null && phase() == Phase.LISTENING) {
      become(Phase.STOPPING);
      port.stopListening().whenComplete((done, thrown) -> reactor.run(() -> become(Phase.STOPPED)));
    }
    List<Talk> talks = new ArrayList<>(open);
    switch (mode) {
      case LEAVE -> {}
      case DRAIN -> talks.forEach(Talk::finish);
      case CLOSE -> talks.forEach(Talk::close);
    }
  }

  @Override
  void end() {
    stop(StopMode.LEAVE);
  }

  @Override
  void endNow() {
    end();
  }

  @Override
  Details details() {
    Details details = new Details();
    details.local = address;
    details.open = open.size();
    details.total = total;
    details.responder = responder;
    details.exposed = exposed;
    return details;
  }
}
