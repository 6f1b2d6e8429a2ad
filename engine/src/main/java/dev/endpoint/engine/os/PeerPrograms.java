package dev.endpoint.engine.os;

import dev.endpoint.engine.reactor.Cancellable;
import dev.endpoint.engine.reactor.Reactor;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Which programs of this computer are at the other ends of connections, where `/proc` tells.
/// Questions are gathered: one look, off the reactor, answers all that were waiting, and the next
/// comes a while later, so that a thousand connections cost little more than one. Reactor thread
/// only.
final class PeerPrograms {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

  private final Reactor reactor;
  private final ProcSockets sockets;
  private final ProcPrograms programs;
  private List<Question> waiting = new ArrayList<>();

  /// A look is under way or has been a moment ago.
  private boolean resting;

  /// A connection, seen from here.
  record Ends(InetSocketAddress local, InetSocketAddress peer) {}

  private static final class Question implements Cancellable {
    private final Ends ends;
    private final Consumer<String> answer;
    private boolean cancelled;

    Question(Ends ends, Consumer<String> answer) {
      this.ends = ends;
      this.answer = answer;
    }

    @Override
    public void cancel() {
      cancelled = true;
    }
  }

  /// @param proc where the proc file system is mounted
  PeerPrograms(Reactor reactor, Path proc) {
    this.reactor = reactor;
    sockets = new ProcSockets(proc);
    programs = new ProcPrograms(proc);
  }

  /// Exactly one answer, never inside this call, none after cancelling.
  Cancellable ask(Ends ends, Consumer<String> answer) {
    Question question = new Question(ends, answer);
    waiting.add(question);
    if (!resting) {
      look();
    }
    return question;
  }

  private void look() {
    List<Question> asked = waiting;
    asked.removeIf(question -> question.cancelled);
    resting = !asked.isEmpty();
    if (!resting) {
      return;
    }
    waiting = new ArrayList<>();
    Set<Ends> all = asked.stream().map(question -> question.ends).collect(Collectors.toSet());
    reactor.blocking(
        () -> find(all), (found, failure) -> answer(asked, found == null ? Map.of() : found));
  }

  private void answer(List<Question> asked, Map<Ends, String> found) {
    reactor.after(BETWEEN_LOOKS, this::look);
    for (Question question : asked) {
      if (!question.cancelled) {
        question.answer.accept(found.getOrDefault(question.ends, ""));
      }
    }
  }

  /// Program name and process number for those that are known.
  Map<Ends, String> find(Set<Ends> asked) {
    Map<String, Ends> names = new HashMap<>();
    sockets.forEach(
        socket -> {
          Ends seenFromHere = new Ends(socket.remote(), socket.local());
          if (asked.contains(seenFromHere)) {
            names.put(socket.name(), seenFromHere);
          }
        });
    Map<Ends, String> found = new HashMap<>();
    programs.holding(names.keySet()).forEach((name, holder) -> found.put(names.get(name), holder));
    return found;
  }
}
