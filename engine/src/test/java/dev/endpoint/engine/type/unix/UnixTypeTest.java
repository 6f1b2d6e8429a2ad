package dev.endpoint.engine.type.unix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.EndpointCatalog;
import dev.endpoint.engine.ParsedEndpoint;
import dev.endpoint.engine.endpoint.Attempt;
import dev.endpoint.engine.net.Network.ListenOptions;
import dev.endpoint.engine.net.PathOption;
import dev.endpoint.engine.syntax.Diagnostic;
import dev.endpoint.engine.testing.FakeEngine;
import dev.endpoint.engine.testing.MemoryNetwork;
import java.net.UnixDomainSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnixTypeTest {
  private static final EndpointCatalog CATALOG = EndpointCatalog.of(List.of(new UnixType()));

  private static String only(ParsedEndpoint<?> parsed) {
    assertEquals(1, parsed.diagnostics().size(), parsed.diagnostics()::toString);
    return parsed.diagnostics().getFirst().message();
  }

  @Test
  void theDefaultsAreTwisteds() {
    assertEquals(
        Map.of("address", "/a", "mode", 0666, "backlog", 50, "lockfile", true),
        CATALOG.server("unix:/a").arguments().byName());
    Map<String, Object> client = CATALOG.client("unix:/a").arguments().byName();
    assertEquals("/a", client.get("path"));
    assertEquals(30L, ((Number) client.get("timeout")).longValue());
    assertEquals(false, client.get("lockfile"));
    assertEquals(false, client.get("checkPID"));
  }

  @Test
  void theOrderIsTwisteds() {
    assertEquals(
        Map.of("address", "/a", "mode", 0600, "backlog", 7, "lockfile", false),
        CATALOG.server("unix:/a:600:7:0").arguments().byName());
    assertEquals(
        "unix:/a:mode=600:backlog=7:lockfile=no", CATALOG.server("unix:/a:600:7:0").canonical());
    assertFalse(CATALOG.client("unix:/a:30").ok());
  }

  @ParameterizedTest
  @CsvSource({
    "660, 432",
    "0660, 432",
    "0o660, 432",
    "0O660, 432",
    "+660, 432",
    "6_60, 432",
    "0, 0",
    "0o_17, 15",
    "' 600 ', 384",
    "7777, 4095",
    "000000000000000000600, 384"
  })
  void aModeIsOctalAsInPython(String written, int mode) {
    assertEquals(mode, CATALOG.server("unix:/a:mode=" + written).arguments().get(UnixOptions.MODE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"888", "rw", "-1", "0x1f", "10000", "7777777", "0o", "6__0", "_6", "6_"})
  void anyOtherModeIsRefused(String written) {
    assertEquals(
        "Mode must be an octal number from 0 to 7777, such as 660; \"" + written + "\" is not.",
        only(CATALOG.server("unix:/a:mode=" + written)));
  }

  @Test
  void anEmptyModeIsRefused() {
    assertEquals(
        "Mode is empty; it must be an octal number such as 660.",
        only(CATALOG.server("unix:/a:mode=")));
  }

  @Test
  void aPathIsNotEmptyAndNotLongerThanTheSystemTakes() {
    assertEquals("Path is empty; it must be the path of a socket.", only(CATALOG.client("unix:")));
    String longest = "/" + "x".repeat(PathKind.LONGEST - 1);
    assertTrue(CATALOG.client("unix:" + longest).ok());
    assertEquals(
        "Address has 107 bytes; the path of a socket can have 106. A shorter one, or one from the"
            + " current folder, would do.",
        only(CATALOG.server("unix:" + longest + "x")));
    assertFalse(CATALOG.client("unix:/" + "é".repeat(53)).ok(), "bytes count, not letters");
  }

  @Test
  void abstractNamesAreNotAvailable() {
    assertTrue(only(CATALOG.client("unix:\0name")).contains("not available in the JDK"));
    Diagnostic at = CATALOG.server("unix:@name").diagnostics().getFirst();
    assertTrue(at.message().contains("not available in the JDK"));
    assertEquals("unix:./@name", at.suggestion().text());
    assertFalse(CATALOG.server("unix:/a\0b").ok());
  }

  @Test
  void checkPidIsTheOtherNameOfLockfile() throws Exception {
    assertEquals(List.of(), CATALOG.client("unix:/a:checkPID=1").diagnostics());
    assertTrue(only(CATALOG.client("unix:/a:checkPID=0")).startsWith("No check is made."));
    assertTrue(only(CATALOG.client("unix:/a:checkPID=1:lockfile=0")).startsWith("This is ignored"));
    assertEquals(Map.of(PathOption.LOCK, true), dialed("unix:/a:checkPID=1"));
    assertEquals(Map.of(PathOption.LOCK, false), dialed("unix:/a:checkPID=1:lockfile=0"));
    assertEquals(Map.of(PathOption.LOCK, true), dialed("unix:/a:lockfile=1"));
    assertEquals(Map.of(PathOption.LOCK, false), dialed("unix:/a"));
  }

  private static Map<?, ?> dialed(String text) throws Exception {
    FakeEngine fake = FakeEngine.create(CATALOG);
    Attempt<?> attempt = fake.engine().clientFromString(text).connect(peer -> null);
    fake.reactor().runUntilIdle();
    assertTrue(attempt.outcome().toCompletableFuture().isCompletedExceptionally());
    return fake.network().dials().getFirst().options().socket();
  }

  @Test
  void whatIsAskedOfTheSocketIsHandedOn() throws Exception {
    FakeEngine fake = FakeEngine.create(CATALOG);
    fake.engine().serverFromString("unix:/a:mode=600:backlog=3").listen(peer -> null);
    fake.reactor().runUntilIdle();
    assertEquals(
        List.of(
            new MemoryNetwork.Listen(
                UnixDomainSocketAddress.of("/a"),
                new ListenOptions(3, Map.of(PathOption.MODE, 0600, PathOption.LOCK, true)))),
        fake.network().listens());
  }

  @Test
  void itSaysWhoMayConnect() {
    assertEquals(
        "Listens on the socket /a. Every user of this computer may connect; other computers"
            + " cannot.",
        CATALOG.server("unix:/a").explain());
    assertTrue(
        CATALOG.server("unix:/a:mode=660").explain().contains("This user and the group of this"));
    assertTrue(CATALOG.server("unix:/a:mode=600").explain().contains("Only this user of this"));
    assertFalse(CATALOG.server("unix:/a").exposed());
    assertEquals(
        Optional.of("unix:/a\\:b"),
        CATALOG.server("unix:/a\\:b").clientText(UnixDomainSocketAddress.of("/a:b")));
    assertEquals(
        "Connects to the socket /a of this computer.", CATALOG.client("unix:/a").explain());
  }
}
