package dev.endpoint.engine.capture.export;

import dev.endpoint.engine.capture.Progress;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.CancellationException;
import java.util.zip.CRC32;

/// What all bytes of an excerpt come to.
///
/// @param crc32 as zip files and Ethernet have it, in hex
/// @param sha256 in hex
public record Digest(String crc32, String sha256) {
  /// @throws CancellationException when `progress` called it off
  public static Digest of(Excerpt excerpt, Progress progress) throws IOException {
    CRC32 crc = new CRC32();
    MessageDigest sha = newSha256();
    excerpt.each(
        progress,
        bytes -> {
          crc.update(bytes.duplicate());
          sha.update(bytes);
        });
    return new Digest(
        HexFormat.of().withUpperCase().toHexDigits((int) crc.getValue()),
        HexFormat.of().formatHex(sha.digest()));
  }

  private static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
