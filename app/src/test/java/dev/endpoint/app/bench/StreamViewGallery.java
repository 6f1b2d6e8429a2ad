package dev.endpoint.app.bench;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.endpoint.app.control.stream.Clock;
import dev.endpoint.app.control.stream.Lane;
import dev.endpoint.app.control.stream.StreamMode;
import dev.endpoint.app.control.stream.StreamView;
import dev.endpoint.app.control.stream.WallClock;
import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.MemoryRecorder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Random;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// Shows the stream view with one of several conversations, to be looked at by a person. Arguments:
/// `--story=mail|noise|languages|long|empty|trouble --mode=TEXT --lane=BOTH --clock=WALL --dark
/// --behind --width=1100 --height=640 --font=13`.
public final class StreamViewGallery extends Application {
  private long nanos;
  private final MemoryRecorder recorder = new MemoryRecorder(() -> nanos);

  public static void main(String[] args) {
    launch(args);
  }

  @Override
  public void start(Stage stage) {
    boolean dark = getParameters().getUnnamed().contains("--dark");
    Application.setUserAgentStylesheet(
        dark
            ? new PrimerDark().getUserAgentStylesheet()
            : new PrimerLight().getUserAgentStylesheet());
    tell(parameter("story", "mail"));
    StreamView view = new StreamView();
    view.setWallClockOrigin(new WallClock(Instant.parse("2026-11-22T12:04:07.201Z"), 0));
    view.setMode(StreamMode.valueOf(parameter("mode", "TEXT")));
    view.setLane(Lane.valueOf(parameter("lane", "BOTH")));
    view.setClock(Clock.valueOf(parameter("clock", "WALL")));
    view.setFontSize(Double.parseDouble(parameter("font", "13")));
    view.setRecording(recorder.recording());
    double width = Double.parseDouble(parameter("width", "1100"));
    double height = Double.parseDouble(parameter("height", "640"));
    stage.setScene(new Scene(view, width, height));
    stage.setTitle("Stream view");
    stage.show();
    view.requestFocus();
    if (getParameters().getUnnamed().contains("--behind")) {
      view.setFollowing(false);
      say(5, Direction.RECEIVED, "* 24 EXISTS\r\n".repeat(40));
      view.grew();
    }
  }

  private String parameter(String name, String otherwise) {
    return getParameters().getNamed().getOrDefault(name, otherwise);
  }

  private void tell(String story) {
    switch (story) {
      case "mail" -> mail();
      case "noise" -> noise();
      case "languages" -> languages();
      case "long" -> longLines();
      case "trouble" -> trouble();
      default -> {}
    }
  }

  private void say(long millis, Direction direction, String text) {
    say(millis, direction, text.getBytes(StandardCharsets.UTF_8));
  }

  private void say(long millis, Direction direction, byte[] bytes) {
    nanos += millis * 1_000_000 + 137_000;
    recorder.data(direction, ByteBuffer.wrap(bytes));
  }

  private void event(long millis, String words) {
    nanos += millis * 1_000_000;
    recorder.event(words);
  }

  private void mail() {
    event(0, "open \u2013 you 10.0.0.7:51422 \u21c4 peer [2001:db8::25]:143");
    say(
        3,
        Direction.RECEIVED,
        "* OK [CAPABILITY IMAP4rev1 LITERAL+ SASL-IR LOGIN-REFERRALS ID]\r\n");
    say(1871, Direction.SENT, "a1 CAPABILITY\r\n");
    say(
        29,
        Direction.RECEIVED,
        "* CAPABILITY IMAP4rev1 SASL-IR LOGIN-REFERRALS ID ENABLE IDLE LIT");
    say(
        0,
        Direction.RECEIVED,
        "ERAL+ STARTTLS AUTH=PLAIN\r\na1 OK Pre-login capabilities listed.\r\n");
    say(4012, Direction.SENT, "a2 SELECT INBOX\r\n");
    StringBuilder list = new StringBuilder();
    for (int i = 1; i < 24; i++) {
      list.append("* ")
          .append(i)
          .append(" FETCH (FLAGS (\\Seen) INTERNALDATE \"22-Nov-2026\" RFC822.SIZE ");
      list.append(1000 + 37 * i).append(")\r\n");
    }
    say(31, Direction.RECEIVED, list + "a2 OK done\r\n");
    say(900, Direction.SENT, "GET / HTTP/1.1\r\nHost: dev.example\r\nAccept:\t*/*\r\n\r\n");
    say(
        12,
        Direction.RECEIVED,
        HexFormat.of().parseHex("16030100f8010000f40303000000ff1b5b316d7f80c3a9e282"));
    say(2, Direction.RECEIVED, HexFormat.of().parseHex("ac0a"));
    say(70, Direction.SENT, "bye");
    event(1, "you closed sending");
    event(3, "peer closed sending");
    event(0, "closed by you after 8.1 s \u2013 58 bytes sent, 2,014 received");
  }

  private void noise() {
    Random random = new Random(7);
    event(0, "open");
    for (int i = 0; i < 6; i++) {
      byte[] bytes = new byte[400 + random.nextInt(700)];
      random.nextBytes(bytes);
      say(i, i % 3 == 1 ? Direction.SENT : Direction.RECEIVED, bytes);
    }
  }

  private void languages() {
    event(0, "open");
    say(
        1,
        Direction.SENT,
        "Gr\u00fc\u00dfe, \u03ba\u03b1\u03bb\u03b7\u03bc\u03ad\u03c1\u03b1,"
            + " \u0434\u043e\u0431\u0440\u044b\u0439 \u0434\u0435\u043d\u044c\n");
    say(
        1,
        Direction.RECEIVED,
        "mixed \u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd 123 and"
            + " \u0627\u0644\u0633\u0644\u0627\u0645 \u0639\u0644\u064a\u0643\u0645 end\n");
    say(1, Direction.RECEIVED, "wide \u4f60\u597d\uff0c\u4e16\u754c \u65e5\u672c\u8a9e end\n");
    say(
        1,
        Direction.SENT,
        "emoji \ud83d\ude00 \ud83d\udc69\u200d\ud83d\udcbb \ud83c\uddea\ud83c\uddfa \u2764\ufe0f"
            + " end\n");
    say(
        1,
        Direction.RECEIVED,
        "marks e\u0301 a\u0308\u0304 n\u0303"
            + " Zal\u0334\u0335\u0336\u0337\u0338\u0310\u0311\u0312\u0313\u0314\u0315go end\n");
    say(
        1,
        Direction.RECEIVED,
        "tricks \u202egnp.exe \u200b zero, \u00a0nbsp, \u0007bell, \u2028 line\n");
    say(
        1,
        Direction.RECEIVED,
        "\u0928\u092e\u0938\u094d\u0924\u0947 \u0926\u0941\u0928\u093f\u092f\u093e end\n");
    for (byte b : "\u20ac\ud83d\ude00\n".getBytes(StandardCharsets.UTF_8)) {
      say(1, Direction.RECEIVED, new byte[] {b});
    }
  }

  private void longLines() {
    event(0, "open");
    say(1, Direction.SENT, "x".repeat(300) + "\n" + "0123456789".repeat(70_000));
    say(1, Direction.RECEIVED, "one\ntwo\n".repeat(60_000));
  }

  private void trouble() {
    mail();
    recorder.stop("Recording stopped: the disk is full \u2013 the conversation goes on");
    say(1, Direction.RECEIVED, new byte[123_456]);
  }
}
