package dev.endpoint.engine.capture.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.capture.Calendar;
import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.MemoryRecorder;
import dev.endpoint.engine.capture.message.Cutting;
import dev.endpoint.engine.capture.message.Message;
import dev.endpoint.engine.capture.message.MessageIndex;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which messages of one conversation each filter wants, what is wrong with others and where, and
/// how one can go on.
class FilterTest {
  /// It began at 12:04:06 in UTC, an hour later where people read it.
  private static final Calendar CALENDAR =
      new Calendar(
          Duration.ofHours(12).plusMinutes(4).plusSeconds(6).toNanos(), ZoneOffset.ofHours(1));

  private long nanos;
  private final MemoryRecorder recorder = new MemoryRecorder(() -> nanos);
  private final MessageIndex index = new MessageIndex(recorder.recording(), new Cutting.Reads());

  private void say(long millis, Direction direction, byte... bytes) {
    nanos = millis * 1_000_000;
    recorder.data(direction, ByteBuffer.wrap(bytes));
  }

  private void say(long millis, Direction direction, String text) {
    say(millis, direction, text.getBytes(StandardCharsets.UTF_8));
  }

  /// 1 an event at 0 s; 2 sent at 0.1 s; 3 received at 0.3 s, 120 bytes; 4 received at 2 s; 5 sent
  /// at 2 s; 6 an event at 3.5 s.
  private void talk() throws IOException {
    recorder.event("connected");
    say(100, Direction.SENT, "GET / HTTP/1.1\r\n");
    say(300, Direction.RECEIVED, "HTTP/1.1 200 OK\r\n" + "x".repeat(103));
    say(2000, Direction.RECEIVED, (byte) 0xDE, (byte) 0xAD, (byte) 0x01, (byte) 0xEF, (byte) 0xC3);
    say(2000, Direction.SENT, "a \"b\" c/d \u00FC");
    nanos = 3_500_000_000L;
    recorder.event("closed by peer");
    while (index.advance(1 << 20)) {
      continue;
    }
  }

  private String wanted(String filter) throws IOException {
    Filter.Reading reading = Filter.read(filter);
    assertEquals(List.of(), reading.problems(), filter);
    Filter.Asking asked = reading.filter().orElseThrow().on(recorder.recording(), CALENDAR);
    StringBuilder numbers = new StringBuilder();
    List<Message> all = new ArrayList<>(index.messages(1, 100));
    all.addAll(index.open());
    for (Message message : all) {
      numbers.append(asked.accepts(message) ? message.number() : "");
    }
    return numbers.isEmpty() ? "-" : numbers.toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "recv # 34",
        "received # 34",
        "sent # 25",
        "event # 16",
        "recv && size>100 # 3",
        "recv and size > 100 # 3",
        "recv AND NOT size > 100 # 4",
        "size>=120 # 3",
        "size==120 # 3",
        "size = 120 # 3",
        "size != 120 && !event # 245",
        "size<16 && !event # 45",
        "size <= 16 && !event # 245",
        "size > 0.1k # 3",
        "size > 1KiB # -",
        "number > 4 # 56",
        "number == 2 || number == 5 # 25",
        "time > +1.5s # 456",
        "time > 1.5 # 456",
        "time >= 2000ms # 456",
        "delta > 200ms # 46",
        "delta >= 0.2s # 346",
        "delta < 50us # 15",
        "text contains \"GET\" # 2",
        "text contains \"get\" # -",
        "text contains \"HTTP/1.1\" # 23",
        "text contains \"a \\\"b\\\"\" # 5",
        "text contains \"1\\r\\n\" # 2",
        "text contains \"\u00FC\" # 5",
        "text contains \"closed\" # 6",
        "text ~ /GET|OK/ # 23",
        "text ~ /get|ok/i # 23",
        "text ~ /^HTTP/ # 3",
        "text ~ /c\\/d/ # 5",
        "text ~ /x{100,}$/ # 3",
        "clock >= 13:04:08 # 456",
        "clock > 13:04:08 # 6",
        "clock == 13:04:06 # 123",
        "clock = 13:04:06.3 # 3",
        "clock != 13:04:06 # 456",
        "clock < 13:04:06.1 # 1",
        "clock <= 13:04:06,1 # 12",
        "clock == 13:4 # 123456",
        "clock > 13:04 # -",
        "clock < 12:30 # -",
        "info contains \"GET\" # 2",
        "info ~ /^HTTP/ # 3",
        "info ~ \"200|get\" # 3",
        "info ~ /get|200/i and sent # 2",
        "info ~ \"x\\\"\" # -",
        "info contains \"connected\" # -",
        "text ~ \"a .b\\\"\" # 5",
        "proto == http # 23",
        "proto = HTTP/1 && recv # 3",
        "proto != http && !event # 45",
        "proto == tls # -",
        "hex contains DE AD ?? EF # 4",
        "hex contains dead??ef # 4",
        "hex contains 0D0A # 23",
        "hex contains 0d 0a and sent # 2",
        "hex contains ad && size<10 # 4",
        "(sent || event) && number < 3 # 12",
        "sent || event && number < 3 # 125",
        "sent or (event and number > 3) # 256",
        "!(recv || sent) # 16",
        "not not recv # 34",
        "!sent && !event # 34",
        "open # -",
        "uncut # -",
      })
  void wants(String filter, String numbers) throws IOException {
    talk();
    assertEquals(numbers, wanted(filter));
  }

  @Test
  void aFilterIsMadeOfAMessageThatAcceptsItAndThoseThatBeginLikeIt() throws IOException {
    talk();
    say(4000, Direction.SENT, "{\"type\":\"\\x\",1}");
    say(4000, Direction.RECEIVED, "\n");
    while (index.advance(1 << 20)) {
      continue;
    }
    List<Message> all = new ArrayList<>(index.messages(1, 100));
    all.addAll(index.open());
    List<String> likenesses = new ArrayList<>();
    for (Message each : all) {
      String like = Filter.like(recorder.recording(), each);
      likenesses.add(like);
      Filter filter = Filter.read(like).filter().orElseThrow();
      assertTrue(filter.on(recorder.recording(), CALENDAR).accepts(each), like);
    }
    assertEquals(
        List.of(
            "event && text contains \"connected\"",
            "sent && text ~ /^GET/",
            "recv && text ~ /^HTTP/",
            "recv && hex contains DE AD 01",
            "sent && text contains \"a \\\"b\\\" c/d\"",
            "event && text contains \"closed by\"",
            "sent && text contains \"{\\\"type\\\":\\\"\\\\x\\\",1}\"",
            "recv && hex contains 0A"),
        likenesses);
  }

  @Test
  void whoAsksOftenLooksAtTheBeginningOnly() throws IOException {
    talk();
    Message third = index.messages(3, 1).getFirst();
    Filter filter = Filter.read(" text contains \"xx\" ").filter().orElseThrow();
    assertEquals("text contains \"xx\"", filter.text());
    assertTrue(filter.on(recorder.recording(), CALENDAR, 19).accepts(third));
    assertFalse(filter.on(recorder.recording(), CALENDAR, 18).accepts(third));
  }

  /// Each problem as `start-end words`.
  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "sise > 3 # 0-4 \u201Csise\u201D is not known; size is.",
        "blurb # 0-5 \u201Cblurb\u201D is not known; known are recv, received, sent, event, uncut,"
            + " open, size, number, time, delta, clock, text, info, proto, hex.",
        "recv && # 7-7 Something is missing here, such as recv or size > 100.",
        "&& recv # 0-2 Here has to stand a word such as recv, size or text.",
        "recv sent # 5-9 && or || has to stand here, or nothing.",
        "recv) # 4-5 There is no ( that belongs to this ).",
        "(recv || sent # 0-1 The ) that belongs to this ( is missing.",
        "(recv sent) # 6-11 &&, || or ) has to stand here.",
        "size # 4-4 size has to be compared: >, >=, <, <=, == or !=, as in size > 100.",
        "size > # 6-6 A value is missing here, such as 100.",
        "size > 10x # 7-10 \u201C10x\u201D is no number: 100, 1.5kB and 4KiB are.",
        "size > -1 # 7-9 \u201C-1\u201D is no number: 100, 1.5kB and 4KiB are.",
        "delta > 3q # 8-10 \u201C3q\u201D is no time: +1.5s, 200ms and 50us are.",
        "clock # 5-5 clock has to be compared: >, >=, <, <=, == or !=, as in clock > 12:04:07.",
        "clock > # 7-7 A time of day is missing here, such as 12:04:07.",
        "clock > 25:00 # 8-13 \u201C25:00\u201D is no time of day: 12:04, 12:04:07 and 12:04:07.201"
            + " are.",
        "clock > 12 # 8-10 \u201C12\u201D is no time of day: 12:04, 12:04:07 and 12:04:07.201 are.",
        "proto http # 6-10 proto has to be followed by == or !=, as in proto == http.",
        "proto > http # 6-7 proto has to be followed by == or !=, as in proto == http.",
        "proto == # 8-8 What it is has to stand here; known are proxy, websocket, tls, http,"
            + " lines.",
        "proto == htp # 9-12 \u201Chtp\u201D is not known; known are proxy, websocket, tls, http,"
            + " lines.",
        "info # 4-4 info has to be followed by what it is to hold: info contains \"GET\", or info ~"
            + " /GET|PUT/.",
        "info ~ \"GET # 7-8 The quotation mark at the end is missing.",
        "text # 4-4 text has to be followed by what it is to hold: text contains \"GET\", or text ~"
            + " /GET|PUT/.",
        "text contains # 13-13 Text in quotation marks has to stand here.",
        "text contains GET # 14-17 Text in quotation marks has to stand here.",
        "text contains \"GET # 14-15 The quotation mark at the end is missing.",
        "text contains \"\" # 14-16 Type what to look for.",
        "text ~ GET # 7-10 An expression between slashes has to stand here.",
        "text ~ /GET # 7-8 The slash at the end is missing.",
        "hex DE # 4-6 hex has to be followed by what it is to hold: hex contains DE AD ?? EF.",
        "hex contains # 12-12 Bytes in hex have to stand here, as in DE AD ?? EF.",
        "hex contains XY # 13-15 Bytes in hex have to stand here, as in DE AD ?? EF.",
        "hex contains ?? # 13-15 That would be found everywhere: give at least one digit.",
        "sise > 3 && size ! 4 || delta > x # 0-4 \u201Csise\u201D is not known; size is."
            + " | 17-18 size has to be compared: >, >=, <, <=, == or !=, as in size > 100."
            + " | 32-33 \u201Cx\u201D is no time: +1.5s, 200ms and 50us are.",
      })
  void saysWhatIsWrongAndWhere(String filter, String expected) {
    Filter.Reading reading = Filter.read(filter);
    assertTrue(reading.filter().isEmpty());
    assertEquals(
        expected,
        reading.problems().stream()
            .map(p -> p.start() + "-" + p.end() + " " + p.words())
            .collect(Collectors.joining(" | ")));
  }

  @Test
  void anExpressionThatIsWrongSaysWhereInIt() {
    FilterProblem problem = Filter.read("text ~ /a(b/").problems().getFirst();
    assertTrue(problem.start() >= 8 && problem.end() <= 12, problem::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   "})
  void nothingIsNoFilterAndNoMistake(String text) {
    assertEquals(new Filter.Reading(Optional.empty(), List.of()), Filter.read(text));
  }

  /// `|` is the caret.
  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "| # recv sent event uncut open size number time delta clock text info proto hex ! (",
        "se| # sent",
        "recv && s| # sent size",
        "!t| # time text",
        "size | # > < >= <= == !=",
        "size > | # 100",
        "delta >| # 200ms",
        "clock | # > < >= <= == !=",
        "clock > | # 12:04:07",
        "info | # contains ~",
        "info contains | # \"\"",
        "proto | # == !=",
        "proto == | # proxy websocket tls http lines",
        "proto == t| # tls",
        "text | # contains ~",
        "text c| # contains",
        "text contains | # \"\"",
        "text ~ | # //",
        "hex | # contains",
        "hex contains | # DE AD ?? EF",
        "recv | # && ||",
        "(recv | # && || )",
        "(recv || | # recv sent event uncut open size number time delta clock text info proto hex !"
            + " (",
        "recv| # ",
        "rec| # recv",
        "text contains \"| # ",
        "blurb | # ",
      })
  void saysHowOneCanGoOn(String marked, String expected) {
    int caret = marked.lastIndexOf('|');
    String text = marked.substring(0, caret);
    String words =
        Filter.complete(text, caret).stream()
            .map(FilterCompletion::replacement)
            .collect(Collectors.joining(" "));
    assertEquals(expected == null ? "" : expected, words);
  }

  @Test
  void aCompletionReplacesTheWordThatWasBegun() {
    FilterCompletion completion = Filter.complete("recv && si", 10).getFirst();
    assertEquals(new FilterCompletion(8, 10, "size", "how many bytes"), completion);
  }

  /// Parts of filters in any order: never an exception, problems within the text, and a filter if
  /// and only if there are none.
  @Test
  void anyTextIsReadWithoutRaising() throws IOException {
    talk();
    String[] parts = {
      "recv",
      "sent",
      " size",
      ">",
      "100",
      "(",
      ")",
      "!",
      "&&",
      "||",
      " and ",
      " or ",
      "text",
      "~",
      " contains ",
      "\"a",
      "\"",
      "/",
      "hex",
      " DE ?",
      "\\",
      "1.5s",
      "\u2603",
      " ",
      "time",
      "=",
      "clock",
      "12:04",
      "proto",
      "http",
      "info"
    };
    Random random = new Random(9);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(9); n > 0; n--) {
        text.append(parts[random.nextInt(parts.length)]);
      }
      Filter.Reading reading = Filter.read(text.toString());
      assertTrue(reading.problems().isEmpty() || reading.filter().isEmpty(), text::toString);
      assertTrue(
          text.toString().isBlank() || reading.problems().isEmpty() == reading.filter().isPresent(),
          text::toString);
      for (FilterProblem problem : reading.problems()) {
        assertTrue(0 <= problem.start() && problem.start() <= problem.end(), text::toString);
        assertTrue(problem.end() <= text.length(), text::toString);
      }
      Filter.complete(text.toString(), random.nextInt(text.length() + 1));
      if (reading.filter().isPresent()) {
        reading
            .filter()
            .get()
            .on(recorder.recording(), CALENDAR)
            .accepts(index.messages(2, 1).getFirst());
      }
    }
  }

  @Test
  void whatIsNestedTooDeeplyIsSaid() {
    String deep = "(".repeat(100_000) + "recv" + ")".repeat(100_000);
    assertTrue(
        Filter.read(deep).problems().stream()
            .anyMatch(p -> p.words().equals("This is nested too deeply.")));
    assertFalse(Filter.read("!".repeat(100_000) + "recv").filter().isEmpty());
  }

  @Test
  void tooManyConditionsAreSaid() {
    String many = "recv || ".repeat(100_000) + "sent";
    assertEquals(
        "These are more than 500 conditions.", Filter.read(many).problems().getFirst().words());
    assertTrue(Filter.read("recv || ".repeat(499) + "sent").filter().isPresent());
  }

  @Test
  void anExpressionThatGoesTooDeepIsGivenUp() throws Exception {
    say(1, Direction.SENT, "ab".repeat(4000));
    while (index.advance(1 << 20)) {
      continue;
    }
    Filter deep = Filter.read("text ~ /(a|b)*c/").filter().orElseThrow();
    Filter.Asking asked = deep.on(recorder.recording(), CALENDAR);
    FutureTask<Boolean> task = new FutureTask<>(() -> asked.accepts(index.open().getFirst()));
    Thread shallow = new Thread(null, task, "shallow", 256 * 1024);
    shallow.start();
    assertFalse(task.get());
    assertTrue(asked.gaveUp());
  }

  @Test
  void anExpressionWithoutEndIsGivenUpAndTheListGoesOn() throws IOException {
    say(1, Direction.SENT, "a".repeat(3000) + "b");
    say(2, Direction.SENT, "aaac");
    while (index.advance(1 << 20)) {
      continue;
    }
    Filter endless = Filter.read("text ~ /(a*)*(a*)*(a*)*c/").filter().orElseThrow();
    Filter.Asking asked = endless.on(recorder.recording(), CALENDAR);
    assertFalse(asked.accepts(index.messages(1, 1).getFirst()));
    assertTrue(asked.gaveUp());
    assertTrue(asked.accepts(index.open().getFirst()));
  }
}
