package dev.endpoint.engine.peers;

import dev.endpoint.engine.transport.CloseReason;
import dev.endpoint.engine.transport.Facet;
import dev.endpoint.engine.transport.MessageKind;
import dev.endpoint.engine.transport.Protocol;
import dev.endpoint.engine.transport.Transport;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/// Our end of a connection with a peer that sends every message back: sends messages of both kinds
/// as the peer takes them, and compares.
final class MessageExchange implements Protocol {
  /// So many may be on their way.
  private static final int MOST_UNDER_WAY = 10;

  private record Message(MessageKind kind, byte[] bytes) {}

  private final Random random = new Random(6455);
  private final Deque<Message> toSend = new ArrayDeque<>();
  private final Deque<Message> underWay = new ArrayDeque<>();
  private final List<String> notes = new ArrayList<>();
  private final CompletableFuture<Integer> echoed = new CompletableFuture<>();
  private final CompletableFuture<CloseReason> closed = new CompletableFuture<>();
  private final int count;
  private List<Facet> facets = List.of();
  private Transport transport;

  /// @param sizes of the messages; each is sent as text and as noise
  MessageExchange(int... sizes) {
    for (int size : sizes) {
      byte[] noise = new byte[size];
      random.nextBytes(noise);
      toSend.add(new Message(MessageKind.BINARY, noise));
      String text = Base64.getEncoder().encodeToString(noise).substring(0, size);
      toSend.add(new Message(MessageKind.TEXT, text.getBytes(StandardCharsets.UTF_8)));
    }
    count = toSend.size();
  }

  /// Completes with their number when all have come back as they were.
  CompletableFuture<Integer> echoed() {
    return echoed;
  }

  CompletableFuture<CloseReason> closed() {
    return closed;
  }

  Transport transport() {
    return transport;
  }

  /// What was agreed on in the handshake, as `name: value`.
  List<String> facts() {
    return facets.stream()
        .filter(facet -> facet.group().equals("WebSocket"))
        .map(facet -> facet.name() + ": " + facet.value())
        .toList();
  }

  /// Once it is over.
  List<String> notes() {
    return notes;
  }

  /// One more text message, outside the comparison.
  void say(String text) {
    transport.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), MessageKind.TEXT);
  }

  @Override
  public void connected(Transport transport) {
    this.transport = transport;
    facets = transport.facets();
    send();
  }

  private void send() {
    while (!toSend.isEmpty() && underWay.size() < MOST_UNDER_WAY) {
      Message next = toSend.remove();
      underWay.add(next);
      transport.write(ByteBuffer.wrap(next.bytes()), next.kind());
    }
  }

  @Override
  public void message(ByteBuffer bytes, MessageKind kind) {
    Message wanted = underWay.remove();
    if (kind != wanted.kind() || !bytes.equals(ByteBuffer.wrap(wanted.bytes()))) {
      throw new AssertionError(
          "not what was sent: "
              + kind
              + " of "
              + bytes.remaining()
              + " bytes for "
              + wanted.kind());
    }
    send();
    if (underWay.isEmpty()) {
      echoed.complete(count);
    }
  }

  @Override
  public void received(ByteBuffer bytes) {
    throw new AssertionError("bytes that are no message");
  }

  @Override
  public void noted(String words) {
    notes.add(words);
  }

  @Override
  public void finished() {}

  @Override
  public void closed(CloseReason reason) {
    echoed.completeExceptionally(new AssertionError("it ended before: " + reason.words()));
    closed.complete(reason);
  }
}
