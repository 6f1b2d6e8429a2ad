package dev.endpoint.engine.capture.message;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.capture.ByteSource;
import dev.endpoint.engine.capture.Direction;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MessageIndexTest {
  private static final Cutting READS = new Cutting.Reads();
  private static final Cutting LINES = new Cutting.Lines();

  @Test
  void readsAreMessagesOfBothDirectionsAndEventsStandBetween() throws IOException {
    Tape tape = new Tape().event("open").sent("a").received("b").received("c").event("closed");
    assertEquals("*open | >a | <b | <c | *closed", tape.text(READS));
  }

  @Test
  void aReadThatWasTooLongForOneRecordIsOneMessage() throws IOException {
    Tape tape = new Tape().say(Direction.SENT, new byte[200_000]).sent("a");
    List<Message> all = Tape.all(tape.index(READS));
    assertEquals(2, all.size());
    assertEquals(200_000, all.getFirst().size());
    assertTrue(tape.recording().extent().records() > 2);
  }

  @Test
  void theLastReadIsNotSettledBeforeAnythingFollows() throws IOException {
    Tape tape = new Tape().sent("a");
    MessageIndex index = tape.index(READS);
    assertEquals(0, index.count());
    assertEquals(">a", tape.text(index.open().getFirst()));
    tape.received("b");
    assertFalse(index.advance(1000));
    assertEquals(1, index.count());
    assertEquals(">a", tape.text(index.messages(1, 1).getFirst()));
    assertEquals("<b", tape.text(index.open().getFirst()));
    assertEquals(2, index.open().getFirst().number());
  }

  @Test
  void messagesStandWhereTheyWereWhole() throws IOException {
    Tape tape = new Tape().received("login").sent("bob\\n").received(": \\nPass");
    assertEquals(">bob\\n | <login: \\n | <Pass ?no line end yet", tape.text(LINES));
    List<Message> all = Tape.all(tape.index(LINES));
    assertEquals(3_000_000, all.get(1).nanos());
    assertEquals(1_000_000, all.get(1).delta());
    assertEquals(0, all.getFirst().delta());
  }

  @Test
  void whatIsUnderWayIsNotBeforeItself() throws IOException {
    Tape tape = new Tape().received("login").sent("bob\\n");
    Message open = tape.index(LINES).open().getFirst();
    assertEquals(1_000_000, open.nanos());
    assertEquals(0, open.delta());
  }

  @Test
  void aSilenceEndsAMessageWhoeverSpeaksNext() throws IOException {
    Tape tape = new Tape().sent("a").sent("b").received("x").after(10).received("y").sent("c");
    assertEquals(">ab | <x | <y | >c", tape.text(CuttingText.read("gap:5ms").orElseThrow()));
  }

  @Test
  void aDirectionIsCutWhateverStandsBetweenItsPieces() throws IOException {
    Tape tape = new Tape().sent("2:a").received("3:").event("e").sent("b,").received("xyz,");
    assertEquals("*e | >2:ab, | <3:xyz,", tape.text(new Cutting.Netstrings()));
  }

  @Test
  void everyPageIsTheSameFromAnywhereHoweverFewPlacesAreKept() throws IOException {
    for (String cutting :
        List.of("reads", "lines", "netstrings", "tls", "cobs", "websocket", "gap:3ms")) {
      Tape tape = random(cutting.hashCode(), 3000);
      Cutting how = CuttingText.read(cutting).orElseThrow();
      MessageIndex one = tape.index(how);
      List<Message> all = one.messages(1, Integer.MAX_VALUE);
      assertEquals(one.count(), all.size());
      MessageIndex few = new MessageIndex(tape.recording(), how, 4);
      while (few.advance(5000)) {
        assertTrue(few.marks() <= 4);
      }
      assertEquals(one.count(), few.count());
      Random random = new Random(7);
      for (int i = 0; i < 50; i++) {
        int first = 1 + random.nextInt(all.size());
        List<Message> page = few.messages(first, 20);
        assertEquals(all.subList(first - 1, Math.min(all.size(), first + 19)), page);
        assertEquals(page, one.messages(first, 20));
      }
    }
  }

  @Test
  void aRecordingThatGrowsIsCutAsOneThatHasGrown() throws IOException {
    Tape grown = random(11, 600);
    Tape growing = new Tape();
    MessageIndex index = new MessageIndex(growing.recording(), LINES);
    Random random = new Random(11);
    for (int i = 0; i < 600; i++) {
      say(growing, random, i);
      index.advance(64);
    }
    while (index.advance(64)) {
      continue;
    }
    assertEquals(Tape.all(grown.index(LINES)), Tape.all(index));
  }

  @Test
  void itStopsWhenTheCostIsSpentAndGoesOnFromThere() throws IOException {
    Tape tape = new Tape();
    for (int i = 0; i < 100; i++) {
      tape.say(Direction.RECEIVED, new byte[10_000]);
    }
    MessageIndex index = new MessageIndex(tape.recording(), LINES);
    assertTrue(index.advance(100_000));
    assertTrue(index.bytes() < 700_000, () -> "bytes " + index.bytes());
    assertFalse(index.advance(10_000_000));
    assertEquals(1_000_000, index.bytes());
  }

  @Test
  void matchesAreThoseOfTheWholeList() throws IOException {
    Tape tape = random(3, 3000);
    MessageIndex index = tape.index(LINES);
    MessageFilter filter = message -> message.size() % 3 == 0;
    List<Message> expected = new ArrayList<>();
    for (Message message : index.messages(1, Integer.MAX_VALUE)) {
      if (message.size() % 3 == 0) {
        expected.add(message);
      }
    }
    for (int most : new int[] {4, 100_000}) {
      MessageMatches matches = new MessageMatches(index, filter, most);
      while (matches.advance(10_000)) {
        assertTrue(matches.kept() <= most);
      }
      assertEquals(expected.size(), matches.count());
      assertEquals(index.count(), matches.asked());
      for (int first = 0; first < expected.size(); first += 37) {
        int end = Math.min(expected.size(), first + 10);
        assertEquals(expected.subList(first, end), matches.messages(first, 10));
      }
      assertEquals(List.of(), matches.messages(expected.size(), 10));
    }
  }

  @Test
  void anExcerptIsTheBytesOfOneMessage() throws IOException {
    Tape tape = new Tape().sent("xx\\n").received("hello\\nworld\\n").event("closed");
    List<Message> all = Tape.all(tape.index(LINES));
    Excerpt excerpt = new Excerpt(tape.recording(), all.get(2));
    assertEquals(6, excerpt.extent().received());
    assertEquals(0, excerpt.extent().sent());
    assertEquals("world\\n", Tape.text(Tape.read(excerpt.bytes(null), 0, 6)));
    assertEquals("ld", Tape.text(Tape.read(excerpt.bytes(Direction.RECEIVED), 3, 2)));
    assertEquals(0, excerpt.bytes(Direction.SENT).length());
    Excerpt event = new Excerpt(tape.recording(), all.get(3));
    assertEquals("closed", event.words(event.record(0)));
  }

  @Test
  void anExcerptOfALongMessageHasRecordsOfBoundedLength() throws IOException {
    Tape tape = new Tape().sent("xx\\n").say(Direction.SENT, new byte[200_000]).sent("\\n");
    Excerpt excerpt = new Excerpt(tape.recording(), Tape.all(tape.index(LINES)).get(1));
    assertEquals(4, excerpt.extent().records());
    assertEquals(200_001, excerpt.extent().sent());
    assertEquals(200_001 - 3 * 65_536, excerpt.record(3).length());
    assertEquals(2, excerpt.recordAt(Direction.SENT, 140_000));
    assertTrue(excerpt.record(3).continued());
  }

  @Test
  void whatIsReadAheadIsWhatThereIs() throws IOException {
    Tape tape = new Tape().sent("ab").received("xyz").sent("cd");
    ByteSource source = ReadAhead.of(tape.recording()).get(Direction.SENT);
    assertEquals("abcd", Tape.text(Tape.read(source, 0, 4)));
    tape.sent("ef");
    assertEquals("def", Tape.text(Tape.read(source, 3, 3)));
    assertEquals("bc", Tape.text(Tape.read(source, 1, 2)));
    assertEquals(0, source.read(6, ByteBuffer.allocate(1)));
    byte[] much = new byte[200_000];
    new Random(4).nextBytes(much);
    tape.say(Direction.SENT, much);
    assertArrayEquals(much, Tape.read(source, 6, much.length));
  }

  private static Tape random(long seed, int records) {
    Random random = new Random(seed);
    Tape tape = new Tape();
    for (int i = 0; i < records; i++) {
      say(tape, random, i);
    }
    return tape;
  }

  private static void say(Tape tape, Random random, int number) {
    tape.after(random.nextInt(5));
    switch (random.nextInt(10)) {
      case 0 -> tape.event("event " + number);
      case 1 -> tape.say(Direction.SENT, new byte[random.nextInt(300) + 1]);
      case 2 -> tape.received("\\x16\\x03\\x01\\x00\\x05he");
      case 3 -> tape.received("llo");
      case 4 -> tape.sent("3:abc,");
      case 5 -> tape.sent("line " + number + "\\n");
      case 6 -> tape.received("one\\ntwo\\nthree\\n");
      default -> tape.received("part " + number);
    }
  }
}
