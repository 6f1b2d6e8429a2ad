package dev.endpoint.app.support;

import dev.endpoint.app.model.Actions;
import dev.endpoint.engine.EndpointCatalog;
import dev.endpoint.engine.session.Responder;
import dev.endpoint.engine.session.StopMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Does nothing and remembers what it was asked for, one line each: `connect tcp:h:1`, `cancel 3`.
public final class RecordingActions implements Actions {
  private final List<String> calls = new ArrayList<>();
  private long lastId;
  private long now;

  /// What was asked for since the last call of this.
  public List<String> takeCalls() {
    List<String> taken = List.copyOf(calls);
    calls.clear();
    return taken;
  }

  /// The id given to the latest session.
  public long lastId() {
    return lastId;
  }

  public void advance(Duration time) {
    now += time.toNanos();
  }

  @Override
  public long connect(String text) {
    calls.add("connect " + text);
    return ++lastId;
  }

  @Override
  public long listen(String text, Responder responder) {
    calls.add("listen " + text + " " + responder.word());
    return ++lastId;
  }

  @Override
  public void cancel(long id) {
    calls.add("cancel " + id);
  }

  @Override
  public void extend(long id, Duration more) {
    calls.add("extend " + id + " " + more);
  }

  @Override
  public void send(long id, byte[] bytes) {
    calls.add("send " + id + " " + new String(bytes, StandardCharsets.ISO_8859_1));
  }

  @Override
  public void sendFile(long id, Path file) {
    calls.add("sendFile " + id + " " + file);
  }

  @Override
  public void stopSendingFile(long id) {
    calls.add("stopSendingFile " + id);
  }

  @Override
  public void finish(long id) {
    calls.add("finish " + id);
  }

  @Override
  public void close(long id) {
    calls.add("close " + id);
  }

  @Override
  public void abort(long id) {
    calls.add("abort " + id);
  }

  @Override
  public void holdReading(long id, boolean held) {
    calls.add("holdReading " + id + " " + held);
  }

  @Override
  public void stop(long id, StopMode mode) {
    calls.add("stop " + id + " " + mode);
  }

  @Override
  public void respond(long id, Responder responder) {
    calls.add("respond " + id + " " + responder.word());
  }

  @Override
  public void forget(long id) {
    calls.add("forget " + id);
  }

  @Override
  public long now() {
    return now;
  }

  @Override
  public EndpointCatalog catalog() {
    return EndpointCatalog.installed();
  }
}
