package dev.endpoint.engine.os;

import dev.endpoint.engine.net.Network.AcceptHandler;
import dev.endpoint.engine.net.Network.Acceptor;
import dev.endpoint.engine.net.Network.DialHandler;
import dev.endpoint.engine.net.Network.DialOptions;
import dev.endpoint.engine.net.Network.ListenOptions;
import dev.endpoint.engine.protocol.Echo;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Wire;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// Echoes with few descriptors, and does as it is told on its standard input.
final class OutOfDescriptorsProgram implements AcceptHandler, DialHandler {
  private final NioReactor reactor = NioReactor.start("reactor");
  private final NioNetwork network = new NioNetwork(reactor);
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
  private final List<Closeable> taken = new ArrayList<>();
  private long reactorThread;
  private boolean logged;
  private long lastTrouble;
  private long shortestGap = Long.MAX_VALUE;

  private final Echo loadedWhileItIsPossible = new Echo();

  private OutOfDescriptorsProgram() throws IOException {}

  /// Entry point.
  public static void main(String[] args) throws Exception {
    new OutOfDescriptorsProgram().serve();
  }

  private void serve() throws Exception {
    BufferedReader questions = new BufferedReader(new InputStreamReader(System.in));
    ask("start");
    for (String line = questions.readLine(); line != null; line = questions.readLine()) {
      System.out.println(line + " " + ask(line));
    }
  }

  private String ask(String question) throws InterruptedException {
    reactor.execute(
        () -> {
          try {
            answer(question);
          } catch (Exception e) {
            answers.add(e.toString());
          }
        });
    return answers.take();
  }

  private void answer(String question) throws Exception {
    switch (question) {
      case "start" -> {
        reactorThread = Thread.currentThread().threadId();
        Acceptor acceptor = network.listen(Ends.ANY_PORT, ListenOptions.defaults(), this);
        System.out.println("port " + ((InetSocketAddress) acceptor.address()).getPort());
        answers.add("started");
      }
      case "reactor" -> answers.add("running");
      case "cpu" -> answers.add(String.valueOf(threads.getThreadCpuTime(reactorThread)));
      case "take all" -> {
        network.reserved().close();
        takeAll();
        answers.add("gone");
      }
      case "give back" -> {
        for (Closeable one : taken) {
          one.close();
        }
        answers.add("given back");
      }
      case "dial" ->
          network.dial(new InetSocketAddress("127.0.0.1", 1), DialOptions.defaults(), this);
      case "shortest gap" -> answers.add(String.valueOf(shortestGap));
      default -> answers.add("what?");
    }
  }

  private void takeAll() {
    try {
      while (true) {
        taken.add(SocketChannel.open());
      }
    } catch (IOException e) {
      // that was the last one
    }
  }

  @Override
  public void accepted(Wire wire) {
    try {
      wire.attach(new Echo());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void troubled(Failure failure) {
    long now = reactor.nanos();
    if (lastTrouble != 0) {
      shortestGap = Math.min(shortestGap, now - lastTrouble);
    }
    lastTrouble = now;
    System.out.println("troubled " + failure.message());
    if (!logged) {
      logged = true;
      System.getLogger("test").log(Level.ERROR, "logged for the first time", failure.cause());
    }
  }

  @Override
  public void dialed(Wire wire) {
    answers.add("dialed");
    wire.abort();
  }

  @Override
  public void failed(Failure failure) {
    answers.add(failure.kind() + " " + failure.code());
  }
}
