package dev.endpoint.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.EndpointCatalog.Broken;
import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.endpoint.ServerEndpoint;
import dev.endpoint.engine.syntax.Arguments;
import dev.endpoint.engine.syntax.EndpointSyntaxException;
import dev.endpoint.engine.syntax.Option;
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

  private static String defect(EndpointType type) {
    EndpointCatalog catalog = EndpointCatalog.of(List.of(type));
    assertEquals(List.of(), catalog.types());
    return catalog.broken().getFirst().reason();
  }

  @Test
  void aDeclarationWithoutSenseIsRefused() {
    Option<String> host = Option.text("host").required();
    assertEquals("it neither connects nor listens", defect(new SampleType("a", null, null)));
    assertEquals(
        "to connect, two of its arguments are called host",
        defect(new SampleType("a", Schema.of(host).keywords(Option.path("host")), null)));
    assertEquals(
        "to listen, its argument \"a:b\" has a name that nobody could type",
        defect(new SampleType("a", null, Schema.of(Option.text("a:b")))));
    assertEquals(
        "to connect, host must be given and comes after port, which may be left out",
        defect(new SampleType("a", Schema.of(Option.port("port"), host), null)));
    assertEquals(
        "to listen, it declares no arguments at all, not even none",
        defect(
            new Listening() {
              @Override
              public Schema schema() {
                return null;
              }
            }));
    assertEquals(
        "to listen, it has no list of other names, not even an empty one",
        defect(
            new Listening() {
              @Override
              public Schema schema() {
                return Schema.of();
              }

              @Override
              public List<String> aliases() {
                return null;
              }
            }));
  }

  /// A type and its role in one, declared as each test wants it.
  private abstract static class Listening implements EndpointType, EndpointRole<ServerEndpoint> {
    @Override
    public String name() {
      return "listening";
    }

    @Override
    public String summary() {
      return "listens";
    }

    @Override
    public EndpointRole<ServerEndpoint> server() {
      return this;
    }

    @Override
    public ServerEndpoint build(Arguments arguments, Engine engine) {
      throw new UnsupportedOperationException();
    }

    @Override
    public String explain(Arguments arguments) {
      return "";
    }
  }

  @Test
  void typesOfAnotherPlaceComeAfterAndAreNamedByIt() {
    EndpointCatalog catalog =
        EndpointCatalog.of(List.of(SampleType.safe()))
            .with(
                List.of(
                    new TypeSource("a.jar", List.of(SampleType.talk()), List.of()),
                    TypeSource.broken("b.jar", "it is empty"),
                    new TypeSource(
                        "c.jar", List.of(SampleType.talk(), SampleType.safe()), List.of())));
    assertEquals(List.of("safe", "talk"), names(catalog));
    assertEquals(List.of("", "a.jar"), catalog.types().stream().map(catalog::place).toList());
    assertEquals(
        List.of(
            new Broken("b.jar", "it is empty"),
            new Broken(
                "c.jar", "its type \"talk\": there is another type of this name, from a.jar"),
            new Broken("c.jar", "its type \"safe\": a type of this name comes with the engine")),
        catalog.broken());
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

  /// Nothing is wrong with it.
  public static final class PlainType implements EndpointType {
    @Override
    public String name() {
      return "plain";
    }

    @Override
    public String summary() {
      return "plain";
    }

    @Override
    public EndpointRole<ClientEndpoint> client() {
      return SampleType.safe().client();
    }
  }
}
