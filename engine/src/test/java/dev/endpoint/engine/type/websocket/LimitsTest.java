package dev.endpoint.engine.type.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.protocol.Echo;
import dev.endpoint.engine.syntax.Side;
import dev.endpoint.engine.testing.RecordingProtocol;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Sections 9 and 10 of the Autobahn suite, in modest sizes, and the limits of messages.
class LimitsTest {
  private static final int WHOLE = 16 * 1024 * 1024;

  @ParameterizedTest
  @EnumSource(Side.class)
  void aMessageOfSixteenMebibytesComesBack(Side side) throws Exception {
    Bench bench = new Bench(side, "", new Echo()).open("");
    bench.send(Frames.frame(Frames.BINARY, new byte[WHOLE]));
    assertEquals(List.of("binary " + WHOLE + " bytes"), bench.said());
    bench.close();
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  void aMessageInManyFragmentsComesBackAsOne(Side side) throws Exception {
    Bench bench = new Bench(side, "", new Echo()).open("");
    bench.send(Frames.frame(Frames.TEXT, new byte[64]).more());
    for (int i = 0; i < 4096; i++) {
      bench.send(Frames.frame(Frames.CONTINUATION, new byte[64]).more());
    }
    bench.send(Frames.frame(Frames.CONTINUATION, new byte[64]));
    assertEquals(List.of("text " + 4098 * 64 + " bytes"), bench.said());
    bench.close();
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  void manyShortMessagesComeBackInOrder(Side side) throws Exception {
    Bench bench = new Bench(side, "", new Echo()).open("");
    for (int i = 0; i < 1000; i++) {
      bench.send(Frames.text("message " + i));
    }
    List<String> said = bench.said();
    assertEquals(1000, said.size());
    assertEquals("text message 999", said.getLast());
    bench.close();
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  void aFrameThatAnnouncesTooMuchIsRefusedByItsHeadAlone(Side side) throws Exception {
    Bench bench = new Bench(side, ":messageLimit=1000", new Echo()).open("");
    byte[] frame = bench.bytes(Frames.frame(Frames.BINARY, new byte[1001]));
    bench.write(Arrays.copyOf(frame, frame.length - 1001));
    assertEquals(List.of("close 1009", "end"), bench.said());
    bench.close();
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  void fragmentsCountTogether(Side side) throws Exception {
    RecordingProtocol our = new RecordingProtocol();
    Bench bench = new Bench(side, ":messageLimit=1000", our).open("");
    bench.send(Frames.frame(Frames.BINARY, new byte[600]).more());
    assertEquals(List.of(), bench.said());
    bench.send(Frames.frame(Frames.CONTINUATION, new byte[401]));
    assertEquals(List.of("close 1009", "end"), bench.said());
    assertEquals(
        "lost: A message was longer than the 1000 bytes allowed here", our.closeReason().words());
    bench.close();
  }

  /// The highest length there is, and one that is negative when read carelessly.
  @ParameterizedTest
  @EnumSource(Side.class)
  void absurdLengthsCostNoMemory(Side side) throws Exception {
    int mask = side == Side.SERVER ? 0x80 : 0;
    for (long length : new long[] {Long.MAX_VALUE, Long.MIN_VALUE, -1}) {
      Bench bench = new Bench(side, "", new Echo()).open("");
      ByteBuffer head = ByteBuffer.allocate(14).put((byte) 0x82).put((byte) (mask | 127));
      head.putLong(length).putInt(0);
      bench.write(Arrays.copyOf(head.array(), mask == 0 ? 10 : 14));
      String code = length > 0 ? "close 1009" : "close 1002";
      assertEquals(List.of(code, "end"), bench.said());
      bench.close();
    }
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  void aLengthNotInItsShortestFormIsRefused(Side side) throws Exception {
    int mask = side == Side.SERVER ? 0x80 : 0;
    List<byte[]> heads =
        List.of(
            new byte[] {(byte) 0x82, (byte) (mask | 126), 0, 125, 0, 0, 0, 0},
            new byte[] {
              (byte) 0x82,
              (byte) (mask | 127),
              0,
              0,
              0,
              0,
              0,
              0,
              (byte) 0xff,
              (byte) 0xff,
              0,
              0,
              0,
              0
            });
    for (byte[] head : heads) {
      Bench bench = new Bench(side, "", new Echo()).open("");
      bench.write(Arrays.copyOf(head, head.length - (mask == 0 ? 4 : 0)));
      assertEquals(List.of("close 1002", "end"), bench.said());
      bench.close();
    }
  }

  /// RFC 6455, section 5.1.
  @ParameterizedTest
  @EnumSource(Side.class)
  void aFrameMaskedTheWrongWayIsRefused(Side side) throws Exception {
    Bench bench = new Bench(side, "", new Echo()).open("");
    bench.write(Frames.text("hello").bytes(side == Side.CLIENT));
    assertEquals(List.of("close 1002", "end"), bench.said());
    bench.close();
  }

  /// Whatever comes, it ends in an answer, and nothing raises or stays open.
  @ParameterizedTest
  @EnumSource(Side.class)
  void anyBytesAtAll(Side side) throws Exception {
    Random random = new Random(20260104);
    for (int round = 0; round < 400; round++) {
      String deflate = round % 2 == 0 ? "" : "permessage-deflate";
      Bench bench = new Bench(side, ":messageLimit=5000", new Echo()).open(deflate);
      for (int i = 0; i < 20; i++) {
        bench.write(noise(random, bench));
      }
      assertTrue(Collections.frequency(bench.said(), "end") <= 1);
      bench.close();
    }
  }

  /// Frames that are mostly right, with some bytes changed.
  private static byte[] noise(Random random, Bench bench) {
    byte[] payload = new byte[random.nextInt(300)];
    random.nextBytes(payload);
    byte[] bytes = bench.bytes(new Frames.Raw(random.nextInt(256), payload));
    if (random.nextInt(4) == 0) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }
}
