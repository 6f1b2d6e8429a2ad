package dev.endpoint.engine.type.haproxy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.endpoint.engine.endpoint.Attempt;
import dev.endpoint.engine.endpoint.ListeningPort;
import dev.endpoint.engine.endpoint.Step;
import dev.endpoint.engine.layer.PlainEndpoints;
import dev.endpoint.engine.testing.FakeEngine;
import dev.endpoint.engine.testing.RecordingProtocol;
import dev.endpoint.engine.transport.Addresses;
import dev.endpoint.engine.transport.Facet;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Protocol;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A listener and its visitors, by their strings, in memory and virtual time.
final class HaproxyPair {
  final FakeEngine fakes = FakeEngine.create();
  final List<RecordingProtocol> accepted = new ArrayList<>();
  final List<String> announced = new ArrayList<>();
  final List<Failure> troubles = new ArrayList<>();
  final List<Step> steps = new ArrayList<>();
  private final List<RecordingProtocol> visitors = new ArrayList<>();
  ListeningPort port;

  HaproxyPair() {
    // The JDK judges certificates by the true time.
    fakes.reactor().jumpWallClock(Duration.between(fakes.reactor().wallClock(), Instant.now()));
    fakes.reactor().letBlockingCallsRun();
  }

  HaproxyPair listen(String text) throws Exception {
    Attempt<ListeningPort> attempt =
        fakes.engine().serverFromString(text).listen(peer -> accept(Addresses.text(peer)));
    run();
    port = attempt.outcome().toCompletableFuture().join();
    port.onTrouble(troubles::add);
    return this;
  }

  private Protocol accept(String peer) {
    RecordingProtocol protocol = new RecordingProtocol();
    accepted.add(protocol);
    announced.add(peer);
    return protocol;
  }

  /// A visitor that connects as the string says.
  RecordingProtocol visit(String text) throws Exception {
    RecordingProtocol visitor = new RecordingProtocol();
    Failure failure = failed(text, visitor);
    assertEquals(null, failure);
    visitors.add(visitor);
    return visitor;
  }

  /// What becomes of an attempt; null when it succeeds.
  Failure failed(String text, RecordingProtocol visitor) throws Exception {
    Attempt<Protocol> attempt = fakes.engine().clientFromString(text).connect(peer -> visitor);
    attempt.observe((nanos, step) -> steps.add(step));
    run();
    return PlainEndpoints.failureOf(attempt);
  }

  /// A visitor that sends these bytes by TCP.
  RecordingProtocol say(byte[] bytes) throws Exception {
    RecordingProtocol visitor = visit("tcp:127.0.0.1:8080");
    visitor.transport().write(ByteBuffer.wrap(bytes));
    run();
    return visitor;
  }

  RecordingProtocol onlyAccepted() {
    assertEquals(1, accepted.size());
    return accepted.getFirst();
  }

  static String facet(RecordingProtocol protocol, String name) {
    return protocol.transport().facets().stream()
        .filter(facet -> facet.group().equals(Facets.GROUP) && facet.name().equals(name))
        .map(Facet::value)
        .findFirst()
        .orElse("none");
  }

  void run() {
    fakes.reactor().runUntilIdle();
  }

  /// Ends everything; nothing is left, and nothing was reported.
  void expectNothingLeft() {
    visitors.forEach(visitor -> visitor.transport().abort());
    accepted.forEach(one -> one.transport().abort());
    port.stopListening();
    run();
    fakes.expectNothingLeft();
  }
}
