package dev.endpoint.engine.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressesTest {
  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 127.0.0.1",
    "::, ::",
    "::1, ::1",
    "1::, 1::",
    "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
    "fe80:0:0:0:0:0:0:a0B, fe80::a0b",
    "1:2:3:4:5:6:7:8, 1:2:3:4:5:6:7:8",
    "0:0:1:2:3:4:5:6, ::1:2:3:4:5:6",
    "1:2:3:4:5:6:0:0, 1:2:3:4:5:6::",
    "::ffff:1.2.3.4, 1.2.3.4",
  })
  void addressesAreWrittenInTheirShortestForm(String read, String written)
      throws UnknownHostException {
    assertEquals(written, Addresses.host(InetAddress.getByName(read)));
  }

  @Test
  void portsFollowAndBracketsKeepThemApart() throws UnknownHostException {
    assertEquals(
        "127.0.0.1:80",
        Addresses.text(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 80)));
    assertEquals(
        "[::1]:80", Addresses.text(new InetSocketAddress(InetAddress.getByName("::1"), 80)));
  }

  @Test
  void zonesAreKept() throws UnknownHostException {
    byte[] bytes = InetAddress.getByName("fe80::1").getAddress();
    InetAddress zoned = Inet6Address.getByAddress(null, bytes, 7);
    assertEquals("[fe80::1%7]:80", Addresses.text(new InetSocketAddress(zoned, 80)));
  }

  @Test
  void namesStayNamesAndAreNotLookedUp() {
    assertEquals(
        "no.such.name:80", Addresses.text(InetSocketAddress.createUnresolved("no.such.name", 80)));
  }

  @Test
  void otherKindsOfAddressesCallThemselvesWhatTheyLike() {
    assertEquals("/tmp/s", Addresses.text(UnixDomainSocketAddress.of("/tmp/s")));
    assertEquals("?", Addresses.text(null));
  }
}
