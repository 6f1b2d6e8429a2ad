import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Puts the drawn icons into the containers that Windows and macOS want, `.ico` and `.icns`; both
/// hold PNG files as they are.
///
/// `java src/IconFiles.java FOLDER [--check]`, where `--check` says whether they are what it makes.
public final class IconFiles {
  private static final String NAME = "endpoint-workbench";
  private static final int[] WINDOWS = {16, 24, 32, 48, 64, 128, 256};

  private IconFiles() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    boolean check = arguments.length > 1 && arguments[1].equals("--check");
    Map<Path, byte[]> made = new LinkedHashMap<>();
    made.put(folder.resolve(NAME + ".ico"), ico(folder));
    made.put(folder.resolve(NAME + ".icns"), icns(folder));
    boolean same = true;
    for (Map.Entry<Path, byte[]> file : made.entrySet()) {
      if (!check) {
        Files.write(file.getKey(), file.getValue());
      } else if (!Files.exists(file.getKey())
          || !Arrays.equals(Files.readAllBytes(file.getKey()), file.getValue())) {
        System.err.println(
            file.getKey() + " does not hold the icons beside it; .ci/icons makes it.");
        same = false;
      }
    }
    if (!same) {
      System.exit(1);
    }
  }

  /// A table of the images, and then all of them. A size of 256 is written 0.
  private static byte[] ico(Path folder) throws IOException {
    List<byte[]> images = new ArrayList<>();
    for (int size : WINDOWS) {
      images.add(image(folder, size));
    }
    int table = 6 + 16 * images.size();
    int total = table + images.stream().mapToInt(image -> image.length).sum();
    ByteBuffer out = ByteBuffer.allocate(total).order(ByteOrder.LITTLE_ENDIAN);
    out.putShort((short) 0).putShort((short) 1).putShort((short) images.size());
    int at = table;
    for (int i = 0; i < images.size(); i++) {
      byte size = (byte) WINDOWS[i];
      out.put(size).put(size).putShort((short) 0).putShort((short) 1).putShort((short) 32);
      out.putInt(images.get(i).length).putInt(at);
      at += images.get(i).length;
    }
    images.forEach(out::put);
    return out.array();
  }

  /// One block after the other, each with its kind, which says its size and for which screens.
  private static byte[] icns(Path folder) throws IOException {
    Map<String, Integer> kinds = new LinkedHashMap<>();
    kinds.put("ic11", 32);
    kinds.put("ic12", 64);
    kinds.put("ic07", 128);
    kinds.put("ic13", 256);
    kinds.put("ic08", 256);
    kinds.put("ic14", 512);
    kinds.put("ic09", 512);
    ByteArrayOutputStream blocks = new ByteArrayOutputStream();
    for (Map.Entry<String, Integer> kind : kinds.entrySet()) {
      blocks.writeBytes(block(kind.getKey(), image(folder, kind.getValue())));
    }
    return block("icns", blocks.toByteArray());
  }

  private static byte[] block(String kind, byte[] content) {
    return ByteBuffer.allocate(8 + content.length)
        .put(kind.getBytes(StandardCharsets.US_ASCII))
        .putInt(8 + content.length)
        .put(content)
        .array();
  }

  private static byte[] image(Path folder, int size) throws IOException {
    return Files.readAllBytes(folder.resolve(NAME + "-" + size + ".png"));
  }
}
