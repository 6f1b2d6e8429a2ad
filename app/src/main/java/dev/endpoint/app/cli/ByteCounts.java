package dev.endpoint.app.cli;

import dev.endpoint.engine.capture.ByteCount;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a number of bytes: `500MB`, `2 GiB`.
final class ByteCounts implements ITypeConverter<Long> {
  @Override
  public Long convert(String text) {
    Long bytes = ByteCount.parse(text);
    if (bytes == null) {
      throw new TypeConversionException(
          "\"" + text + "\" is no size; it must be bytes, or a number with kB, MB, GB or TB");
    }
    return bytes;
  }
}
