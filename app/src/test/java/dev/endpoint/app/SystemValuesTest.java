package dev.endpoint.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.syntax.Choice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemValuesTest {
  private final SystemValues values = new SystemValues();

  @Test
  void aFolderIsListedWithItsNameBeforeEach(@TempDir Path folder) throws IOException {
    Files.createFile(folder.resolve("b.pem"));
    Files.createDirectory(folder.resolve("a"));
    String typed = folder + "/";
    assertEquals(
        List.of(new Choice(typed + "a/", "folder"), new Choice(typed + "b.pem", "")),
        values.files(typed));
  }

  @Test
  void whatCannotBeListedOffersNothing() {
    assertEquals(List.of(), values.files("/nowhere/at/all/"));
    assertEquals(List.of(), values.files("/\0/"));
  }

  @Test
  void thisComputerHasItsLoopbackAddress() {
    assertTrue(
        values.addresses().stream().anyMatch(choice -> choice.value().equals("127.0.0.1")),
        () -> values.addresses().toString());
  }
}
