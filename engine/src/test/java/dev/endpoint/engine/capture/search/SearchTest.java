package dev.endpoint.engine.capture.search;

import static dev.endpoint.engine.capture.Direction.RECEIVED;
import static dev.endpoint.engine.capture.Direction.SENT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.capture.CaptureFile;
import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.Recording;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SearchTest {
  private static final Limits SMALL = new Limits(1_000_000, 96, 40, 90, 50, 24, 1_000_000);

  @TempDir Path dir;

  private static Search search(Recording recording, SearchPattern pattern, Limits limits) {
    return new Search(recording, pattern, Runnable::run, 1, () -> {}, limits);
  }

  private static List<Hit> all(Talk talk, SearchPattern pattern) {
    Search search = search(talk.recording(), pattern, SMALL);
    search.grew();
    assertEquals(SearchProgress.State.DONE, search.progress().state());
    return Talk.found(search);
  }

  private static SearchPattern text(String text) throws PatternException {
    return SearchPattern.text(text, UTF_8, true);
  }

  private static byte[] letters(Random random, int length, int kinds) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) ('a' + random.nextInt(kinds));
    }
    return bytes;
  }

  /// Says something of any length, now and then nothing but a note, and looks after some of it.
  private static void chatter(Talk talk, Random random, Runnable look) {
    int kinds = 2 + random.nextInt(3);
    int lengths = 1 + random.nextInt(120);
    double sent = random.nextDouble();
    for (int n = random.nextInt(40); n > 0; n--) {
      Direction direction = random.nextDouble() < sent ? SENT : RECEIVED;
      talk.say(direction, letters(random, 1 + random.nextInt(lengths), kinds));
      if (random.nextInt(4) == 0) {
        talk.note();
      }
      if (random.nextInt(3) == 0) {
        look.run();
      }
    }
    look.run();
  }

  private static BytePattern bytes(Random random) {
    int length = 1 + random.nextInt(random.nextInt(4) == 0 ? 40 : 5);
    byte[] value = letters(random, length, 3);
    byte[] mask = new byte[length];
    for (int i = 0; i < length; i++) {
      mask[i] = (byte) (random.nextInt(4) == 0 ? random.nextInt() : -1);
      value[i] &= mask[i];
    }
    mask[random.nextInt(length)] |= 1;
    return new BytePattern(mask, value);
  }

  @Test
  void bytesAreFoundWhereTheyAreHoweverTheyWereCut() {
    int found = 0;
    for (int seed = 0; seed < 600; seed++) {
      Random random = new Random(seed);
      Talk talk = seed % 5 == 0 ? Talk.inFile(dir) : Talk.inMemory();
      BytePattern pattern = bytes(random);
      Search search = search(talk.recording(), pattern, SMALL);
      chatter(talk, random, search::grew);
      assertEquals(talk.expected(pattern), Talk.found(search), "seed " + seed);
      assertEquals(talk.expected(pattern), all(talk, pattern), "at once, seed " + seed);
      found += Talk.found(search).size();
      talk.close();
    }
    assertTrue(found > 20_000, found + " found");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ab", "a+", "a+b", "(a|b)c?", "[ab]{2,7}", "\\bab", "a\\b", "(?<=a)b", "a(?!b)", "^a",
        "b$", "\\Ab", "a\\z", "(a)b\\1", "a*", "(?i)AB", "[^a]", "b(?=a)", "(?<!a)b+?c", "."
      })
  void expressionsMatchAsTheyWouldInTheWholeStream(String expression) throws PatternException {
    RegexPattern pattern = (RegexPattern) SearchPattern.regex(expression, UTF_8, true);
    Pattern whole = Pattern.compile(expression, Pattern.MULTILINE | Pattern.UNIX_LINES);
    for (int seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      Talk talk = seed % 5 == 0 ? Talk.inFile(dir) : Talk.inMemory();
      Limits limits = new Limits(1_000_000, 700, 40, 90, 50, 300, 1_000_000);
      Search search = search(talk.recording(), pattern, limits);
      // Long runs of one letter would be cut.
      for (int n = random.nextInt(40); n > 0; n--) {
        byte[] some = letters(random, 1 + random.nextInt(60), 3);
        for (int i = 0; i < some.length; i += 7) {
          some[i] = (byte) (random.nextBoolean() ? '\n' : ' ');
        }
        talk.say(random.nextBoolean() ? SENT : RECEIVED, some);
        if (random.nextInt(3) == 0) {
          search.grew();
        }
      }
      search.grew();
      assertEquals(talk.expected(whole), Talk.found(search), "seed " + seed);
      talk.close();
    }
  }

  @Test
  void someWorkersFindWhatOneFinds() throws Exception {
    Random random = new Random(1);
    Talk talk = Talk.inFile(dir);
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      for (int round = 0; round < 30; round++) {
        chatter(talk, random, () -> {});
        BytePattern pattern = bytes(random);
        Semaphore news = new Semaphore(0);
        Search search = new Search(talk.recording(), pattern, threads, 3, news::release, SMALL);
        search.grew();
        while (search.progress().state() == SearchProgress.State.RUNNING) {
          news.acquire();
        }
        assertEquals(SearchProgress.State.DONE, search.progress().state());
        assertEquals(talk.expected(pattern), Talk.found(search));
      }
    }
    talk.close();
  }

  /// Bursts come while workers are about to leave: none is forgotten.
  @Test
  void whateverComesWhileItIsSearchedIsSearched() throws Exception {
    Talk talk = Talk.inFile(dir);
    SearchPattern pattern = text("needle");
    Semaphore news = new Semaphore(0);
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Search search = new Search(talk.recording(), pattern, threads, 2, news::release, SMALL);
      for (int i = 0; i < 2_000; i++) {
        talk.say(i % 3 == 0 ? SENT : RECEIVED, i % 2 == 0 ? "...nee" : "dle...");
        search.grew();
      }
      while (search.progress().state() == SearchProgress.State.RUNNING) {
        news.acquire();
      }
      assertEquals(talk.expected((BytePattern) pattern), Talk.found(search));
      assertEquals(talk.recording().extent().bytes(), search.progress().searched());
    }
    talk.close();
  }

  @Test
  void aMatchNeverBeginsInOneDirectionAndEndsInTheOther() throws PatternException {
    Talk talk = Talk.inMemory().say(SENT, "nee").say(RECEIVED, "dle").say(SENT, "dle!");
    assertEquals(List.of(talk.sent(0, 6)), all(talk, text("needle")));
    assertEquals(List.of(talk.sent(0, 6)), all(talk, SearchPattern.regex("n\\w+", UTF_8, true)));
  }

  @Test
  void placesThatOverlapAllCount() throws PatternException {
    Talk talk = Talk.inMemory().say(SENT, "aaaa");
    assertEquals(3, all(talk, text("aa")).size());
  }

  @Test
  void matchesOfExpressionsDoNotOverlap() throws PatternException {
    Talk talk = Talk.inMemory().say(SENT, "aaaa");
    assertEquals(2, all(talk, SearchPattern.regex("aa", UTF_8, true)).size());
  }

  @Test
  void whatIsLongerThanAllThereIsIsNotFound() throws PatternException {
    Talk talk = Talk.inMemory().say(SENT, "short");
    assertEquals(List.of(), all(talk, text("shorter")));
    assertEquals(List.of(), all(Talk.inMemory(), text("x")));
  }

  @ParameterizedTest
  @CsvSource({"6553600, 65280", "700000, 1000", "300000, 1"})
  void theUsualSizesAreRightToo(int total, int chunk) throws PatternException {
    Random random = new Random(total);
    Talk talk = Talk.inFile(dir);
    for (int done = 0; done < total; done += chunk) {
      byte[] some = letters(random, chunk, 9);
      talk.say(random.nextInt(3) == 0 ? SENT : RECEIVED, some);
    }
    SearchPattern pattern = SearchPattern.hex("61 62 ?? 6? 63");
    Search search = new Search(talk.recording(), pattern, Runnable::run, 2, () -> {});
    search.grew();
    assertEquals(talk.expected((BytePattern) pattern), Talk.found(search));
    SearchPattern regex = SearchPattern.regex("ab.[a-o]c", UTF_8, true);
    Search again = new Search(talk.recording(), regex, Runnable::run, 2, () -> {});
    again.grew();
    assertEquals(talk.expected(((RegexPattern) regex).pattern), Talk.found(again));
    talk.close();
  }

  @Test
  void aMatchIsAsLongAsIsAllowedAtMost() throws PatternException {
    Talk talk = Talk.inMemory().say(SENT, "<" + "x".repeat(100) + ">");
    SearchPattern pattern = SearchPattern.regex("<x*", UTF_8, true);
    assertEquals(List.of(talk.sent(0, 24)), all(talk, pattern));
    assertEquals(List.of(), all(talk, SearchPattern.regex("<x*>", UTF_8, true)));
  }

  @Test
  void whatMayStillGrowIsShownAsItIsAndThenAsItBecomes() throws PatternException {
    Talk talk = Talk.inMemory().say(SENT, "id=12");
    SearchPattern pattern = SearchPattern.regex("\\d+$", UTF_8, true);
    Search search = search(talk.recording(), pattern, SMALL);
    search.grew();
    Hits before = search.hits(SENT);
    assertEquals(List.of(talk.sent(3, 2)), Talk.found(search));
    talk.say(SENT, "34");
    search.grew();
    assertEquals(List.of(talk.sent(3, 4)), Talk.found(search));
    assertEquals(2, before.get(0).size(), "what was handed out stays as it was");
    talk.say(SENT, "x");
    search.grew();
    assertEquals(List.of(), Talk.found(search));
  }

  @Test
  void theFirstMatchesAreKeptAndAllAreCounted() throws PatternException {
    Limits few = new Limits(37, 96, 40, 90, 50, 24, 1_000);
    for (String expression : List.of("x", "x{1}", "x\\b|x")) {
      Talk talk = Talk.inMemory().say(SENT, "x".repeat(36));
      SearchPattern pattern = SearchPattern.regex(expression, UTF_8, true);
      SearchPattern looked = expression.equals("x") ? text("x") : pattern;
      Search search = search(talk.recording(), looked, few);
      search.grew();
      assertEquals(36, search.hits(SENT).size());
      assertEquals(36, search.hits(SENT).count());
      for (int i = 0; i < 100; i++) {
        talk.say(SENT, "xxxxxxxxxx").say(RECEIVED, i == 50 ? "..x.." : ".....");
      }
      search.grew();
      assertEquals(37, search.hits(SENT).size());
      assertEquals(1036, search.hits(SENT).count());
      assertEquals(talk.sent(36, 1), search.hits(SENT).get(36));
      assertEquals(1, search.hits(RECEIVED).size());
      assertEquals(1, search.hits(RECEIVED).count());
    }
  }

  @Test
  void hitsAreFoundByTheirPlace() throws PatternException {
    Talk talk = Talk.inMemory().say(SENT, "a..").say(RECEIVED, "a.a").say(SENT, "..a.a");
    Search search = search(talk.recording(), text("a"), SMALL);
    search.grew();
    Hits sent = search.hits(SENT);
    assertEquals(3, sent.size());
    assertEquals(0, sent.before(0, 0));
    assertEquals(1, sent.before(0, 1));
    assertEquals(1, sent.before(1, 2));
    assertEquals(1, sent.before(2, 2));
    assertEquals(2, sent.before(2, 3));
    assertEquals(3, sent.before(3, 0));
    assertEquals(0, sent.endedBy(0, 0));
    assertEquals(1, sent.endedBy(0, 1));
    assertEquals(1, sent.endedBy(2, 2));
    assertEquals(3, sent.endedBy(2, 5));
  }

  @Test
  void cancelEndsItAtAnyTimeAndKeepsWhatWasFound() throws PatternException {
    Talk talk = Talk.inMemory();
    for (int i = 0; i < 50; i++) {
      talk.say(SENT, "..needle..".repeat(3));
    }
    SearchPattern pattern = text("needle");
    List<Hit> expected = talk.expected((BytePattern) pattern);
    for (int stop = 0; stop < 15; stop++) {
      int[] left = {stop};
      Search[] self = new Search[1];
      Runnable news =
          () -> {
            if (left[0]-- == 0) {
              self[0].cancel();
            }
          };
      self[0] = new Search(talk.recording(), pattern, Runnable::run, 1, news, SMALL);
      if (stop == 0) {
        self[0].cancel();
      }
      self[0].grew();
      List<Hit> found = Talk.found(self[0]);
      assertEquals(SearchProgress.State.CANCELLED, self[0].progress().state());
      assertEquals(expected.subList(0, found.size()), found);
      self[0].grew();
      assertEquals(found, Talk.found(self[0]), "it stays cancelled");
    }
  }

  @Test
  void anExpressionThatTriesForEverIsLeftInWords() throws PatternException {
    Talk talk = Talk.inMemory().say(SENT, "a".repeat(60));
    SearchPattern pattern = SearchPattern.regex("(a|aa)+\\1b", UTF_8, true);
    Search search = search(talk.recording(), pattern, SMALL);
    search.grew();
    assertEquals(SearchProgress.State.FAILED, search.progress().state());
    assertTrue(search.progress().trouble().contains("too many ways"));
  }

  @Test
  void anExpressionThatTriesForEverIsCancelled() throws Exception {
    Talk talk = Talk.inMemory().say(SENT, "a".repeat(60));
    SearchPattern pattern = SearchPattern.regex("(a|aa)+\\1b", UTF_8, true);
    Semaphore ended = new Semaphore(0);
    Thread[] worker = new Thread[1];
    Search search =
        new Search(
            talk.recording(),
            pattern,
            task -> {
              worker[0] = new Thread(task);
              worker[0].start();
            },
            1,
            ended::release);
    search.grew();
    search.cancel();
    worker[0].join();
    assertEquals(SearchProgress.State.CANCELLED, search.progress().state());
    assertNull(search.progress().trouble());
  }

  @Test
  void anExpressionThatNestsTooDeeplyIsLeftInWords() throws Exception {
    Talk talk = Talk.inMemory().say(SENT, "ab".repeat(5_000));
    SearchPattern pattern = SearchPattern.regex("(a|b)*c", UTF_8, true);
    Search[] search = new Search[1];
    Thread thread =
        new Thread(
            null,
            () -> {
              search[0] = new Search(talk.recording(), pattern, Runnable::run, 1, () -> {});
              search[0].grew();
            },
            "small stack",
            256 * 1024);
    thread.start();
    thread.join();
    assertEquals(SearchProgress.State.FAILED, search[0].progress().state());
    assertTrue(search[0].progress().trouble().contains("[ab]*"));
  }

  private Recording closedFile(int bytes) throws IOException {
    Talk talk = Talk.inFile(dir);
    Random random = new Random(5);
    for (int done = 0; done < bytes; done += 10_000) {
      talk.say(SENT, letters(random, 10_000, 20));
    }
    talk.close();
    try (CaptureFile file = CaptureFile.open(talk.recording().file())) {
      return file.recording();
    }
  }

  @Test
  void aCaptureThatBecameShorterIsToldInWords() throws Exception {
    Recording recording = closedFile(2_000_000);
    try (FileChannel file = FileChannel.open(recording.file(), StandardOpenOption.WRITE)) {
      file.truncate(1_000_000);
    }
    Search search = new Search(recording, text("abc"), Runnable::run, 2, () -> {});
    search.grew();
    SearchProgress progress = search.progress();
    assertEquals(SearchProgress.State.FAILED, progress.state());
    assertTrue(progress.trouble().contains("has become shorter"), progress.trouble());
  }

  @Test
  void aCaptureThatWasRemovedIsToldInWords() throws Exception {
    Recording recording = closedFile(100_000);
    Files.delete(recording.file());
    Search search = new Search(recording, text("abc"), Runnable::run, 2, () -> {});
    search.grew();
    assertTrue(
        search.progress().trouble().contains("has been removed"), search.progress().trouble());
    assertSame(SearchProgress.State.FAILED, search.progress().state());
  }
}
