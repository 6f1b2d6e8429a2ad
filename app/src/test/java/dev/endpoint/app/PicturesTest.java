package dev.endpoint.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.app.control.stream.StreamView;
import dev.endpoint.app.model.SessionModel;
import dev.endpoint.app.settings.ThemeChoice;
import dev.endpoint.app.support.CutOff;
import dev.endpoint.engine.Engine;
import dev.endpoint.engine.net.Resolver;
import dev.endpoint.engine.service.StopMode;
import dev.endpoint.engine.session.Responder;
import dev.endpoint.engine.session.SessionState.Phase;
import dev.endpoint.engine.session.SessionState.Role;
import dev.endpoint.engine.transport.Failure;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import javafx.animation.AnimationTimer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Makes the pictures of the README, in both themes, from the real window doing real things. They
/// go to `target/pictures`; with `-Dpictures=FOLDER` to that folder.
class PicturesTest extends WindowTest {
  private static final int FEWEST_COLOURS = 20;
  private static final int PULSES_TO_DRAW = 12;
  private static final int ROUNDS = 60;

  private static final String QUESTION =
      "GET /bücher HTTP/1.1\r\nHost: demo.local\r\nAccept: */*\r\n\r\n";
  private static final String ANSWER =
      "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: 30\r\n\r\n"
          + "Größe, 数, שלום, \uD83D\uDD0C\r\n";

  /// A name with several addresses, for a race to be seen; all of them are this computer.
  private static final String NAME = "demo.example";

  private static final List<String> ADDRESSES = List.of("::1", "127.0.0.2", "127.0.0.1");

  /// Style classes of endpoint strings, which may have any length.
  private static final List<String> USERS_OWN = List.of("row-name", "sheet-about");

  private String suffix = "";

  /// The real engine, but it knows one name more.
  @Override
  AppContext.Backend backend(Folders folders, BiConsumer<String, Throwable> report) {
    AppContext.Backend real = super.backend(folders, report);
    Engine engine = real.engine();
    Resolver resolver =
        (host, handler) ->
            engine
                .resolver()
                .resolve(
                    host.equals(NAME) ? "127.0.0.1" : host,
                    host.equals(NAME) ? several(handler) : handler);
    return new AppContext.Backend(
        new Engine(
            engine.reactor(), engine.network(), resolver, engine.processes(), engine.catalog()),
        real.captures(),
        real.prepare(),
        real.stop());
  }

  private static Resolver.Handler several(Resolver.Handler handler) {
    return new Resolver.Handler() {
      @Override
      public void resolved(List<InetAddress> one) {
        handler.resolved(ADDRESSES.stream().map(InetAddress::ofLiteral).toList());
      }

      @Override
      public void failed(Failure failure) {
        handler.failed(failure);
      }
    };
  }

  @ParameterizedTest
  @EnumSource(
      value = ThemeChoice.class,
      names = {"LIGHT", "DARK"})
  void everyStateInBothThemes(ThemeChoice theme) throws Exception {
    interact(() -> desk().settings().themeProperty().set(theme));
    suffix = theme == ThemeChoice.DARK ? "-dark" : "";
    picture("first-run");
    push(KeyCode.F1);
    picture("help");
    push(KeyCode.ESCAPE);
    push(KeyCode.CONTROL, KeyCode.COMMA);
    picture("captures");
    push(KeyCode.ESCAPE);
    address("tls:mail.example:99993:timeout=10");
    push(KeyCode.F4);
    picture("form");
    push(KeyCode.F4);

    SessionModel listener = listen("tcp:0:interface=127.0.0.1");
    interact(() -> desk().actions().respond(listener.id(), Responder.HOLD));
    SessionModel client = connect("tcp:127.0.0.1:" + port(listener));
    phase(client, Phase.OPEN);
    SessionModel server = accepted(listener, client);
    talk(client, server);
    for (String mode : new String[] {"text", "hex", "split"}) {
      interact(() -> segment(mode).fire());
      picture("stream-" + mode);
    }
    inspect();
    find();
    messages(client, server);
    chat(client, server);
    interact(() -> segment("plotted").fire());
    picture("stream-plot");
    interact(() -> segment("split").fire());

    refuse();
    try (BlackHole hole = new BlackHole()) {
      SessionModel attempt = connect("tcp:" + NAME + ":" + hole.port() + ":timeout=20");
      picture("attempt");
      push(KeyCode.ESCAPE);
      phase(attempt, Phase.CANCELLED);
      picture("cancelled");
    }

    keepTrying();
    SessionModel second = connect("tcp:127.0.0.1:" + port(listener));
    phase(second, Phase.OPEN);
    interact(() -> desk().actions().finish(second.id()));
    phase(second, Phase.WE_FINISHED);
    interact(() -> desk().workbench().select(listener));
    picture("listener");
    compare(listener);
  }

  /// Two answers that are not quite the same.
  private void compare(SessionModel listener) throws IOException {
    SessionModel one = answered(listener, page("09:14:28", "1.3", "", "0003"));
    SessionModel two =
        answered(
            listener, page("09:13:21", "1.4", "X-Cache: HIT from größe\r\nAge: 12\r\n", "ABCD"));
    interact(() -> desk().workbench().select(two));
    interact(() -> desk().workbench().besideProperty().set(one));
    interact(() -> segment("text").fire());
    interact(() -> segment("compared").fire());
    push(KeyCode.N);
    push(KeyCode.N);
    picture("compare");
  }

  private static String page(String time, String version, String more, String row) {
    StringBuilder page =
        new StringBuilder("HTTP/1.1 200 OK\r\nDate: Sun, 29 Nov 2026 ")
            .append(time)
            .append(" GMT\r\nServer: demo/")
            .append(version)
            .append("\r\nContent-Type: text/plain; charset=utf-8\r\n")
            .append(more)
            .append("\r\n");
    for (int i = 0; i < ROUNDS; i++) {
      page.append("row ")
          .append(i == 3 ? row : String.format("%04d", i))
          .append(": the quick brown fox".substring(0, 5 + i % 16))
          .append("\r\n");
    }
    return page.toString();
  }

  private SessionModel answered(SessionModel listener, String words) {
    SessionModel client = connect("tcp:127.0.0.1:" + port(listener));
    phase(client, Phase.OPEN);
    SessionModel server = accepted(listener, client);
    byte[] answer = words.getBytes(StandardCharsets.UTF_8);
    interact(() -> desk().actions().send(server.id(), answer));
    until("the answer", () -> received(client) == answer.length);
    return client;
  }

  /// The other end of a connection. A connection may be open here before the listener knows of it,
  /// so which one is the latest says nothing.
  private SessionModel accepted(SessionModel listener, SessionModel client) {
    Predicate<SessionModel> otherEnd =
        child -> Objects.equals(child.state().peer(), client.state().local());
    until("accepted", () -> listener.children().stream().anyMatch(otherEnd));
    return onFx(() -> listener.children().stream().filter(otherEnd).findFirst().orElseThrow());
  }

  /// Four bytes of the answer, read as numbers.
  private void inspect() throws IOException {
    StreamView stream = lookup((Node n) -> n instanceof StreamView && n.isVisible()).query();
    interact(stream::requestFocus);
    push(KeyCode.HOME);
    push(KeyCode.DOWN);
    press(KeyCode.SHIFT);
    for (int i = 0; i < 4; i++) {
      push(KeyCode.RIGHT);
    }
    release(KeyCode.SHIFT);
    push(KeyCode.CONTROL, KeyCode.I);
    picture("inspector");
    push(KeyCode.CONTROL, KeyCode.I);
  }

  private void find() throws IOException {
    interact(() -> segment("text").fire());
    push(KeyCode.CONTROL, KeyCode.F);
    write("http", 0);
    until("found", () -> shows("1 of 2"));
    picture("find");
    push(KeyCode.ESCAPE);
  }

  private boolean shows(String words) {
    return onFx(
        () ->
            !lookup((Node n) -> n instanceof Label label && words.equals(label.getText()))
                .queryAll()
                .isEmpty());
  }

  private void messages(SessionModel client, SessionModel server) throws IOException {
    say(client, server, "GET /index.html HTTP/1.1\r\nHost: demo.local\r\n\r\n");
    say(server, client, "HTTP/1.1 200 OK\r\nContent-Length: 14\r\n\r\n<h1>Hello</h1>");
    say(client, server, "GET /missing HTTP/1.1\r\nHost: demo.local\r\n\r\n");
    say(server, client, "HTTP/1.1 404 Not Found\r\nContent-Length: 9\r\n\r\nnot found");
    say(
        client,
        server,
        "POST /orders HTTP/1.1\r\nHost: demo.local\r\nContent-Length: 14\r\n\r\n{\"books\": [7]}");
    say(
        server,
        client,
        "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nRetry-After: 30\r\n\r\n");
    push(KeyCode.CONTROL, KeyCode.DIGIT4);
    push(KeyCode.CONTROL, KeyCode.SLASH);
    write("!event && proto == http", 0);
    until("filtered", () -> label(".messages-count").startsWith("\u2713 8 of"));
    push(KeyCode.ENTER);
    push(KeyCode.UP);
    push(KeyCode.UP);
    push(KeyCode.C);
    until("a rule", () -> segment("colours").isSelected());
    picture("messages");
  }

  private void say(SessionModel from, SessionModel to, String words) {
    byte[] bytes = words.getBytes(StandardCharsets.UTF_8);
    long before = received(to);
    interact(() -> desk().actions().send(from.id(), bytes));
    until("what was said", () -> received(to) == before + bytes.length);
  }

  private ToggleButton segment(String id) {
    return lookup(".toggle-button").queryAllAs(ToggleButton.class).stream()
        .filter(button -> id.equals(button.getId()))
        .findFirst()
        .orElseThrow();
  }

  private void talk(SessionModel client, SessionModel server) {
    byte[] question = QUESTION.getBytes(StandardCharsets.UTF_8);
    byte[] answer = ANSWER.getBytes(StandardCharsets.UTF_8);
    interact(() -> desk().actions().send(client.id(), question));
    until("the question", () -> received(server) == question.length);
    interact(() -> desk().actions().send(server.id(), answer));
    until("the answer", () -> received(client) == answer.length);
    interact(() -> desk().actions().send(client.id(), new byte[] {0, 1, 2, (byte) 0xff, 10}));
    until("the rest", () -> received(server) == question.length + 5);
  }

  /// Questions and answers of sizes that come and go.
  private void chat(SessionModel client, SessionModel server) {
    for (int i = 0; i < ROUNDS; i++) {
      double wave = 1.1 + Math.sin(i / 9.0);
      exchange(client, server, (int) (400 * wave) + i % 7 * 90);
      exchange(server, client, (int) (1500 * wave) + i % 5 * 600);
    }
  }

  private void exchange(SessionModel from, SessionModel to, int size) {
    long before = received(to);
    interact(() -> desk().actions().send(from.id(), new byte[size]));
    until("what was sent", () -> received(to) == before + size);
  }

  private static long received(SessionModel session) {
    return Objects.requireNonNull(session.state().recording()).extent().received();
  }

  private void refuse() throws IOException {
    address("tcp:127.0.0.1:" + nobody());
    push(KeyCode.ENTER);
    selected(state -> state.phase() == Phase.FAILED);
    picture("failure");
  }

  private void keepTrying() throws IOException {
    address("tcp:127.0.0.1:" + nobody());
    push(KeyCode.SHIFT, KeyCode.ENTER);
    SessionModel keeper = selected(state -> state.role() == Role.KEEP);
    until(
        "a pause after the second attempt",
        () -> keeper.state().phase() == Phase.WAITING && keeper.children().size() >= 2);
    picture("keep-trying");
    interact(() -> desk().actions().stop(keeper.id(), StopMode.LEAVE));
    phase(keeper, Phase.STOPPED);
  }

  /// A port that nobody listens on.
  private static int nobody() throws IOException {
    try (BlackHole hole = new BlackHole()) {
      return hole.port();
    }
  }

  /// Takes it once the window has had time to draw what came.
  private void picture(String name) throws IOException {
    AtomicInteger pulses = new AtomicInteger();
    AnimationTimer timer =
        new AnimationTimer() {
          @Override
          public void handle(long now) {
            pulses.incrementAndGet();
          }
        };
    interact(timer::start);
    until("drawn", () -> pulses.get() > PULSES_TO_DRAW);
    interact(timer::stop);
    assertEquals(List.of(), onFx(this::cutOff), name);
    Image image = onFx(() -> stage().getScene().snapshot(null));
    assertTrue(colours(image) > FEWEST_COLOURS, name + " is empty");
    Path folder = Path.of(System.getProperty("pictures", "target/pictures"));
    Png.write(image, folder.resolve(name + suffix + ".png"));
  }

  /// What a user cannot read to its end, except for strings of their own, which the bar has as
  /// well.
  private List<String> cutOff() {
    return CutOff.below(stage().getScene().getRoot()).stream()
        .filter(label -> Collections.disjoint(label.getStyleClass(), USERS_OWN))
        .map(Labeled::getText)
        .toList();
  }

  private static int colours(Image image) {
    Set<Integer> colours = new HashSet<>();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        colours.add(image.getPixelReader().getArgb(x, y));
      }
    }
    return colours.size();
  }
}
