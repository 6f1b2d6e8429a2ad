package dev.endpoint.engine.syntax;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.StreamSupport;

/// What was seen when Twisted itself was run.
public final class TwistedVectors {
  private static final String FILE = "/vectors/twisted-endpoint-strings.json";

  private TwistedVectors() {}

  public static List<JsonNode> group(String name) {
    return list(named(name));
  }

  /// A part of the file, whatever its shape.
  public static JsonNode named(String name) {
    try (InputStream in = TwistedVectors.class.getResourceAsStream(FILE)) {
      return new ObjectMapper().readTree(in).get(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }
}
