package dev.endpoint.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.EndpointCatalog.Broken;
import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.syntax.EndpointSyntaxException;
import dev.endpoint.engine.syntax.Schema;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndpointCatalogTest {
  @TempDir private Path folder;

  private static List<String> names(EndpointCatalog catalog) {
    return catalog.types().stream().map(EndpointType::name).toList();
  }

  @Test
  void theTypesThatComeWithTheEngineAreFound() {
    EndpointCatalog catalog = EndpointCatalog.installed();
    assertEquals(List.of("tcp", "tcp4", "tcp6"), names(catalog).subList(0, 3));
    assertEquals(List.of(), catalog.broken());
  }

  @Test
  void aTypeThatCannotBeLoadedIsNamedAndTheOthersWork() throws IOException {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(
        services.resolve(EndpointType.class.getName()),
        String.join(
            "\n", "not.there.Type", RaisingType.class.getName(), PlainType.class.getName()));
    URL[] urls = {folder.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(urls, getClass().getClassLoader())) {
      EndpointCatalog catalog = EndpointCatalog.installed(loader);
      assertEquals(
          List.of("not.there.Type", RaisingType.class.getName()),
          catalog.broken().stream().map(Broken::name).toList());
      assertEquals("no wings today", catalog.broken().getLast().reason());
      assertTrue(names(catalog).containsAll(List.of("tcp", "plain")));
    }
  }

  @Test
  void aTypeThatRaisesWhenAskedIsNamedAndLeftOut() {
    EndpointType raising =
        new EndpointType() {
          @Override
          public String name() {
            return "raising";
          }

          @Override
          public String summary() {
            return "";
          }

          @Override
          public EndpointRole<ClientEndpoint> client() {
            throw new IllegalStateException("no roles today");
          }
        };
    EndpointCatalog catalog = EndpointCatalog.of(List.of(raising, SampleType.safe()));
    assertEquals(List.of("safe"), names(catalog));
    assertEquals(List.of(new Broken("raising", "no roles today")), catalog.broken());
  }

  @Test
  void ofTwoTypesWithOneNameTheFirstCounts() {
    EndpointType second = new SampleType("safe", null, Schema.of());
    EndpointCatalog catalog = EndpointCatalog.of(List.of(SampleType.safe(), second));
    assertEquals(List.of("safe"), names(catalog));
    assertEquals("safe", catalog.broken().getFirst().name());
    assertTrue(catalog.client("safe:h:80").ok());
    assertFalse(catalog.server("safe:").ok());
  }

  @Test
  void aNameThatNobodyCouldTypeIsRefused() {
    EndpointCatalog catalog =
        EndpointCatalog.of(
            List.of(
                new SampleType("Loud", Schema.of(), null),
                new SampleType("", Schema.of(), null),
                new SampleType("a:b", Schema.of(), null)));
    assertEquals(List.of(), catalog.types());
    assertEquals(3, catalog.broken().size());
  }

  @Test
  void anEmptyCatalogueStillAnswers() {
    EndpointCatalog catalog = EndpointCatalog.of(List.of());
    assertFalse(catalog.client("tcp:h:80").ok());
    assertFalse(catalog.server("8080").ok());
  }

  @Test
  void whatHasErrorsSaysThemAllWhenItIsToBeBuilt() {
    ParsedEndpoint<ClientEndpoint> parsed = EndpointCatalog.installed().client("tcp:h:x:timeout=y");
    EndpointSyntaxException failure =
        assertThrows(EndpointSyntaxException.class, () -> parsed.build(null));
    assertEquals(2, failure.diagnostics().size());
    assertEquals("tcp:h:x:timeout=y", failure.text());
    assertThrows(IllegalStateException.class, parsed::explain);
    assertThrows(IllegalStateException.class, parsed::canonical);
  }

  @Test
  void valuesComeByNameWithDefaultsAndWithoutSecrets() {
    EndpointCatalog catalog = SampleType.catalog();
    assertEquals(
        "{host=h, port=80, within=5, endpoint=null, password=***, mode=fast, verify=false,"
            + " certificate=null, level=7}",
        catalog
            .client("safe:h:80:password=x:mode=FAST:verify=0:level=+7")
            .arguments()
            .byName()
            .toString());
  }

  /// Cannot be made.
  public static final class RaisingType implements EndpointType {
    public RaisingType() {
      throw new IllegalStateException("no wings today");
    }

    @Override
    public String name() {
      return "raising";
    }

    @Override
    public String summary() {
      return "";
    }
  }

  /// Has neither side.
  public static final class PlainType implements EndpointType {
    @Override
    public String name() {
      return "plain";
    }

    @Override
    public String summary() {
      return "";
    }
  }
}
