package dev.endpoint.app.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.EndpointCatalog;
import dev.endpoint.engine.EndpointRole;
import dev.endpoint.engine.EndpointType;
import dev.endpoint.engine.TypeSource;
import dev.endpoint.engine.endpoint.ClientEndpoint;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HelpModelTest {
  private final RecordingActions actions = new RecordingActions();
  private final HelpModel help = new HelpModel(actions, Path.of("/home/anna/plugins"));

  /// The role of another type under another name.
  private static final class Tin implements EndpointType {
    @Override
    public String name() {
      return "tin";
    }

    @Override
    public String summary() {
      return "Tins on a string";
    }

    @Override
    public EndpointRole<ClientEndpoint> client() {
      return EndpointCatalog.installed().client("tcp:h:80").type().client();
    }
  }

  private void plugIn(TypeSource... sources) {
    actions.catalog = EndpointCatalog.installed().with(List.of(sources));
  }

  @Test
  void aTypeOfAPluginIsListedWithWhereItComesFrom() {
    plugIn(new TypeSource("tin.jar", List.of(new Tin()), List.of()));
    HelpModel.Type tin = help.types().getLast();
    assertEquals(new HelpModel.Type("tin", "Tins on a string (from tin.jar)", "connect"), tin);
    assertEquals(List.of(), help.leftOut());
    assertEquals(Optional.empty(), help.leftOutNote());
  }

  @Test
  void whatWasLeftOutIsSaidByNameWithTheReason() {
    plugIn(TypeSource.broken("bad.jar", "it is empty"));
    assertEquals(Optional.of("bad.jar was left out: it is empty."), help.leftOutNote());
  }

  @Test
  void ofManyTheFirstIsSaidAndTheHelpNamesThemAll() {
    plugIn(
        TypeSource.broken("a.jar", "it is empty"),
        TypeSource.broken("b.jar", "it is not a jar"),
        TypeSource.broken("c.jar", "it is empty"));
    assertEquals(
        Optional.of("a.jar was left out: it is empty. And 2 more; help (F1) names them all."),
        help.leftOutNote());
    assertEquals(3, help.leftOut().size());
  }

  @Test
  void theFolderIsSaid() {
    assertTrue(help.pluginWords().contains("/home/anna/plugins"), help.pluginWords());
  }
}
