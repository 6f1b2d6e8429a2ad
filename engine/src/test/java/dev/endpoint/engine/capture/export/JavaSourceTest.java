package dev.endpoint.engine.capture.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.endpoint.engine.capture.Direction;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Field;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Held against the compiler.
class JavaSourceTest {
  @TempDir Path dir;

  private byte[] compiled(String source) throws Exception {
    Path file = dir.resolve("Data.java");
    Files.writeString(file, source);
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, errors, "-Xlint:all", "-Werror", file.toString());
    assertEquals(0, code, errors.toString(StandardCharsets.UTF_8));
    try (URLClassLoader classes = new URLClassLoader(new URL[] {dir.toUri().toURL()}, null)) {
      Field bytes = classes.loadClass("Data").getDeclaredField("BYTES");
      bytes.setAccessible(true);
      return (byte[]) bytes.get(null);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 12, 13, 8 * 1024, 8 * 1024 + 1, 57 * 800, 57 * 800 + 1, 1_000_000})
  void theCompilerMakesTheSameBytesOfIt(int size) throws Exception {
    byte[] said = new byte[size];
    new Random(size).nextBytes(said);
    Excerpt excerpt = new Talk().say(Direction.SENT, said).whole(null);
    ByteArrayOutputStream type = new ByteArrayOutputStream();
    Form.JAVA.write(excerpt, type, (done, total) -> true);
    assertArrayEquals(said, compiled(type.toString(StandardCharsets.UTF_8)));
    String field = Form.JAVA.text(excerpt).replace("byte[] data", "static byte[] BYTES");
    assertArrayEquals(said, compiled("class Data {\n" + field + "}\n"));
  }
}
