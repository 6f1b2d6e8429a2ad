package dev.endpoint.engine.testing;

import dev.endpoint.engine.net.Processes.Command;
import dev.endpoint.engine.pipe.PipeWire;
import dev.endpoint.engine.pipe.Pipes;
import dev.endpoint.engine.reactor.Reactor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A program that runs in a [FakeProcesses]: says and reads what a test tells it to.
public final class FakeProgram implements Pipes {
  /// As systems report a program that was ended by signal 9 or 15.
  private static final int KILLED = 137;

  private static final int TERMINATED = 143;

  /// What one of its streams still has to say; null is its end.
  private static final class Stream {
    private final Deque<ByteBuffer> said = new ArrayDeque<>();
    private boolean ended;
    private @Nullable Consumer<@Nullable ByteBuffer> reader;
  }

  private final Reactor reactor;
  private final Command command;
  private final Consumer<FakeProgram> over;
  private final Map<Source, Stream> streams = new EnumMap<>(Source.class);
  private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
  private final Deque<Runnable> held = new ArrayDeque<>();
  private @Nullable PipeWire wire;
  private Consumer<@Nullable ByteBuffer> input = bytes -> {};
  private Runnable afterExit = () -> {};
  private boolean reads = true;
  private boolean inputClosed;
  private boolean inputEnded;
  private boolean exited;
  private boolean obedient = true;
  private int reading;

  FakeProgram(Reactor reactor, Command command, Consumer<FakeProgram> over) {
    this.reactor = reactor;
    this.command = command;
    this.over = over;
    for (Source source : Source.values()) {
      streams.put(source, new Stream());
    }
  }

  void serves(PipeWire wire) {
    this.wire = wire;
  }

  /// What it was started with.
  public Command command() {
    return command;
  }

  /// What it has read from its input, as UTF-8.
  public String heard() {
    return heard.toString(StandardCharsets.UTF_8);
  }

  /// Whether its input was closed.
  public boolean inputEnded() {
    return inputEnded;
  }

  /// Whether it runs no more.
  public boolean hasExited() {
    return exited;
  }

  /// How often it was read from.
  public int timesRead() {
    return reading;
  }

  /// Writes to its output, as UTF-8.
  public void say(String text) {
    put(Source.OUTPUT, text);
  }

  /// Writes to its standard error, as UTF-8.
  public void complain(String text) {
    put(Source.ERROR, text);
  }

  /// Ends one of its streams.
  public void end(Source source) {
    streams.get(source).ended = true;
    serve(streams.get(source));
  }

  /// From now on hears what it reads, piece by piece, and null at the end of its input.
  public void onInput(Consumer<@Nullable ByteBuffer> input) {
    this.input = input;
  }

  /// Runs this when it ends, whether by itself or killed.
  public void onExit(Runnable afterExit) {
    this.afterExit = afterExit;
  }

  /// Reads no more from its input until it is told to again.
  public void reads(boolean reads) {
    this.reads = reads;
    while (reads && !held.isEmpty()) {
      held.remove().run();
    }
  }

  /// Closes its input: what is written from now on is not taken.
  public void closeInput() {
    inputClosed = true;
    reads(true);
  }

  /// Does not end when it is asked to, but only when it is killed.
  public void disobeys() {
    obedient = false;
  }

  /// Ends, with its streams.
  public void exit(int status) {
    if (exited) {
      return;
    }
    exited = true;
    end(Source.OUTPUT);
    end(Source.ERROR);
    closeInput();
    PipeWire told = wire;
    if (told != null) {
      reactor.execute(() -> told.exited(status));
    }
    afterExit.run();
  }

  private void put(Source source, String text) {
    streams.get(source).said.add(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    serve(streams.get(source));
  }

  private void serve(Stream stream) {
    Consumer<@Nullable ByteBuffer> reader = stream.reader;
    if (reader != null && (!stream.said.isEmpty() || stream.ended)) {
      stream.reader = null;
      ByteBuffer next = stream.said.poll();
      reactor.execute(() -> reader.accept(next));
    }
  }

  @Override
  public void read(Source source, Consumer<@Nullable ByteBuffer> answer) {
    reading++;
    streams.get(source).reader = answer;
    serve(streams.get(source));
  }

  @Override
  public void write(ByteBuffer bytes, Consumer<@Nullable IOException> answer) {
    Runnable take =
        () -> {
          if (inputClosed) {
            reactor.execute(() -> answer.accept(new IOException("Broken pipe")));
            return;
          }
          byte[] taken = new byte[bytes.remaining()];
          bytes.get(taken);
          heard.writeBytes(taken);
          input.accept(ByteBuffer.wrap(taken));
          reactor.execute(() -> answer.accept(null));
        };
    if (reads) {
      take.run();
    } else {
      held.add(take);
    }
  }

  @Override
  public void endInput() {
    inputEnded = true;
    input.accept(null);
  }

  @Override
  public void terminate() {
    if (obedient) {
      exit(TERMINATED);
    }
  }

  @Override
  public void kill() {
    exit(KILLED);
  }

  @Override
  public void release() {
    over.accept(this);
  }
}
