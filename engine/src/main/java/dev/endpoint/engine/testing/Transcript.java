package dev.endpoint.engine.testing;

import dev.endpoint.engine.net.Network.DialHandler;
import dev.endpoint.engine.net.Network.DialOptions;
import dev.endpoint.engine.transport.CloseReason;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Protocol;
import dev.endpoint.engine.transport.Transport;
import dev.endpoint.engine.transport.Wire;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a conversation is to go, line by line, played against a protocol in memory and virtual time:
///
/// ```java
/// new Transcript()
///     .theySay("hello")
///     .after(Duration.ofMillis(250))
///     .weSay("hello yourself")
///     .theyFinish()
///     .weEnd("closed by peer")
///     .check(reactor, protocol);
/// ```
///
/// What *they* do is done to the protocol; what *we* do is expected of it. A conversation that goes
/// otherwise is shown beside the expected one, with a mark at the first difference. Bytes are
/// written as ISO-8859-1 text, one character each.
public final class Transcript {
  private static final InetSocketAddress THEIRS =
      new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 1);

  private record Line(String text, String bytes) {
    static Line of(String text) {
      return new Line(text, "");
    }

    String words() {
      return bytes.isEmpty() ? text : text + " " + escaped(bytes);
    }
  }

  /// A line of the script, and what is done when it is reached: nothing for what we are to do.
  private record Cue(Line line, @Nullable Runnable action) {}

  private final List<Cue> script = new ArrayList<>();
  private final List<Line> actual = new ArrayList<>();
  private final Their their = new Their();
  private Wire our;
  private FakeReactor reactor;

  /// They send this.
  public Transcript theySay(String bytes) {
    return cue(
        new Line("they say", bytes),
        () -> their.transport.write(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1))));
  }

  /// They send no more.
  public Transcript theyFinish() {
    return cue(Line.of("they finish"), () -> their.transport.finish());
  }

  /// They reset the connection.
  public Transcript theyAbort() {
    return cue(Line.of("they abort"), () -> their.transport.abort());
  }

  /// This much time passes.
  public Transcript after(Duration time) {
    return cue(Line.of("after " + time.toMillis() + " ms"), () -> reactor.advance(time));
  }

  /// The protocol sends this, in however many pieces.
  public Transcript weSay(String bytes) {
    return expect(new Line("we say", bytes));
  }

  /// The protocol sends no more.
  public Transcript weFinish() {
    return expect(Line.of("we finish"));
  }

  /// The connection is over for the protocol, for this reason ([CloseReason#words]).
  public Transcript weEnd(String reason) {
    return expect(Line.of("we end: " + reason));
  }

  /// Plays it, once, and fails with both columns if it went otherwise.
  public void check(FakeReactor reactor, Protocol protocol) throws Exception {
    this.reactor = reactor;
    connect(new MemoryNetwork(reactor));
    our.attach(new Listening(protocol));
    reactor.runUntilIdle();
    for (Cue cue : script) {
      if (cue.action() != null) {
        actual.add(cue.line());
        cue.action().run();
        reactor.runUntilIdle();
      }
    }
    compare(merged(script.stream().map(Cue::line).toList()), merged(actual));
  }

  private Transcript cue(Line line, Runnable action) {
    script.add(new Cue(line, action));
    return this;
  }

  private Transcript expect(Line line) {
    script.add(new Cue(line, null));
    return this;
  }

  private void connect(MemoryNetwork network) throws Exception {
    network.answer(THEIRS, Answer.accept());
    network.dial(
        THEIRS,
        DialOptions.defaults(),
        new DialHandler() {
          @Override
          public void dialed(Wire wire) {
            our = wire;
          }

          @Override
          public void failed(Failure failure) {
            throw new AssertionError(failure);
          }
        });
    reactor.runUntilIdle();
    network.farEnds().getFirst().attach(their);
  }

  /// What is said in several pieces counts as one.
  private static List<Line> merged(List<Line> lines) {
    List<Line> merged = new ArrayList<>();
    for (Line line : lines) {
      Line last = merged.isEmpty() ? null : merged.getLast();
      if (last != null && last.text().equals("we say") && line.text().equals("we say")) {
        merged.set(merged.size() - 1, new Line("we say", last.bytes() + line.bytes()));
      } else {
        merged.add(line);
      }
    }
    return merged;
  }

  private static void compare(List<Line> expected, List<Line> actual) {
    if (expected.equals(actual)) {
      return;
    }
    int width = expected.stream().mapToInt(line -> line.words().length()).max().orElse(0) + 2;
    StringBuilder table = new StringBuilder("the conversation went otherwise than expected:\n");
    boolean same = true;
    for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
      String left = i < expected.size() ? expected.get(i).words() : "";
      String right = i < actual.size() ? actual.get(i).words() : "";
      String mark = same && !left.equals(right) ? "> " : "  ";
      same &= left.equals(right);
      table.append(mark).append(left).append(" ".repeat(width - left.length()));
      table.append(right).append('\n');
    }
    throw new AssertionError(table.toString());
  }

  private static String escaped(String bytes) {
    StringBuilder text = new StringBuilder("\"");
    for (char c : bytes.toCharArray()) {
      switch (c) {
        case '\r' -> text.append("\\r");
        case '\n' -> text.append("\\n");
        case '"', '\\' -> text.append('\\').append(c);
        default -> text.append(c < ' ' || c > '~' ? "\\x%02x".formatted((int) c) : c);
      }
    }
    return text.append('"').toString();
  }

  /// Their end: hears what we say.
  private final class Their implements Protocol {
    private Transport transport;

    @Override
    public void connected(Transport transport) {
      this.transport = transport;
    }

    @Override
    public void received(ByteBuffer bytes) {
      String text = StandardCharsets.ISO_8859_1.decode(bytes).toString();
      actual.add(new Line("we say", text));
    }

    @Override
    public void finished() {
      actual.add(Line.of("we finish"));
    }
  }

  /// Between the transport and the protocol that is tried: hears the end.
  private final class Listening implements Protocol {
    private final Protocol protocol;

    Listening(Protocol protocol) {
      this.protocol = protocol;
    }

    @Override
    public void connected(Transport transport) throws Exception {
      protocol.connected(transport);
    }

    @Override
    public void received(ByteBuffer bytes) throws Exception {
      protocol.received(bytes);
    }

    @Override
    public void writable() throws Exception {
      protocol.writable();
    }

    @Override
    public void finished() throws Exception {
      protocol.finished();
    }

    @Override
    public void closed(CloseReason reason) throws Exception {
      actual.add(Line.of("we end: " + reason.words()));
      protocol.closed(reason);
    }
  }
}
