package dev.endpoint.engine.type.haproxy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.endpoint.engine.endpoint.Step;
import dev.endpoint.engine.testing.RecordingProtocol;
import dev.endpoint.engine.transport.Addresses;
import dev.endpoint.engine.transport.Failure;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a client sends first, against a listener by plain TCP that takes it as it comes.
class HaproxyClientTest {
  private final HaproxyPair pair = new HaproxyPair();

  private static InetSocketAddress inet(String address, int port) {
    return new InetSocketAddress(InetAddress.ofLiteral(address), port);
  }

  private static byte[] written(HeaderWriter writer, SocketAddress local, SocketAddress peer)
      throws Exception {
    ByteBuffer header = writer.header(local, peer, new Facets());
    byte[] bytes = new byte[header.remaining()];
    header.get(bytes);
    return bytes;
  }

  private static HeaderWriter plain(int version) {
    return new HeaderWriter(version, null, null, false);
  }

  @Test
  void theHeaderComesFirstWithTheRealAddresses() throws Exception {
    pair.listen("tcp:8080:interface=127.0.0.1");
    RecordingProtocol our = pair.visit("haproxy:tcp:127.0.0.1:8080");
    String client = Addresses.text(our.transport().localAddress());
    our.say("hello");
    pair.run();
    String port = client.substring(client.indexOf(':') + 1);
    assertEquals(
        "PROXY TCP4 127.0.0.1 127.0.0.1 " + port + " 8080\r\nhello",
        pair.onlyAccepted().receivedText());
    assertEquals("1, sent", HaproxyPair.facet(our, "version"));
    assertEquals(client, HaproxyPair.facet(our, "client"));
    pair.onlyAccepted().say("and back");
    pair.run();
    assertEquals("and back", our.receivedText());
    pair.expectNothingLeft();
  }

  @Test
  void itIsAStepOfTheAttempt() throws Exception {
    pair.listen("tcp:8080:interface=127.0.0.1");
    pair.visit("haproxy:tcp:127.0.0.1:8080");
    assertEquals(
        List.of("Dialing", "Dialed", "Negotiating", "Negotiated"),
        pair.steps.stream().map(step -> step.getClass().getSimpleName()).toList());
    assertEquals("PROXY header", ((Step.Negotiating) pair.steps.get(2)).layer());
    pair.expectNothingLeft();
  }

  @Test
  void whatItShallSayIsSaid() throws Exception {
    pair.listen("tcp:8080:interface=127.0.0.1");
    pair.visit("haproxy:source=[203.0.113.7:40000]:destination=[192.0.2.1:443]:tcp:127.0.0.1:8080");
    assertEquals(
        "PROXY TCP4 203.0.113.7 192.0.2.1 40000 443\r\n", pair.onlyAccepted().receivedText());
    pair.expectNothingLeft();
  }

  @Test
  void whereOneEndIsIpv6TheOtherIsWrittenSo() throws Exception {
    pair.listen("tcp:8080:interface=127.0.0.1");
    pair.visit("haproxy:source={[2001:db8::7]:40000}:tcp:127.0.0.1:8080");
    assertEquals(
        "PROXY TCP6 2001:db8::7 ::ffff:7f00:1 40000 8080\r\n", pair.onlyAccepted().receivedText());
    pair.expectNothingLeft();
  }

  @Test
  void version2IsWrittenByTheBook() throws Exception {
    assertArrayEquals(
        Block.tcp4().bytes(), written(plain(2), inet("127.0.0.1", 8080), inet("10.0.0.2", 80)));
    assertArrayEquals(
        Block.of(0x21, 0x21).with(Block.IPV6).bytes(),
        written(plain(2), inet("2001:db8::7", 40000), inet("2001:db8::1", 443)));
    assertArrayEquals(
        Block.of(0x21, 0x31).names("", "/run/app.sock").bytes(),
        written(
            plain(2), UnixDomainSocketAddress.of(""), UnixDomainSocketAddress.of("/run/app.sock")));
    assertArrayEquals(
        Block.tcp4().checked(0),
        written(
            new HeaderWriter(2, null, null, true), inet("127.0.0.1", 8080), inet("10.0.0.2", 80)));
  }

  @Test
  void whatHasNoAddressInAHeaderSaysSo() throws Exception {
    SocketAddress file = UnixDomainSocketAddress.of("/run/app.sock");
    assertEquals(
        "PROXY UNKNOWN\r\n", new String(written(plain(1), file, file), StandardCharsets.US_ASCII));
    pair.listen("memory:name");
    pair.visit("haproxy:version=2:memory:name");
    assertArrayEquals(Block.of(0x20, 0).bytes(), pair.onlyAccepted().received());
    pair.expectNothingLeft();
  }

  @Test
  void anAddressDoesNotGoTogetherWithAFile() throws Exception {
    pair.listen("memory:name");
    Failure failure =
        pair.failed("haproxy:source=[203.0.113.7:40000]:memory:name", new RecordingProtocol());
    assertEquals(Failure.Kind.BAD_ARGUMENT, failure.kind());
    assertEquals("identifying", failure.stage());
    assertEquals("Give both source= and destination=.", failure.meaning());
    pair.expectNothingLeft();
  }

  @Test
  void theZoneOfAnAddressStaysHere() throws Exception {
    byte[] link = InetAddress.ofLiteral("fe80::1").getAddress();
    InetSocketAddress scoped = new InetSocketAddress(Inet6Address.getByAddress(null, link, 3), 1);
    assertEquals(
        "PROXY TCP6 fe80::1 fe80::1 1 1\r\n",
        new String(written(plain(1), scoped, scoped), StandardCharsets.US_ASCII));
  }

  @ParameterizedTest
  @ValueSource(strings = {"version=1", "version=2", "version=2:checksum=yes"})
  void ourListenerReadsWhatOurClientWrites(String how) throws Exception {
    pair.listen("haproxy:tcp:8080:interface=127.0.0.1");
    RecordingProtocol our = pair.visit("haproxy:" + how + ":tcp:127.0.0.1:8080");
    assertEquals(
        List.of(Addresses.text(our.transport().localAddress())), pair.announced, "the real one");
    our.say("hello");
    pair.run();
    assertEquals("hello", pair.onlyAccepted().receivedText());
    pair.expectNothingLeft();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1", "2001:db8::7", "255.255.255.255"})
  void whatIsWrittenIsReadAsItWas(String address) throws Exception {
    for (int version = 1; version <= 2; version++) {
      InetSocketAddress end = inet(address, 65535);
      byte[] header = written(plain(version), end, inet(address, 0));
      Cuts.Verdict verdict = Cuts.ofAnyCut(header);
      assertEquals(end, verdict.done().peer(), Arrays.toString(header));
      assertEquals(inet(address, 0), verdict.done().local());
    }
  }
}
