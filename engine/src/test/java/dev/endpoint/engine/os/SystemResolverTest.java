package dev.endpoint.engine.os;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.net.Resolver;
import dev.endpoint.engine.reactor.Cancellable;
import dev.endpoint.engine.transport.Failure;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SystemResolverTest {
  private final BlockingQueue<Object> answers = new LinkedBlockingQueue<>();
  private NioReactor reactor;

  private final Resolver.Handler handler =
      new Resolver.Handler() {
        @Override
        public void resolved(List<InetAddress> addresses) {
          answers.add(reactor.inReactor() ? addresses : "not on the reactor thread");
        }

        @Override
        public void failed(Failure failure) {
          answers.add(reactor.inReactor() ? failure : "not on the reactor thread");
        }
      };

  @BeforeEach
  void setUp() throws Exception {
    reactor = NioReactor.start("resolver test");
  }

  @AfterEach
  void tearDown() throws Exception {
    reactor.close();
    assertTrue(reactor.awaitClosed(Duration.ofSeconds(30)));
  }

  private Cancellable resolve(SystemResolver resolver, String host) throws Exception {
    BlockingQueue<Cancellable> started = new LinkedBlockingQueue<>();
    reactor.execute(() -> started.add(resolver.resolve(host, handler)));
    return started.poll(30, TimeUnit.SECONDS);
  }

  private Object answer() throws InterruptedException {
    return answers.poll(30, TimeUnit.SECONDS);
  }

  @Test
  void addressesComeInTheOrderOfTheSystem() throws Exception {
    InetAddress[] both = {InetAddress.ofLiteral("::1"), InetAddress.ofLiteral("127.0.0.1")};
    resolve(new SystemResolver(reactor, host -> both), "two.example");
    assertEquals(List.of(both), answer());
  }

  @Test
  void localhostIsKnownToEverySystem() throws Exception {
    resolve(new SystemResolver(reactor), "localhost");
    assertTrue(answer() instanceof List<?> addresses && !addresses.isEmpty());
  }

  @Test
  void theZoneOfALiteralIsKept() throws Exception {
    resolve(new SystemResolver(reactor), "fe80::1%7");
    List<?> addresses = (List<?>) answer();
    assertEquals(7, ((Inet6Address) addresses.getFirst()).getScopeId());
  }

  @Test
  void aNameThatDoesNotExistIsAFailureInWords() throws Exception {
    SystemResolver resolver =
        new SystemResolver(
            reactor,
            host -> {
              throw new UnknownHostException(host + ": Name or service not known");
            });
    resolve(resolver, "nowhere.example");
    Failure failure = (Failure) answer();
    assertEquals(Failure.Kind.NO_SUCH_NAME, failure.kind());
    assertEquals("resolving", failure.stage());
    assertEquals("nowhere.example", failure.target());
  }

  @Test
  void namesBeyondAsciiAreAskedForInTheirEncodedForm() throws Exception {
    BlockingQueue<String> asked = new LinkedBlockingQueue<>();
    SystemResolver resolver =
        new SystemResolver(
            reactor,
            host -> {
              asked.add(host);
              return new InetAddress[] {InetAddress.getLoopbackAddress()};
            });
    resolve(resolver, "bücher.example");
    assertEquals("xn--bcher-kva.example", asked.poll(30, TimeUnit.SECONDS));
  }

  @Test
  void aCancelledLookUpIsNotHeardOfAgainAndOthersGoOn() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    SystemResolver resolver =
        new SystemResolver(
            reactor,
            host -> {
              if (host.equals("stuck.example")) {
                entered.countDown();
                awaitIgnoringInterrupts(release);
              }
              return new InetAddress[] {InetAddress.getLoopbackAddress()};
            });
    Cancellable stuck = resolve(resolver, "stuck.example");
    assertTrue(entered.await(30, TimeUnit.SECONDS));
    stuck.cancel();
    release.countDown();
    resolve(resolver, "other.example");
    assertEquals(List.of(InetAddress.getLoopbackAddress()), answer());
    assertEquals(0, answers.size());
  }

  /// As the system's own call does.
  private static void awaitIgnoringInterrupts(CountDownLatch latch) {
    boolean released = false;
    while (!released) {
      try {
        latch.await();
        released = true;
      } catch (InterruptedException e) {
        // the system's call does not stop either
      }
    }
  }

  @Test
  void lookUpsThatNeverReturnDoNotPileUpWithoutLimit() throws Exception {
    CountDownLatch entered = new CountDownLatch(SystemResolver.AT_ONCE);
    CountDownLatch release = new CountDownLatch(1);
    SystemResolver resolver =
        new SystemResolver(
            reactor,
            host -> {
              entered.countDown();
              awaitIgnoringInterrupts(release);
              return new InetAddress[] {InetAddress.getLoopbackAddress()};
            });
    for (int i = 0; i < SystemResolver.AT_ONCE; i++) {
      resolve(resolver, "stuck" + i + ".example").cancel();
    }
    // Cancelled before their threads ran, some may never have entered.
    for (int i = 0; i < SystemResolver.AT_ONCE && entered.getCount() > 0; i++) {
      resolve(resolver, "more" + i + ".example");
    }
    assertTrue(entered.await(30, TimeUnit.SECONDS));
    resolve(resolver, "one-too-many.example");
    Failure failure = (Failure) answer();
    assertEquals(Failure.Kind.LOOKUP_FAILED, failure.kind());
    release.countDown();
  }
}
