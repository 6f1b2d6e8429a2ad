package dev.endpoint.engine.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.endpoint.engine.transport.Addresses;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressOrderTest {
  private static List<InetAddress> addresses(String words) {
    return Stream.of(words.split(" ")).map(InetAddress::ofLiteral).toList();
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "10.0.0.1, 10.0.0.1",
    "10.0.0.1 10.0.0.2, 10.0.0.1 10.0.0.2",
    "10.0.0.1 fd00::1, fd00::1 10.0.0.1",
    "10.0.0.1 10.0.0.2 fd00::1 fd00::2, fd00::1 10.0.0.1 fd00::2 10.0.0.2",
    "fd00::1 fd00::2 fd00::3 10.0.0.1, fd00::1 10.0.0.1 fd00::2 fd00::3",
    "10.0.0.1 10.0.0.2 10.0.0.3 fd00::1, fd00::1 10.0.0.1 10.0.0.2 10.0.0.3",
    "10.0.0.1 fd00::1 10.0.0.1 fd00::1 10.0.0.2, fd00::1 10.0.0.1 10.0.0.2",
    "127.0.0.1 ::ffff:127.0.0.1, 127.0.0.1",
  })
  void familiesTakeTurnsAndRepetitionsGo(String given, String expected) {
    List<InetAddress> order = AddressOrder.of(addresses(given));
    assertEquals(expected, String.join(" ", order.stream().map(Addresses::host).toList()));
  }

  @Test
  void addressesThatDifferOnlyInTheirZoneAreBothTried() throws Exception {
    byte[] linkLocal = InetAddress.ofLiteral("fe80::1").getAddress();
    InetAddress one = Inet6Address.getByAddress(null, linkLocal, 1);
    InetAddress two = Inet6Address.getByAddress(null, linkLocal, 2);
    List<InetAddress> order = AddressOrder.of(List.of(one, two, one));
    assertEquals(List.of("fe80::1%1", "fe80::1%2"), order.stream().map(Addresses::host).toList());
  }
}
