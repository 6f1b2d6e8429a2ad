package dev.endpoint.engine.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.endpoint.Step;
import dev.endpoint.engine.net.Network.DialHandler;
import dev.endpoint.engine.net.Network.DialOptions;
import dev.endpoint.engine.testing.Answer;
import dev.endpoint.engine.testing.FakeReactor;
import dev.endpoint.engine.testing.MemoryNetwork;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Failure.Kind;
import dev.endpoint.engine.transport.Wire;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The race in virtual time: who answers how and when, and the exact events that follow.
class AddressRaceTest {
  private final FakeReactor reactor = new FakeReactor();
  private final MemoryNetwork network = new MemoryNetwork(reactor);
  private final List<InetSocketAddress> addresses = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final List<String> log = new ArrayList<>();
  private Duration delay = Duration.ofMillis(250);
  private Consumer<Step> watcher = step -> {};
  private AddressRace race;
  private Wire won;
  private Failure lost;

  /// `6a ok@10`: an IPv6 address called 6a connects after 10 ms. Others: `no@10` refuses, `noroute`
  /// fails at once, `hang` never answers.
  private void give(String words) {
    for (String word : words.trim().split("\\s*,\\s*")) {
      String[] parts = word.split(" ");
      String name = parts[0];
      int number = addresses.size() + 1;
      String literal = name.startsWith("6") ? "2001:db8::" + number : "192.0.2." + number;
      InetSocketAddress address = new InetSocketAddress(InetAddress.ofLiteral(literal), 80);
      addresses.add(address);
      names.add(name);
      network.answer(address, answer(parts[1]));
    }
  }

  private static Answer answer(String words) {
    String[] parts = words.split("@");
    Answer answer =
        switch (parts[0]) {
          case "ok" -> Answer.accept();
          case "no" -> Answer.refuse();
          case "hang" -> Answer.hang();
          case "noroute" ->
              Answer.fail(new Failure(Kind.UNREACHABLE, "connecting", "", "no route", ""));
          default -> throw new IllegalArgumentException(words);
        };
    return parts.length > 1 ? answer.after(Duration.ofMillis(Long.parseLong(parts[1]))) : answer;
  }

  private void start() {
    AddressRace.Dialer dialer =
        (address, handler) -> network.dial(address, DialOptions.defaults(), handler);
    start(dialer);
  }

  private void start(AddressRace.Dialer dialer) {
    race = new AddressRace(reactor, addresses, delay, dialer, this::step, new Result());
    race.start();
  }

  private final class Result implements AddressRace.Finish {
    @Override
    public void won(Wire wire) {
      won = wire;
      note("won");
    }

    @Override
    public void lost(Failure failure) {
      lost = failure;
      note("lost");
    }
  }

  private void step(Step step) {
    note(
        switch (step) {
          case Step.Dialing s -> "try " + name(s.address());
          case Step.DialFailed s -> "fail " + name(s.address());
          case Step.DialAbandoned s -> "drop " + name(s.address());
          case Step.Dialed s -> "up " + name(s.address());
          default -> throw new AssertionError(step);
        });
    watcher.accept(step);
  }

  private String name(SocketAddress address) {
    return names.get(addresses.indexOf(address));
  }

  private void note(String what) {
    log.add(reactor.elapsed().toMillis() + " " + what);
  }

  @ParameterizedTest(name = "[{index}] {0} ms: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # one address
          250 | 4a ok@10 | 0 try 4a, 10 up 4a, 10 won
          250 | 6a no@10 | 0 try 6a, 10 fail 6a, 10 lost
          250 | 4a no | 0 try 4a, 0 fail 4a, 0 lost
          # the preferred one is quick enough
          250 | 6a ok@249, 4a ok@1 | 0 try 6a, 249 up 6a, 249 won
          # the second starts beside the first, and either may win
          250 | 6a ok@300, 4a ok@100 | 0 try 6a, 250 try 4a, 300 up 6a, 300 drop 4a, 300 won
          250 | 6a ok@300, 4a ok@20 | 0 try 6a, 250 try 4a, 270 up 4a, 270 drop 6a, 270 won
          250 | 6a hang, 4a ok@20 | 0 try 6a, 250 try 4a, 270 up 4a, 270 drop 6a, 270 won
          # a failure starts the next one at once
          250 | 6a no@10, 4a ok@20 | 0 try 6a, 10 fail 6a, 10 try 4a, 30 up 4a, 30 won
          250 | 6a noroute, 4a ok@1 | 0 try 6a, 0 fail 6a, 0 try 4a, 1 up 4a, 1 won
          250 | 6a no@1, 4a no@1, 6b ok@1 | 0 try 6a, 1 fail 6a, 1 try 4a, 2 fail 4a, 2 try 6b, 3 up 6b, 3 won
          # and the delay counts from there
          250 | 6a no@100, 4a hang, 6b ok@5 | 0 try 6a, 100 fail 6a, 100 try 4a, 350 try 6b, 355 up 6b, 355 drop 4a, 355 won
          # a late failure of the first also starts the next one
          250 | 6a no@300, 4a hang, 6b ok@5 | 0 try 6a, 250 try 4a, 300 fail 6a, 300 try 6b, 305 up 6b, 305 drop 4a, 305 won
          # a success after the list is exhausted
          250 | 6a ok@2000, 4a no@10 | 0 try 6a, 250 try 4a, 260 fail 4a, 2000 up 6a, 2000 won
          250 | 6a ok@2000, 4a hang | 0 try 6a, 250 try 4a, 2000 up 6a, 2000 drop 4a, 2000 won
          # all fail: told when the last one has
          250 | 6a no@10, 4a no@10 | 0 try 6a, 10 fail 6a, 10 try 4a, 20 fail 4a, 20 lost
          250 | 6a no@900, 4a no@10 | 0 try 6a, 250 try 4a, 260 fail 4a, 900 fail 6a, 900 lost
          250 | 4a no, 4b no, 4c no | 0 try 4a, 0 fail 4a, 0 try 4b, 0 fail 4b, 0 try 4c, 0 fail 4c, 0 lost
          # other delays
          100 | 6a hang, 4a hang, 6b ok@50 | 0 try 6a, 100 try 4a, 200 try 6b, 250 up 6b, 250 drop 6a, 250 drop 4a, 250 won
          0 | 6a ok@30, 4a ok@20, 6b ok@40 | 0 try 6a, 0 try 4a, 0 try 6b, 20 up 4a, 20 drop 6a, 20 drop 6b, 20 won
          # silence: nobody tells the end but the deadline above
          250 | 6a hang, 4a hang | 0 try 6a, 250 try 4a
          """)
  void theEventsAreExactlyThese(long delayMillis, String given, String expected) {
    delay = Duration.ofMillis(delayMillis);
    give(given);
    start();
    reactor.advance(Duration.ofSeconds(60));
    assertEquals(List.of(expected.split(", ")), log);
    assertEquals(0, reactor.timers());
    assertEquals(won == null ? 0 : 2, network.openEnds());
    if (won != null || lost != null) {
      assertEquals(0, network.pendingDials());
      race.cancel();
      assertEquals(won == null ? 0 : 2, network.openEnds(), "cancelling too late does nothing");
    }
  }

  @Test
  void atMostSixAreUnderWayAndTheOldestIsGivenUpForTheNext() {
    give("4a hang, 4b hang, 4c hang, 4d hang, 4e hang, 4f hang, 4g hang, 4h ok@10");
    start();
    reactor.advance(Duration.ofMillis(1499));
    assertEquals(6, network.pendingDials());
    reactor.advance(Duration.ofMillis(1));
    assertEquals(6, network.pendingDials());
    assertEquals(List.of("1500 drop 4a", "1500 try 4g"), log.subList(6, 8));
    reactor.advance(Duration.ofSeconds(5));
    assertEquals(List.of("1750 drop 4b", "1750 try 4h", "1760 up 4h"), log.subList(8, 11));
    assertEquals("1760 won", log.getLast());
    assertEquals(0, network.pendingDials());
  }

  @Test
  void anAddressGivenUpForTheNextCountsAsFailed() {
    give("4a hang, 4b no@2000, 4c no@2000, 4d no@2000, 4e no@2000, 4f no@2000, 4g no@1");
    delay = Duration.ofMillis(10);
    start();
    reactor.advance(Duration.ofSeconds(5));
    assertEquals(Kind.REFUSED, lost.kind());
    assertEquals(6, lost.others().size());
    assertEquals(Kind.TIMED_OUT, lost.others().getFirst().kind());
    assertEquals("No answer from 192.0.2.1:80 in 60 ms", lost.others().getFirst().message());
  }

  @Test
  void theMostTellingFailureIsReportedWithTheOthersAttachedInOrder() {
    give("6a noroute, 4a no@5, 6b noroute, 4b no@5");
    start();
    reactor.advance(Duration.ofSeconds(1));
    assertEquals(Kind.REFUSED, lost.kind());
    assertEquals("192.0.2.2:80", lost.target());
    assertEquals(
        List.of(Kind.UNREACHABLE, Kind.UNREACHABLE, Kind.REFUSED),
        lost.others().stream().map(Failure::kind).toList());
  }

  @Test
  void cancellingGivesUpEverythingWhateverHappensNext() {
    give("6a ok@300, 4a ok@300, 6b ok@300");
    start();
    reactor.advance(Duration.ofMillis(260));
    race.cancel();
    race.cancel();
    assertEquals(0, network.pendingDials());
    assertEquals(0, reactor.timers());
    reactor.advance(Duration.ofSeconds(10));
    assertEquals(List.of("0 try 6a", "250 try 4a", "260 drop 6a", "260 drop 4a"), log);
    assertEquals(0, network.openEnds());
  }

  @Test
  void cancellingInsideAnyStepLeavesNothingOpen() {
    String given = "6a hang, 4a no@10, 6b ok@40, 4b hang";
    int steps = stepsOf(given);
    assertTrue(steps > 5, "the story has many steps");
    for (int i = 0; i < steps; i++) {
      AddressRaceTest again = new AddressRaceTest();
      again.cancelAtStep(given, i);
    }
  }

  private static int stepsOf(String given) {
    AddressRaceTest once = new AddressRaceTest();
    once.give(given);
    once.start();
    once.reactor.advance(Duration.ofSeconds(10));
    return once.log.size() - 1;
  }

  private void cancelAtStep(String given, int number) {
    give(given);
    int[] heard = {0};
    watcher =
        step -> {
          if (heard[0]++ == number) {
            // The first step is told inside `start`, before the test has a race to cancel.
            Runnable cancel = () -> race.cancel();
            reactor.run(number == 0 ? () -> reactor.execute(cancel) : cancel);
          }
        };
    start();
    reactor.advance(Duration.ofSeconds(10));
    assertEquals(null, won, "cancelled at step " + number + ": " + log);
    assertEquals(null, lost);
    assertEquals(0, network.pendingDials(), log.toString());
    assertEquals(0, network.openEnds(), log.toString());
    assertEquals(0, reactor.timers(), log.toString());
  }

  @Test
  void aDialerThatBreaksTheRulesAndAnswersTwiceOrTooLateLeavesNothingOpen() {
    give("4a hang, 4b hang");
    List<DialHandler> handlers = new ArrayList<>();
    start(
        (address, handler) -> {
          handlers.add(handler);
          return () -> {};
        });
    reactor.advance(Duration.ofMillis(300));
    handlers.get(0).dialed(freshWire());
    handlers.get(0).dialed(freshWire());
    handlers.get(1).dialed(freshWire());
    handlers.get(1).failed(new Failure(Kind.REFUSED, "connecting", "", "", ""));
    won.abort();
    reactor.runUntilIdle();
    network.farEnds().forEach(Wire::abort);
    assertEquals(0, network.openEnds());
    assertEquals("300 won", log.getLast());
  }

  private Wire freshWire() {
    InetSocketAddress address = addresses.getFirst();
    network.answer(address, Answer.accept());
    Wire[] made = new Wire[1];
    network.dial(
        address,
        DialOptions.defaults(),
        new DialHandler() {
          @Override
          public void dialed(Wire wire) {
            made[0] = wire;
          }

          @Override
          public void failed(Failure failure) {
            throw new AssertionError(failure);
          }
        });
    reactor.runUntilIdle();
    return made[0];
  }

  @Test
  void aDialerThatRaisesFailsThatAddressOnly() {
    give("4a ok, 4b ok");
    start(
        (address, handler) -> {
          if (address == addresses.getFirst()) {
            throw new IllegalArgumentException("an option the system does not know");
          }
          return network.dial(address, DialOptions.defaults(), handler);
        });
    reactor.runUntilIdle();
    assertEquals(List.of("0 try 4a", "0 fail 4a", "0 try 4b", "0 up 4b", "0 won"), log);
  }

  @Test
  void aThousandAddressesThatAllRefuseAreNoTrouble() {
    IntStream.range(0, 1000).forEach(i -> giveRefusing(i));
    start();
    reactor.runUntilIdle();
    assertEquals(999, lost.others().size());
  }

  private void giveRefusing(int number) {
    String literal = "10.0." + number / 250 + "." + number % 250;
    addresses.add(new InetSocketAddress(InetAddress.ofLiteral(literal), 80));
    names.add("4-" + number);
  }
}
