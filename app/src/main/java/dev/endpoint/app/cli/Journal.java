package dev.endpoint.app.cli;

import dev.endpoint.engine.endpoint.Step;
import dev.endpoint.engine.session.SessionState.Transfer;
import dev.endpoint.engine.transport.Addresses;
import dev.endpoint.engine.transport.CloseReason;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Transport;
import java.io.PrintStream;
import java.net.SocketAddress;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Tells what happens while a command runs: one JSON object a line, or a few words. Reactor thread.
final class Journal {
  private static final double NANOS_PER_SECOND = 1e9;

  private final PrintStream out;
  private final boolean json;
  private final LongSupplier nanos;
  private final long began;

  /// @param nanos the reactor's clock
  Journal(PrintStream out, boolean json, LongSupplier nanos) {
    this.out = out;
    this.json = json;
    this.nanos = nanos;
    began = nanos.getAsLong();
  }

  void step(Step step) {
    if (json) {
      tell("step", Steps.json(step));
    }
  }

  /// @param number which of the attempts begins, from 1
  void attempt(int number) {
    if (json) {
      tell("attempt", Map.of("number", number));
    }
  }

  /// Before the next attempt.
  ///
  /// @param failures how many there were in a row
  void waiting(int failures, long wait) {
    double seconds = wait / NANOS_PER_SECOND;
    Map<String, Object> more = new LinkedHashMap<>();
    more.put("failures", failures);
    more.put("wait", seconds);
    say("waiting", String.format(Locale.ROOT, "trying again in %.1f s", seconds), more);
  }

  void listening(SocketAddress address) {
    say("listening", "listening on " + Addresses.text(address), address("local", address));
  }

  /// @param number tells apart the connections of one run
  void connected(long number, boolean accepted, Transport transport) {
    Map<String, Object> more = connection(number);
    more.put("local", Addresses.text(transport.localAddress()));
    more.put("peer", Addresses.text(transport.peerAddress()));
    more.put("facts", Steps.facts(transport.facets()));
    String peer = Addresses.text(transport.peerAddress());
    say(
        accepted ? "accepted" : "connected",
        accepted ? "[" + number + "] accepted " + peer : "connected to " + peer,
        more);
  }

  void closed(long number, boolean accepted, CloseReason reason, long sent, long received) {
    Map<String, Object> more = connection(number);
    more.put("reason", reason.words());
    more.put("orderly", reason.orderly());
    more.put("sent", sent);
    more.put("received", received);
    Failure trouble = reason.trouble();
    more.put("failure", trouble == null ? null : Steps.json(trouble));
    String words = reason.words() + "; " + sent + " bytes sent, " + received + " bytes received";
    say("closed", accepted ? "[" + number + "] " + words : words, more);
  }

  void failed(@Nullable Long number, Failure failure) {
    Map<String, Object> more = number == null ? new LinkedHashMap<>() : connection(number);
    more.put("failure", Steps.json(failure));
    String who = number == null ? "" : "[" + number + "] ";
    say("failed", who + Steps.words(failure), more);
  }

  /// @param line of the standard error of the program at the other end
  void complained(String line) {
    say("standard error", "standard error: " + line, Map.of("line", line));
  }

  /// Something about the capture that a person has to know.
  void capture(String words) {
    say("capture", words, Map.of("message", words));
  }

  /// How far what was recorded was sent again.
  void replayed(Transfer last) {
    Map<String, Object> more = new LinkedHashMap<>();
    more.put("sent", last.sent());
    more.put("size", last.size());
    more.put("failure", last.failure() == null ? null : Steps.json(last.failure()));
    String words = last.sent() + " of " + last.size() + " recorded bytes sent again";
    String why = last.failure() == null ? "" : ": " + Steps.words(last.failure());
    say("replayed", words + why, more);
  }

  void over(String event, String words) {
    say(event, words, Map.of());
  }

  private static Map<String, Object> connection(long number) {
    Map<String, Object> more = new LinkedHashMap<>();
    more.put("connection", number);
    return more;
  }

  private static Map<String, Object> address(String name, SocketAddress address) {
    return Map.of(name, Addresses.text(address));
  }

  private void say(String event, String words, Map<String, Object> more) {
    if (json) {
      tell(event, more);
    } else {
      out.println("endpoint: " + words);
      out.flush();
    }
  }

  private void tell(String event, Map<String, Object> more) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("event", event);
    line.put("seconds", (nanos.getAsLong() - began) / NANOS_PER_SECOND);
    line.putAll(more);
    out.print(Json.write(line) + "\n");
    out.flush();
  }
}
