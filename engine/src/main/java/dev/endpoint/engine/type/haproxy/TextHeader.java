package dev.endpoint.engine.type.haproxy;

import dev.endpoint.engine.layer.FirstWords;
import dev.endpoint.engine.layer.Handshake;
import dev.endpoint.engine.syntax.IpText;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// A header of version 1: one line of text (proxy-protocol.txt, section 2.1).
final class TextHeader {
  static final String SIGNATURE = "PROXY ";

  /// The longest line, its end included.
  static final int LONGEST = 107;

  private static final String UNKNOWN = SIGNATURE + "UNKNOWN";
  private static final Pattern PORT = Pattern.compile("0|[1-9]\\d{0,4}");
  private static final int FIELDS = 6;
  private static final int MAX_PORT = 65_535;

  private TextHeader() {}

  /// Takes the line from the buffer and reads it, or takes nothing while it is not complete.
  static Handshake.Result read(ByteBuffer in) throws BadHeader {
    int end = end(in);
    if (end < 0) {
      return new Handshake.More();
    }
    String line = text(in, end - 2);
    in.position(in.position() + end);
    return line.equals(UNKNOWN) || line.startsWith(UNKNOWN + " ")
        ? new Handshake.Done(
            new Facets().add("version", "1").add("says", FirstWords.quoted(line)).all())
        : addresses(line);
  }

  /// The line's length with its end; -1 while it is not complete. Whatever stands in a line of
  /// unknown addresses is to be ignored, single CR and LF included.
  private static int end(ByteBuffer in) throws BadHeader {
    int most = Math.min(in.remaining(), LONGEST);
    for (int i = SIGNATURE.length(); i < most; i++) {
      boolean afterCr = at(in, i - 1) == '\r';
      if (at(in, i) == '\n' && afterCr) {
        return i + 1;
      }
      if ((at(in, i) == '\n' || afterCr) && !isUnknown(in, i)) {
        throw new BadHeader("its line does not end with CR LF, it has only one of them");
      }
    }
    if (most == LONGEST) {
      throw new BadHeader("its line is longer than the " + LONGEST + " bytes it may have");
    }
    return -1;
  }

  private static boolean isUnknown(ByteBuffer in, int length) {
    return text(in, length).startsWith(UNKNOWN + " ");
  }

  private static byte at(ByteBuffer in, int index) {
    return in.get(in.position() + index);
  }

  /// The first bytes, for quoting them too.
  static String text(ByteBuffer in, int length) {
    byte[] bytes = new byte[length];
    in.get(in.position(), bytes);
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static Handshake.Result addresses(String line) throws BadHeader {
    String[] fields = line.split(" ", -1);
    String family = fields[1];
    boolean six = family.equals("TCP6");
    if (!six && !family.equals("TCP4")) {
      throw new BadHeader("“" + FirstWords.quoted(family) + "” is not TCP4, TCP6 or UNKNOWN");
    }
    if (fields.length != FIELDS) {
      throw new BadHeader(
          "it has "
              + fields.length
              + " fields with one space between them, not "
              + FIELDS
              + " (PROXY, "
              + family
              + ", two addresses, two ports)");
    }
    InetAddress source = address("source", fields[2], six);
    InetAddress destination = address("destination", fields[3], six);
    Ends ends =
        new Ends(
            new InetSocketAddress(source, port("source", fields[4])),
            new InetSocketAddress(destination, port("destination", fields[5])));
    return ends.done(new Facets().add("version", "1").add("transport", family));
  }

  private static InetAddress address(String whose, String field, boolean six) throws BadHeader {
    boolean fits = six ? IpText.isIpv6(field) && field.indexOf('%') < 0 : IpText.isIpv4(field);
    if (!fits) {
      throw new BadHeader(
          "the "
              + whose
              + " address “"
              + FirstWords.quoted(field)
              + "” is not an "
              + (six ? "IPv6" : "IPv4")
              + " address");
    }
    return InetAddress.ofLiteral(field);
  }

  private static int port(String whose, String field) throws BadHeader {
    if (!PORT.matcher(field).matches() || Integer.parseInt(field) > MAX_PORT) {
      throw new BadHeader(
          "the "
              + whose
              + " port “"
              + FirstWords.quoted(field)
              + "” is not a number from 0 to "
              + MAX_PORT
              + " without leading zeros");
    }
    return Integer.parseInt(field);
  }
}
