package dev.endpoint.app;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javafx.scene.image.Image;
import javafx.scene.image.PixelReader;

/// Writes a picture as PNG (ISO 15948): true colour, eight bits a channel, no filters. JavaFX
/// itself cannot, and the desktop module would be loaded for nothing else.
final class Png {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

  private Png() {}

  static void write(Image image, Path file) throws IOException {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
      out.write(SIGNATURE);
      chunk(out, "IHDR", header(width, height));
      chunk(out, "IDAT", pixels(image.getPixelReader(), width, height));
      chunk(out, "IEND", new byte[0]);
    }
  }

  private static byte[] header(int width, int height) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(width);
    out.writeInt(height);
    out.write(new byte[] {8, 2, 0, 0, 0});
    return bytes.toByteArray();
  }

  private static byte[] pixels(PixelReader reader, int width, int height) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] row = new byte[1 + 3 * width];
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          int argb = reader.getArgb(x, y);
          row[1 + 3 * x] = (byte) (argb >> 16);
          row[2 + 3 * x] = (byte) (argb >> 8);
          row[3 + 3 * x] = (byte) argb;
        }
        out.write(row);
      }
    }
    return bytes.toByteArray();
  }

  private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 sum = new CRC32();
    sum.update(name);
    sum.update(data);
    out.writeInt(data.length);
    out.write(name);
    out.write(data);
    out.writeInt((int) sum.getValue());
  }
}
