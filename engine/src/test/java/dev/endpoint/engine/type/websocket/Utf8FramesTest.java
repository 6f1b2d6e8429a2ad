package dev.endpoint.engine.type.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.endpoint.engine.protocol.Echo;
import dev.endpoint.engine.syntax.Side;
import dev.endpoint.engine.type.websocket.Frames.Raw;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Section 6 of the Autobahn suite: text has to be UTF-8, and is refused at the byte that is not.
class Utf8FramesTest {
  /// The number of the section, bytes in hex, and how many of them can be the beginning of a text;
  /// -1 when all are a text.
  private static final String[][] TEXTS = {
    {"6.2", "48656c6c6f2dc2b540c39fc3b6c3a4c3bcc3a0c3a12d5554462d382121", "-1"},
    {"6.3", "cebae1bdb9cf83cebcceb5eda0806564697465640a", "12"},
    {"6.4", "cebae1bdb9cf83cebcceb5f4908080656469746564", "12"},
    {"6.5", "cebae1bdb9cf83cebcceb5", "-1"},
    {"6.6.1", "ce", "1"},
    {"6.6.2", "ceba", "-1"},
    {"6.6.3", "cebae1", "3"},
    {"6.6.4", "cebae1bd", "4"},
    {"6.6.5", "cebae1bdb9", "-1"},
    {"6.6.6", "cebae1bdb9cf", "6"},
    {"6.6.7", "cebae1bdb9cf83", "-1"},
    {"6.6.8", "cebae1bdb9cf83ce", "8"},
    {"6.6.9", "cebae1bdb9cf83cebc", "-1"},
    {"6.6.10", "cebae1bdb9cf83cebcce", "10"},
    {"6.6.11", "cebae1bdb9cf83cebcceb5", "-1"},
    {"6.7.1", "00", "-1"},
    {"6.7.2", "c280", "-1"},
    {"6.7.3", "e0a080", "-1"},
    {"6.7.4", "f0908080", "-1"},
    {"6.8.1", "f888808080", "0"},
    {"6.8.2", "fc8480808080", "0"},
    {"6.9.1", "7f", "-1"},
    {"6.9.2", "dfbf", "-1"},
    {"6.9.3", "efbfbf", "-1"},
    {"6.9.4", "f48fbfbf", "-1"},
    {"6.10.1", "f7bfbfbf", "0"},
    {"6.10.2", "fbbfbfbfbf", "0"},
    {"6.10.3", "fdbfbfbfbfbf", "0"},
    {"6.11.1", "ed9fbf", "-1"},
    {"6.11.2", "ee8080", "-1"},
    {"6.11.3", "efbfbd", "-1"},
    {"6.11.4", "f48fbfbf", "-1"},
    {"6.11.5", "f4908080", "1"},
    {"6.12.1", "80", "0"},
    {"6.12.2", "bf", "0"},
    {"6.12.3", "80bf", "0"},
    {"6.12.4", "80bf80", "0"},
    {"6.12.5", "80bf80bf", "0"},
    {"6.12.6", "80bf80bf80", "0"},
    {"6.12.7", "80bf80bf80bf", "0"},
    {
      "6.12.8",
      "808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9fa0a1a2a3a4a5a6a7a8a9aaabacadaeafb0b1b2b3b4b5b6b7b8b9babbbcbdbebf",
      "0"
    },
    {
      "6.13.1",
      "c020c120c220c320c420c520c620c720c820c920ca20cb20cc20cd20ce20cf20d020d120d220d320d420d520d620d720d820d920da20db20dc20dd20de20df20",
      "0"
    },
    {"6.13.2", "e020e120e220e320e420e520e620e720e820e920ea20eb20ec20ed20ee20ef20", "1"},
    {"6.13.3", "f020f120f220f320f420f520f620f720", "1"},
    {"6.13.4", "f820f920fa20fb20", "0"},
    {"6.13.5", "fc20fd20", "0"},
    {"6.14.1", "c0", "0"},
    {"6.14.2", "e080", "1"},
    {"6.14.3", "f08080", "1"},
    {"6.14.4", "f8808080", "0"},
    {"6.14.5", "fc80808080", "0"},
    {"6.14.6", "df", "1"},
    {"6.14.7", "efbf", "2"},
    {"6.14.8", "f7bfbf", "0"},
    {"6.14.9", "fbbfbfbf", "0"},
    {"6.14.10", "fdbfbfbfbf", "0"},
    {"6.15.1", "c0e080f08080f8808080fc80808080dfefbff7bfbf", "0"},
    {"6.16.1", "fe", "0"},
    {"6.16.2", "ff", "0"},
    {"6.16.3", "fefeffff", "0"},
    {"6.17.1", "c0af", "0"},
    {"6.17.2", "e080af", "1"},
    {"6.17.3", "f08080af", "1"},
    {"6.17.4", "f8808080af", "0"},
    {"6.17.5", "fc80808080af", "0"},
    {"6.18.1", "c1bf", "0"},
    {"6.18.2", "e09fbf", "1"},
    {"6.18.3", "f08fbfbf", "1"},
    {"6.18.4", "f887bfbfbf", "0"},
    {"6.18.5", "fc83bfbfbfbf", "0"},
    {"6.19.1", "c080", "0"},
    {"6.19.2", "e08080", "1"},
    {"6.19.3", "f0808080", "1"},
    {"6.19.4", "f880808080", "0"},
    {"6.19.5", "fc8080808080", "0"},
    {"6.20.1", "eda080", "1"},
    {"6.20.2", "edadbf", "1"},
    {"6.20.3", "edae80", "1"},
    {"6.20.4", "edafbf", "1"},
    {"6.20.5", "edb080", "1"},
    {"6.20.6", "edbe80", "1"},
    {"6.20.7", "edbfbf", "1"},
    {"6.21.1", "eda080edb080", "1"},
    {"6.21.2", "eda080edbfbf", "1"},
    {"6.21.3", "edadbfedb080", "1"},
    {"6.21.4", "edadbfedbfbf", "1"},
    {"6.21.5", "edae80edb080", "1"},
    {"6.21.6", "edae80edbfbf", "1"},
    {"6.21.7", "edafbfedb080", "1"},
    {"6.21.8", "edafbfedbfbf", "1"},
    {"6.23.1", "efbfb9", "-1"},
    {"6.23.2", "efbfba", "-1"},
    {"6.23.3", "efbfbb", "-1"},
    {"6.23.4", "efbfbc", "-1"},
    {"6.23.5", "efbfbd", "-1"},
    {"6.23.6", "efbfbe", "-1"},
    {"6.23.7", "efbfbf", "-1"},
  };

  static Stream<Arguments> texts() {
    return Stream.concat(Stream.of(TEXTS), noncharacters())
        .flatMap(
            one ->
                Stream.of(Side.values())
                    .map(
                        side ->
                            Arguments.of(
                                one[0],
                                HexFormat.of().parseHex(one[1]),
                                Integer.parseInt(one[2]),
                                side)));
  }

  /// The last two code points of each plane, which are for no character and yet may be in a text.
  private static Stream<String[]> noncharacters() {
    return IntStream.range(0, 34)
        .mapToObj(
            i -> {
              byte[] bytes =
                  Character.toString((i / 2) << 16 | 0xFFFE | i % 2)
                      .getBytes(StandardCharsets.UTF_8);
              return new String[] {"6.22." + (i + 1), HexFormat.of().formatHex(bytes), "-1"};
            });
  }

  private static Bench open(Side side) throws Exception {
    return new Bench(side, "", new Echo()).open("");
  }

  private static boolean failed(Bench bench) {
    return !bench.said().isEmpty() && bench.said().equals(List.of("close 1007", "end"));
  }

  @ParameterizedTest(name = "{0}, we are the {3}")
  @MethodSource("texts")
  void asOneFrame(String number, byte[] bytes, int fine, Side side) throws Exception {
    Bench bench = open(side);
    bench.send(Frames.frame(Frames.TEXT, bytes));
    assertEquals(fine >= 0, failed(bench), bench.said().toString());
    bench.close();
  }

  /// In frames of one byte each the connection fails at the first byte that cannot be, long before
  /// the message is over.
  @ParameterizedTest(name = "{0}, we are the {3}")
  @MethodSource("texts")
  void byteByByteItFailsAtOnce(String number, byte[] bytes, int fine, Side side) throws Exception {
    Bench bench = open(side);
    List<Raw> frames = new ArrayList<>();
    for (byte b : bytes) {
      int opcode = frames.isEmpty() ? Frames.TEXT : Frames.CONTINUATION;
      frames.add(Frames.frame(opcode, new byte[] {b}).more());
    }
    for (int i = 0; i < frames.size(); i++) {
      assertEquals(fine >= 0 && i > fine, failed(bench), "after " + i + " bytes");
      if (failed(bench)) {
        break;
      }
      bench.send(frames.get(i));
    }
    if (!failed(bench)) {
      bench.send(Frames.more(""));
      assertEquals(fine >= 0, failed(bench), bench.said().toString());
    }
    bench.close();
  }

  /// Within one frame that never ends, too (6.4.3).
  @ParameterizedTest(name = "{0}, we are the {3}")
  @MethodSource("texts")
  void inTheMiddleOfAFrameItFailsAtOnce(String number, byte[] bytes, int fine, Side side)
      throws Exception {
    Bench bench = open(side);
    byte[] longer = new byte[bytes.length + 1000];
    System.arraycopy(bytes, 0, longer, 0, bytes.length);
    byte[] frame = bench.bytes(Frames.frame(Frames.TEXT, longer));
    int head = frame.length - longer.length;
    int cut = fine < 0 ? bytes.length : Math.min(fine, bytes.length - 1);
    byte[] beginning = new byte[head + cut];
    System.arraycopy(frame, 0, beginning, 0, beginning.length);
    bench.write(beginning);
    assertEquals(false, failed(bench));
    bench.write(new byte[] {frame[head + cut]});
    boolean bad = fine >= 0 && fine < bytes.length;
    assertEquals(bad, failed(bench), bench.said().toString());
    bench.close();
  }
}
