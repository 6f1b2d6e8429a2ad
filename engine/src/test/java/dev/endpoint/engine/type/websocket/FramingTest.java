package dev.endpoint.engine.type.websocket;

import static dev.endpoint.engine.type.websocket.Frames.binary;
import static dev.endpoint.engine.type.websocket.Frames.close;
import static dev.endpoint.engine.type.websocket.Frames.frame;
import static dev.endpoint.engine.type.websocket.Frames.more;
import static dev.endpoint.engine.type.websocket.Frames.ping;
import static dev.endpoint.engine.type.websocket.Frames.pong;
import static dev.endpoint.engine.type.websocket.Frames.text;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.endpoint.engine.protocol.Echo;
import dev.endpoint.engine.syntax.Side;
import dev.endpoint.engine.type.websocket.Frames.Raw;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The rules of framing as the sections of the Autobahn test suite go through them, against an echo
/// of ours on either side: whole, in pieces, and byte by byte.
class FramingTest {
  private static final String[] FAILED = {"close 1002", "end"};
  private static final String[] NOT_TEXT = {"close 1007", "end"};

  /// @param answers what the echo says to all of it
  record Case(String number, List<Raw> frames, List<String> answers) {
    @Override
    public String toString() {
      return number;
    }
  }

  private static Case of(String number, List<Raw> frames, String... answers) {
    return new Case(number, frames, List.of(answers));
  }

  static Stream<Arguments> cases() {
    return Stream.of(
            lengths(),
            pings(),
            reservedBits(),
            opcodes(),
            fragments(),
            endings(),
            closeCodes(),
            fragmentedByItself())
        .flatMap(cases -> cases)
        .flatMap(one -> Stream.of(Side.values()).map(side -> Arguments.of(one, side)));
  }

  private static Stream<Case> lengths() {
    return IntStream.of(0, 125, 126, 127, 128, 65535, 65536)
        .boxed()
        .flatMap(
            n ->
                Stream.of(
                    of("1.1 text of " + n, List.of(text("*".repeat(n))), said("text", n)),
                    of(
                        "1.2 binary of " + n,
                        List.of(binary(new byte[n])),
                        "binary " + n + " bytes")));
  }

  private static String said(String kind, int length) {
    return length > 100
        ? kind + " " + length + " bytes"
        : (kind + " " + "*".repeat(length)).strip();
  }

  private static Stream<Case> pings() {
    return Stream.of(
        of("2.1", List.of(ping("")), "pong"),
        of("2.2", List.of(ping("Hello, world!")), "pong Hello, world!"),
        of("2.3", List.of(frame(Frames.PING, new byte[] {0, 1, 2})), "pong \0\1\2"),
        of("2.4", List.of(ping("*".repeat(125))), "pong 125 bytes"),
        of("2.5", List.of(ping("*".repeat(126))), FAILED),
        of("2.7", List.of(pong(""))),
        of("2.8", List.of(pong("unsolicited"))),
        of("2.9", List.of(pong("unsolicited"), ping("ping")), "pong ping"),
        of(
            "2.10",
            IntStream.range(0, 10).mapToObj(i -> ping("p" + i)).toList(),
            IntStream.range(0, 10).mapToObj(i -> "pong p" + i).toArray(String[]::new)));
  }

  private static Stream<Case> reservedBits() {
    return Stream.of(
        of("3.1", List.of(text("x").rsv(1)), FAILED),
        of("3.2", List.of(text("a"), text("x").rsv(2), ping("")), "text a", "close 1002", "end"),
        of("3.3", List.of(text("a"), text("x").rsv(3), ping("")), "text a", "close 1002", "end"),
        of("3.4", List.of(text("a"), text("x").rsv(4), ping("")), "text a", "close 1002", "end"),
        of("3.5", List.of(binary((byte) 1).rsv(5)), FAILED),
        of("3.6", List.of(ping("x").rsv(6)), FAILED),
        of("3.7", List.of(close(1000, "").rsv(7)), FAILED));
  }

  private static Stream<Case> opcodes() {
    return IntStream.of(3, 4, 5, 6, 7, 11, 12, 13, 14, 15)
        .boxed()
        .flatMap(
            code ->
                Stream.of(
                    of("4 opcode " + code, List.of(frame(code, new byte[0])), FAILED),
                    of(
                        "4 opcode " + code + " after a message",
                        List.of(text("a"), frame(code, new byte[] {1}), ping("")),
                        "text a",
                        "close 1002",
                        "end")));
  }

  private static Stream<Case> fragments() {
    Raw first = text("fragment1").more();
    return Stream.of(
        of("5.1", List.of(ping("a").more(), frame(Frames.CONTINUATION, new byte[1])), FAILED),
        of("5.2", List.of(pong("a").more(), frame(Frames.CONTINUATION, new byte[1])), FAILED),
        of("5.3", List.of(first, more("fragment2")), "text fragment1fragment2"),
        of(
            "5.6",
            List.of(first, ping("ping"), more("fragment2")),
            "pong ping",
            "text fragment1fragment2"),
        of("5.9", List.of(more("nothing"), text("a")), FAILED),
        of("5.12", List.of(more("nothing").more(), text("a")), FAILED),
        of(
            "5.15",
            List.of(first, more("fragment2"), more("nothing").more(), text("a")),
            "text fragment1fragment2",
            "close 1002",
            "end"),
        of("5.18", List.of(first, text("fragment2")), FAILED),
        of("5.18 binary", List.of(first, binary((byte) 1)), FAILED),
        of(
            "5.19",
            List.of(
                first,
                more("fragment2").more(),
                ping("p1"),
                more("fragment3").more(),
                more("fragment4").more(),
                ping("p2"),
                more("fragment5")),
            "pong p1",
            "pong p2",
            "text fragment1fragment2fragment3fragment4fragment5"),
        of("6.1.1", List.of(text("")), "text"),
        of("6.1.2", List.of(text("").more(), more("").more(), more("")), "text"),
        of("6.1.3", List.of(text("").more(), more("middle").more(), more("")), "text middle"),
        of(
            "5 kinds are kept",
            List.of(binary((byte) 1).more(), frame(Frames.CONTINUATION, new byte[] {2, 3})),
            "binary 3 bytes"));
  }

  private static Stream<Case> endings() {
    Raw end = close(1000, "");
    return Stream.of(
        of("7.1.1", List.of(text("a"), end), "text a", "close 1000", "end"),
        of("7.1.2", List.of(end, close(1000, "")), "close 1000", "end"),
        of("7.1.3", List.of(end, ping("late")), "close 1000", "end"),
        of("7.1.4", List.of(end, text("late")), "close 1000", "end"),
        of("7.1.5", List.of(text("a").more(), end, more("b")), "close 1000", "end"),
        of(
            "7.1.6",
            List.of(text("*".repeat(1 << 18)), end, ping("late")),
            "text 262144 bytes",
            "close 1000",
            "end"),
        of("7.3.1", List.of(frame(Frames.CLOSE, new byte[0])), "close", "end"),
        of("7.3.2", List.of(frame(Frames.CLOSE, new byte[1])), FAILED),
        of("7.3.3", List.of(end), "close 1000", "end"),
        of("7.3.4", List.of(close(1000, "Hello, world!")), "close 1000", "end"),
        of("7.3.5", List.of(close(1000, "*".repeat(123))), "close 1000", "end"),
        of("7.3.6", List.of(close(1000, "*".repeat(124))), FAILED),
        of(
            "7.5.1",
            List.of(frame(Frames.CLOSE, new byte[] {3, (byte) 0xe8, (byte) 0xce, (byte) 0xba, -1})),
            NOT_TEXT));
  }

  private static Stream<Case> closeCodes() {
    IntStream right =
        IntStream.of(
            1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999,
            4000, 4999);
    IntStream wrong =
        IntStream.of(0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65535);
    return Stream.concat(
        right.mapToObj(c -> of("7.7 " + c, List.of(close(c, "")), "close " + c, "end")),
        wrong.mapToObj(c -> of((c < 5000 ? "7.9 " : "7.13 ") + c, List.of(close(c, "")), FAILED)));
  }

  private static Stream<Case> fragmentedByItself() {
    int most = 1300;
    List<Raw> frames = new ArrayList<>();
    for (int left = 1 << 16; left > 0; left -= most) {
      String piece = "*".repeat(Math.min(most, left));
      Raw frame = frames.isEmpty() ? text(piece) : more(piece);
      frames.add(left > most ? frame.more() : frame);
    }
    return Stream.of(of("10.1.1", frames, "text 65536 bytes"));
  }

  @ParameterizedTest(name = "{0}, we are the {1}")
  @MethodSource("cases")
  void asTheSuiteHasIt(Case one, Side side) throws Exception {
    byte[] all = bytes(one.frames(), side);
    check(one, side, List.of(all));
    check(one, side, one.frames().stream().map(frame -> bytes(List.of(frame), side)).toList());
    check(one, side, pieces(all, all.length > 10_000 ? 997 : 1));
  }

  private static byte[] bytes(List<Raw> frames, Side side) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    frames.forEach(frame -> out.writeBytes(frame.bytes(side == Side.SERVER)));
    return out.toByteArray();
  }

  private static List<byte[]> pieces(byte[] all, int size) {
    List<byte[]> pieces = new ArrayList<>();
    for (int start = 0; start < all.length; start += size) {
      pieces.add(Arrays.copyOfRange(all, start, Math.min(all.length, start + size)));
    }
    return pieces;
  }

  private static void check(Case one, Side side, List<byte[]> pieces) throws Exception {
    Bench bench = new Bench(side, "", new Echo()).open("");
    for (byte[] piece : pieces) {
      bench.write(piece);
    }
    List<String> answers = new ArrayList<>(one.answers());
    if (!answers.contains("end")) {
      assertEquals(answers, bench.said());
      bench.send(close(1000, ""));
      answers.addAll(List.of("close 1000", "end"));
    }
    if (side == Side.CLIENT && !bench.said().contains("end")) {
      // The server ends the connection.
      bench.raw.transport().finish();
      bench.run();
    }
    assertEquals(answers, bench.said());
    bench.close();
  }
}
