package dev.endpoint.app.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.app.model.BarMessage.Tone;
import dev.endpoint.app.model.FormField.Way;
import dev.endpoint.app.model.FormModel.Type;
import dev.endpoint.app.settings.Settings;
import dev.endpoint.engine.syntax.Side;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class FormModelTest {
  private final RecordingActions actions = new RecordingActions();
  private final WorkbenchModel workbench = new WorkbenchModel();
  private final EndpointBarModel bar = new EndpointBarModel(actions, workbench, new Settings());
  private final FormModel form = new FormModel(actions, bar);

  @Test
  void anEmptyBarHasATypeToChooseAndThenItsFields() {
    form.toggle();
    assertNull(form.typeProperty().get());
    assertEquals(List.of(), form.fieldsProperty().get());
    choose("tcp");
    assertEquals("tcp", bar.textProperty().get());
    set("host", "localhost");
    set("port", "8080");
    assertEquals("tcp:localhost:8080", bar.textProperty().get());
    assertTrue(bar.readyProperty().get());
  }

  @Test
  void bothViewsFollowEachOther() {
    bar.offer(Side.CLIENT, "tcp:localhost:80");
    form.toggle();
    FormField timeout = field("timeout");
    assertEquals("localhost", field("host").valueProperty().get());
    assertEquals("", timeout.valueProperty().get());
    bar.textProperty().set("tcp:example.com:80:timeout=5");
    assertSame(timeout, field("timeout"), "the fields stay while the type does");
    assertEquals("5", timeout.valueProperty().get());
    assertEquals("example.com", field("host").valueProperty().get());
    set("timeout", "");
    assertEquals("tcp:example.com:80", bar.textProperty().get());
    assertFalse(bar.completions().isOpen());
  }

  @Test
  void everyArgumentIsThereAndSaysWhatItTakes() {
    bar.offer(Side.CLIENT, "socks5");
    form.toggle();
    assertEquals(
        List.of("host", "port", "endpoint", "username", "password", "resolve", "timeout"),
        form.fieldsProperty().get().stream().map(FormField::name).toList());
    assertEquals(
        List.of(Way.TEXT, Way.TEXT, Way.ENDPOINT, Way.TEXT, Way.SECRET, Way.CHOICE, Way.TEXT),
        form.fieldsProperty().get().stream().map(FormField::way).toList());
    assertTrue(field("host").isRequired());
    assertEquals("host name or IP address", field("host").detail());
    assertEquals("seconds, default 30", field("timeout").detail());
    assertEquals(Tone.HINT, field("timeout").messageProperty().get().tone());
  }

  @Test
  void whatIsWrongIsSaidAtItsFieldAndMendedThere() {
    bar.offer(Side.CLIENT, "tcp:localhost:99999:noDelay=perhaps");
    form.toggle();
    assertEquals(Tone.ERROR, field("port").messageProperty().get().tone());
    assertEquals(Tone.ERROR, field("noDelay").messageProperty().get().tone());
    assertEquals(Tone.HINT, field("host").messageProperty().get().tone());
    set("port", "80");
    assertEquals(Tone.HINT, field("port").messageProperty().get().tone());
    bar.offer(Side.CLIENT, "socks5:h:80:endpoint={tcp:p:1080}:resolve=remot");
    FormField resolve = field("resolve");
    assertEquals(Tone.ERROR, resolve.messageProperty().get().tone());
    form.fix(resolve);
    assertEquals("remote", resolve.valueProperty().get());
    assertTrue(bar.readyProperty().get());
  }

  @Test
  void theOtherRoleHasItsOwnFields() {
    bar.offer(Side.CLIENT, "tcp:8080");
    form.toggle();
    bar.role(Side.SERVER);
    assertEquals("port", form.fieldsProperty().get().getFirst().name());
    assertEquals("8080", field("port").valueProperty().get());
    assertTrue(form.typesProperty().get().stream().noneMatch(type -> type.name().equals("socks5")));
  }

  @Test
  void anotherTypeTakesOverWhatItCanAndTheFirstGetsItsOwnBack() {
    bar.offer(Side.CLIENT, "tls:h:443:verify=no");
    form.toggle();
    choose("tcp");
    assertEquals("tcp:h:443", bar.textProperty().get());
    set("host", "x");
    choose("tls");
    assertEquals("tls:x:443:verify=no", bar.textProperty().get());
    choose("haproxy");
    assertEquals("haproxy:tls:x:443:verify=no", bar.textProperty().get());
    choose("tls");
    assertEquals("tls:x:443:verify=no", bar.textProperty().get());
  }

  @Test
  void anEndpointInsideHasAFormOfItsOwn() {
    bar.offer(Side.CLIENT, "tls:h:443");
    form.toggle();
    form.enter(field("endpoint"));
    assertEquals(List.of("endpoint"), form.pathProperty().get());
    choose("socks5");
    set("host", "h");
    form.enter(field("endpoint"));
    choose("tcp");
    set("host", "proxy");
    set("port", "1080");
    assertEquals(
        "tls:h:443:endpoint={socks5:h:endpoint={tcp:proxy:1080}}", bar.textProperty().get());
    set("port", "99999");
    assertEquals(Tone.ERROR, field("port").messageProperty().get().tone());
    assertTrue(form.leave());
    assertEquals(Tone.ERROR, field("endpoint").messageProperty().get().tone());
    assertEquals("tcp:proxy:99999", field("endpoint").valueProperty().get());
    assertTrue(form.leave());
    assertEquals("h", field("host").valueProperty().get());
    assertFalse(form.leave());
  }

  @Test
  void aFileOfAnEndpointInsideIsLookedIntoAndWhatIsWrongIsSaidAtItsField() {
    Queue<Runnable> background = new ArrayDeque<>();
    form.lookOn(background::add, Runnable::run);
    bar.offer(Side.CLIENT, "tls:h:443:endpoint={tls:i:443:trustRoots=/nowhere}");
    form.toggle();
    form.enter(field("endpoint"));
    assertEquals(Tone.HINT, field("trustRoots").messageProperty().get().tone());
    background.remove().run();
    BarMessage said = field("trustRoots").messageProperty().get();
    assertEquals("There is no /nowhere.", said.text());
    set("trustRoots", "");
    assertEquals(Tone.HINT, field("trustRoots").messageProperty().get().tone());
    assertEquals(0, background.size());
  }

  @Test
  void theFormInsideIsLeftWhenTheStringNoLongerHasIt() {
    bar.offer(Side.CLIENT, "haproxy:tcp:h:80");
    form.toggle();
    form.enter(field("endpoint"));
    assertEquals("tcp", type());
    bar.offer(Side.CLIENT, "unix:/tmp/s");
    assertEquals(List.of(), form.pathProperty().get());
    assertEquals("unix", type());
  }

  @Test
  void aTypeThatIsNotThereHasNoFields() {
    bar.offer(Side.CLIENT, "tpc:h:80");
    form.toggle();
    assertNull(form.typeProperty().get());
    assertEquals(List.of(), form.fieldsProperty().get());
    List<FormField> before = form.fieldsProperty().get();
    bar.offer(Side.CLIENT, "tcp:h:80");
    assertNotSame(before, form.fieldsProperty().get());
    assertEquals("tcp", type());
  }

  @Test
  void whileItIsClosedNothingIsRead() {
    form.toggle();
    form.close();
    bar.offer(Side.CLIENT, "tcp:h:80");
    assertEquals(List.of(), form.fieldsProperty().get());
    form.toggle();
    assertEquals("h", field("host").valueProperty().get());
  }

  private String type() {
    Type type = form.typeProperty().get();
    return type == null ? "" : type.name();
  }

  private void choose(String name) {
    form.choose(
        form.typesProperty().get().stream()
            .filter(type -> type.name().equals(name))
            .findFirst()
            .orElseThrow());
  }

  private void set(String name, String value) {
    field(name).valueProperty().set(value);
  }

  private FormField field(String name) {
    return form.fieldsProperty().get().stream()
        .filter(field -> field.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
