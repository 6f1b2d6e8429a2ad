package dev.endpoint.app.instance;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What two starts say to each other. The first one greets, so that the later one knows that it is
/// heard before it says anything; then the later one says what it was asked for, as the arguments
/// of a command line; then the first one says that it has it.
final class Words {
  /// With a number that grows when what follows changes.
  static final String GREETING = "endpoint-workbench 1";

  static final String TAKEN = "taken";

  private static final int MOST_WORDS = 10_000;
  private static final int MOST_BYTES = 1 << 20;

  private Words() {}

  static void write(DataOutputStream out, List<String> words) throws IOException {
    out.writeInt(words.size());
    for (String word : words) {
      byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
      out.writeInt(bytes.length);
      out.write(bytes);
    }
    out.flush();
  }

  static List<String> read(DataInputStream in) throws IOException {
    int count = bounded(in.readInt(), MOST_WORDS);
    List<String> words = new ArrayList<>();
    int bytes = 0;
    for (int i = 0; i < count; i++) {
      int length = bounded(in.readInt(), MOST_BYTES - bytes);
      bytes += length;
      byte[] word = in.readNBytes(length);
      if (word.length < length) {
        throw new ProtocolException("the other side stopped in the middle of a word");
      }
      words.add(new String(word, StandardCharsets.UTF_8));
    }
    return words;
  }

  static void expect(DataInputStream in, String word) throws IOException {
    List<String> words = read(in);
    if (!words.equals(List.of(word))) {
      throw new ProtocolException("expected \"" + word + "\", but heard " + words);
    }
  }

  private static int bounded(int number, int most) throws ProtocolException {
    if (number < 0 || number > most) {
      throw new ProtocolException(number + " is no length");
    }
    return number;
  }
}
