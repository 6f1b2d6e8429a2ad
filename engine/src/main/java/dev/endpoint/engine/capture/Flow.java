package dev.endpoint.engine.capture;

import dev.endpoint.engine.transport.Addresses;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The two ends as the packets of a capture name them. What has no IP address (a path, a name not
/// looked up, memory) gets a stand-in from TEST-NET-1 (RFC 5737): 192.0.2.1:50001 for this end,
/// 192.0.2.2:50002 for the peer. The true names stand in the description of the interface block.
///
/// @param local 4 or 16 bytes, as many as `peer`
record Flow(byte[] local, int localPort, byte[] peer, int peerPort, String description) {
  private static final byte[] LOCAL_STAND_IN = {(byte) 192, 0, 2, 1};
  private static final byte[] PEER_STAND_IN = {(byte) 192, 0, 2, 2};
  private static final byte[] LOCAL_BELOW = {(byte) 192, 0, 2, 3};
  private static final byte[] PEER_BELOW = {(byte) 192, 0, 2, 4};
  private static final int LONGEST_NAME = 255;
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
  private static final String BETWEEN = " - ";
  private static final int LOCAL_STAND_IN_PORT = 50_001;
  private static final int PEER_STAND_IN_PORT = 50_002;

  static Flow unknown(String name) {
    return new Flow(LOCAL_STAND_IN, LOCAL_STAND_IN_PORT, PEER_STAND_IN, PEER_STAND_IN_PORT, name);
  }

  /// Addresses for what passed below this: other ones, for they tell streams apart.
  Flow below() {
    return new Flow(
        LOCAL_BELOW, localPort, PEER_BELOW, peerPort, description + ", below what was said");
  }

  static Flow between(SocketAddress local, SocketAddress peer) {
    byte[] here = number(local);
    byte[] there = number(peer);
    String description = text(local) + BETWEEN + text(peer);
    // A socket may be connected to itself; a stream needs two different ends.
    if (here == null && there == null || local.equals(peer)) {
      return unknown(description);
    }
    int herePort = here == null ? LOCAL_STAND_IN_PORT : ((InetSocketAddress) local).getPort();
    int therePort = there == null ? PEER_STAND_IN_PORT : ((InetSocketAddress) peer).getPort();
    here = here == null ? LOCAL_STAND_IN : here;
    there = there == null ? PEER_STAND_IN : there;
    boolean six = here.length == 16 || there.length == 16;
    return new Flow(
        six ? mapped(here) : here, herePort, six ? mapped(there) : there, therePort, description);
  }

  /// The reverse of [#between]. Who opens a connection has an address, or no name at all; the other
  /// end may have one with the words between the two in it.
  Parties parties(boolean accepted) {
    int cut = accepted ? description.lastIndexOf(BETWEEN) : description.indexOf(BETWEEN);
    return new Parties(
        isStandIn(local, LOCAL_STAND_IN)
            ? named(cut < 0 ? "" : description.substring(0, cut))
            : address(local, localPort),
        isStandIn(peer, PEER_STAND_IN)
            ? named(cut < 0 ? "" : description.substring(cut + BETWEEN.length()))
            : address(peer, peerPort),
        accepted);
  }

  private static boolean isStandIn(byte[] address, byte[] standIn) {
    return Arrays.equals(address, address.length == 16 ? mapped(standIn) : standIn);
  }

  /// What stands in a file may be anything; it is shown on one line.
  private static @Nullable SocketAddress named(String name) {
    String line = CONTROL.matcher(name).replaceAll("\uFFFD");
    return line.isEmpty()
        ? null
        : new Parties.Named(line.substring(0, Math.min(LONGEST_NAME, line.length())));
  }

  private static SocketAddress address(byte[] number, int port) {
    try {
      return new InetSocketAddress(InetAddress.getByAddress(number), port);
    } catch (UnknownHostException e) {
      throw new AssertionError("4 or 16 bytes are an address", e);
    }
  }

  private static byte @Nullable [] number(SocketAddress address) {
    InetAddress ip = address instanceof InetSocketAddress inet ? inet.getAddress() : null;
    return ip == null ? null : ip.getAddress();
  }

  private static String text(SocketAddress address) {
    return address instanceof InetSocketAddress inet && inet.getAddress() != null
        ? inet.getAddress().getHostAddress() + " port " + inet.getPort()
        : Addresses.text(address);
  }

  /// An IPv4 address as IPv6 writes it (RFC 4291, 2.5.5.2).
  private static byte[] mapped(byte[] address) {
    if (address.length == 16) {
      return address;
    }
    byte[] six = new byte[16];
    Arrays.fill(six, 10, 12, (byte) 0xff);
    System.arraycopy(address, 0, six, 12, 4);
    return six;
  }
}
