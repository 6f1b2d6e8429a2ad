package dev.endpoint.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.EndpointCatalog;
import org.junit.jupiter.api.Test;

class TypesCommandTest {
  @Test
  void everyInstalledTypeHasALine() {
    Ran ran = Ran.of("types");
    assertEquals(0, ran.status());
    assertEquals(EndpointCatalog.installed().types().size(), ran.lines().size());
    assertTrue(ran.out().contains("connect, listen"), ran.out());
  }

  @Test
  void oneTypeIsDescribedWithItsForms() {
    Ran ran = Ran.of("types", "TCP");
    assertTrue(ran.out().contains("To connect: tcp:host:port["), ran.out());
    assertTrue(ran.out().contains("To listen: tcp:port["), ran.out());
  }

  @Test
  void argumentsAreThereForPrograms() {
    Ran ran = Ran.of("types", "tcp", "--json");
    assertEquals(1, ran.lines().size());
    assertTrue(
        ran.out()
            .contains(
                "\"client\":[{\"name\":\"host\",\"by\":\"position\",\"kind\":\"host name or IP"
                    + " address\",\"required\":true,\"default\":null,"),
        ran.out());
  }

  @Test
  void aNameThatIsNoneIsRefused() {
    Ran ran = Ran.of("types", "tpc");
    assertEquals(2, ran.status());
    assertTrue(ran.err().startsWith("There is no type \"tpc\"."), ran.err());
  }
}
