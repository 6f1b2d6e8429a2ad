package dev.endpoint.app.model;

import dev.endpoint.engine.EndpointCatalog;
import dev.endpoint.engine.capture.trace.TraceStream;
import dev.endpoint.engine.service.StopMode;
import dev.endpoint.engine.session.Replay;
import dev.endpoint.engine.session.Responder;
import dev.endpoint.engine.transport.MessageKind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Actions that do nothing but remember what was asked for, one line each: `cancel 1`.
public final class RecordingActions implements Actions {
  public final List<String> asked = new ArrayList<>();
  public long now;
  public EndpointCatalog catalog = EndpointCatalog.installed();
  private long lastId = 100;

  @Override
  public long connect(String text) {
    asked.add("connect " + text);
    return ++lastId;
  }

  @Override
  public long keep(String text) {
    asked.add("keep " + text);
    return ++lastId;
  }

  @Override
  public void tryNow(long id) {
    asked.add("try " + id);
  }

  @Override
  public long listen(String text, Responder responder) {
    asked.add("listen " + text + " " + responder.word());
    return ++lastId;
  }

  @Override
  public long open(Path file) {
    asked.add("open " + file);
    return ++lastId;
  }

  @Override
  public long extract(long id, TraceStream stream) {
    asked.add("extract " + id + " " + stream.number());
    return ++lastId;
  }

  @Override
  public void cancel(long id) {
    asked.add("cancel " + id);
  }

  @Override
  public void extend(long id, Duration more) {
    asked.add("extend " + id + " " + more.toSeconds());
  }

  @Override
  public void send(long id, byte[] bytes) {
    asked.add("send " + id + " " + new String(bytes, StandardCharsets.ISO_8859_1));
  }

  @Override
  public void sendMessage(long id, byte[] bytes, MessageKind kind) {
    asked.add(kind.word() + " " + id + " " + new String(bytes, StandardCharsets.ISO_8859_1));
  }

  @Override
  public void sendFile(long id, Path file) {
    asked.add("file " + id + " " + file);
  }

  @Override
  public void replay(long id, Replay replay) {
    asked.add(
        "replay "
            + id
            + " "
            + replay.name()
            + " "
            + replay.direction()
            + " "
            + replay.speed()
            + (replay.answered() ? " answered" : ""));
  }

  @Override
  public void stopSendingFile(long id) {
    asked.add("stop file " + id);
  }

  @Override
  public void finish(long id) {
    asked.add("finish " + id);
  }

  @Override
  public void close(long id) {
    asked.add("close " + id);
  }

  @Override
  public void abort(long id) {
    asked.add("abort " + id);
  }

  @Override
  public void holdReading(long id, boolean held) {
    asked.add((held ? "hold " : "release ") + id);
  }

  @Override
  public void stop(long id, StopMode mode) {
    asked.add("stop " + id + " " + mode);
  }

  @Override
  public void respond(long id, Responder responder) {
    asked.add("respond " + id + " " + responder.word());
  }

  @Override
  public void forget(long id) {
    asked.add("forget " + id);
  }

  @Override
  public long now() {
    return now;
  }

  @Override
  public EndpointCatalog catalog() {
    return catalog;
  }
}
