package dev.endpoint.app.cli;

import dev.endpoint.engine.session.Replay;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads how many times as fast something is to go: `2`, `0.5`, `max`.
final class Speeds implements ITypeConverter<Double> {
  private static final Pattern SHAPE = Pattern.compile("\\d{1,6}(\\.\\d{1,6})?");

  @Override
  public Double convert(String text) {
    if (text.equals("max")) {
      return Replay.AT_ONCE;
    }
    double factor = SHAPE.matcher(text).matches() ? Double.parseDouble(text) : 0;
    if (factor == 0) {
      throw new TypeConversionException(
          "\"" + text + "\" is no speed; it must be a number above 0, or max");
    }
    return factor;
  }
}
