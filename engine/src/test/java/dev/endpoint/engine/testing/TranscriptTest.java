package dev.endpoint.engine.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.endpoint.engine.protocol.Echo;
import dev.endpoint.engine.transport.Protocol;
import dev.endpoint.engine.transport.Transport;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TranscriptTest {
  private final FakeReactor reactor = new FakeReactor();

  @Test
  void aConversationThatGoesAsWrittenPasses() throws Exception {
    new Transcript()
        .theySay("ab")
        .weSay("ab")
        .theySay("c\0")
        .weSay("c")
        .weSay("\0")
        .theyFinish()
        .weFinish()
        .weEnd("closed by peer")
        .check(reactor, new Echo());
  }

  @Test
  void timeIsPartOfIt() throws Exception {
    new Transcript()
        .theySay("?")
        .after(Duration.ofMillis(249))
        .after(Duration.ofMillis(1))
        .weSay("!")
        .theyAbort()
        .weEnd("reset by peer")
        .check(reactor, new Slow());
  }

  @Test
  void oneThatGoesOtherwiseIsShownBesideTheExpectedOneWithAMarkAtTheFirstDifference() {
    Transcript transcript =
        new Transcript().theySay("ab\r\n").weSay("ab").theyFinish().weEnd("closed by peer");
    AssertionError error =
        assertThrows(AssertionError.class, () -> transcript.check(reactor, new Echo()));
    assertEquals(
        """
        the conversation went otherwise than expected:
          they say "ab\\r\\n"       they say "ab\\r\\n"
        > we say "ab"             we say "ab\\r\\n"
          they finish             they finish
          we end: closed by peer  we finish
                                  we end: closed by peer
        """,
        error.getMessage());
  }

  /// Answers after a quarter of a second.
  private final class Slow implements Protocol {
    private Transport transport;

    @Override
    public void connected(Transport transport) {
      this.transport = transport;
    }

    @Override
    public void received(ByteBuffer bytes) {
      reactor.after(
          Duration.ofMillis(250), () -> transport.write(ByteBuffer.wrap(new byte[] {'!'})));
    }

    @Override
    public void finished() {}
  }
}
