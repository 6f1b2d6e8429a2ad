package dev.endpoint.engine.testing;

import dev.endpoint.engine.memory.Medium;
import dev.endpoint.engine.memory.MemoryAcceptor;
import dev.endpoint.engine.memory.MemoryWire;
import dev.endpoint.engine.net.Network;
import dev.endpoint.engine.reactor.Cancellable;
import dev.endpoint.engine.reactor.Reactor;
import dev.endpoint.engine.transport.Addresses;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.FailureException;
import dev.endpoint.engine.transport.Failures;
import dev.endpoint.engine.transport.Wire;
import java.net.BindException;
import java.net.ConnectException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A network in memory that obeys the whole contract of [Network] and [Wire] and can be told to
/// misbehave.
///
/// An address answers as [#answer] says; without a word it accepts where something
/// [listens][#listen] and refuses otherwise. What is open is counted, so that a test can end with
/// [#expectNothingOpen].
public final class MemoryNetwork implements Network, Medium {
  private static final int FIRST_FREE_PORT = 49_152;
  private static final int SYSTEM_BUFFER = 1 << 16;

  /// Somebody dialed.
  public record Dial(SocketAddress remote, DialOptions options) {}

  /// Somebody listened.
  public record Listen(SocketAddress local, ListenOptions options) {}

  private final Reactor reactor;
  private final Map<SocketAddress, Answer> answers = new HashMap<>();
  private final Map<SocketAddress, Failure> deniedListens = new HashMap<>();
  private final Set<InetAddress> ownAddresses = new HashSet<>();
  private final List<MemoryAcceptor> acceptors = new ArrayList<>();
  private final Set<MemoryWire> open = new LinkedHashSet<>();
  private final Set<MemoryDial> pending = new LinkedHashSet<>();
  private final List<Dial> dials = new ArrayList<>();
  private final List<Listen> listens = new ArrayList<>();
  private final List<Wire> farEnds = new ArrayList<>();
  private @Nullable SocketAddress inherited;
  private String holder = "";
  private String peerProgram = "";
  private int nextPort = FIRST_FREE_PORT;
  private int capacity = SYSTEM_BUFFER;
  private int readSize = SYSTEM_BUFFER;

  public MemoryNetwork(Reactor reactor) {
    this.reactor = reactor;
  }

  /// From now on the address answers like this when it is dialed.
  public MemoryNetwork answer(SocketAddress address, Answer answer) {
    answers.put(address, answer);
    return this;
  }

  /// From now on listening there fails like this.
  public MemoryNetwork denyListening(SocketAddress address, Failure failure) {
    deniedListens.put(address, failure);
    return this;
  }

  /// From now on [#findHolder] names this program, whatever address is busy.
  public MemoryNetwork holder(String words) {
    holder = words;
    return this;
  }

  /// From now on [#findPeer] names this program at the other end of every connection.
  public MemoryNetwork peerProgram(String words) {
    peerProgram = words;
    return this;
  }

  /// This machine has that address too, beside its loopback ones.
  public MemoryNetwork own(InetAddress address) {
    ownAddresses.add(address);
    return this;
  }

  /// How many bytes each direction of a new connection holds between the two outboxes, as socket
  /// buffers do.
  public MemoryNetwork systemBuffer(int bytes) {
    capacity = bytes;
    return this;
  }

  /// The most that one [dev.endpoint.engine.transport.Protocol#received] brings.
  public MemoryNetwork readSize(int bytes) {
    readSize = bytes;
    return this;
  }

  /// Tells the listener at this address that accepting is in trouble.
  public void trouble(SocketAddress address, Failure failure) {
    MemoryAcceptor acceptor = listenerFor(address);
    if (acceptor == null) {
      throw new IllegalArgumentException("nothing listens on " + Addresses.text(address));
    }
    reactor.execute(() -> acceptor.handler().troubled(failure));
  }

  /// Everything that was dialed, in order.
  public List<Dial> dials() {
    return List.copyOf(dials);
  }

  /// Every listener that came up, in order.
  public List<Listen> listens() {
    return List.copyOf(listens);
  }

  /// The other ends of connections that [Answer#accept] made where nothing listens, in order;
  /// nobody has attached anything to them.
  public List<Wire> farEnds() {
    return List.copyOf(farEnds);
  }

  /// Ends of connections that are open; a whole connection counts two.
  public int openEnds() {
    return open.size();
  }

  /// Dials that were neither answered nor cancelled.
  public int pendingDials() {
    return pending.size();
  }

  /// Listeners that are up.
  public int listeners() {
    return acceptors.size();
  }

  /// Fails with a list of what is still open, if anything is.
  public void expectNothingOpen() {
    if (!open.isEmpty() || !pending.isEmpty() || !acceptors.isEmpty()) {
      throw new AssertionError(
          "still open: ends " + open + ", dials " + pending + ", listeners " + acceptors);
    }
  }

  @Override
  public Cancellable dial(SocketAddress remote, DialOptions options, DialHandler handler) {
    reactor.check();
    dials.add(new Dial(remote, options));
    MemoryDial dial = new MemoryDial(this, remote, options, handler);
    pending.add(dial);
    dial.start(answers.get(remote));
    return dial::cancel;
  }

  @Override
  public Acceptor listen(SocketAddress local, ListenOptions options, AcceptHandler handler)
      throws FailureException {
    reactor.check();
    Failure denied = deniedListens.get(local);
    if (denied != null) {
      throw denied.toException();
    }
    if (!isOwn(local)) {
      throw cannotListen("Cannot assign requested address", local);
    }
    SocketAddress address = withPort(local);
    if (acceptors.stream().anyMatch(other -> overlap(other.address(), address))) {
      throw cannotListen("Address already in use", local);
    }
    MemoryAcceptor acceptor = new MemoryAcceptor(this, address, handler);
    acceptors.add(acceptor);
    listens.add(new Listen(local, options));
    return acceptor;
  }

  /// This program was started with a listening socket at that address.
  public MemoryNetwork inherits(SocketAddress address) {
    inherited = address;
    return this;
  }

  @Override
  public Acceptor adopt(AcceptHandler handler) throws FailureException {
    SocketAddress address = inherited;
    if (address == null) {
      throw new Failure(
              Failure.Kind.NOT_SUPPORTED, "listening", "standard input", "There is none", "")
          .toException();
    }
    inherited = null;
    return listen(address, ListenOptions.defaults(), handler);
  }

  @Override
  public Cancellable findHolder(SocketAddress busy, Consumer<String> answer) {
    reactor.check();
    return reactor.after(Duration.ZERO, () -> answer.accept(holder));
  }

  @Override
  public Cancellable findPeer(SocketAddress local, SocketAddress peer, Consumer<String> answer) {
    reactor.check();
    return reactor.after(Duration.ZERO, () -> answer.accept(peerProgram));
  }

  @Override
  public Reactor reactor() {
    return reactor;
  }

  @Override
  public int readSize() {
    return readSize;
  }

  @Override
  public void closed(MemoryWire wire) {
    open.remove(wire);
  }

  @Override
  public void closed(MemoryAcceptor acceptor) {
    acceptors.remove(acceptor);
  }

  void answered(MemoryDial dial) {
    pending.remove(dial);
  }

  /// Why a dial from this local address cannot be, or null.
  @Nullable Failure cannotDialFrom(@Nullable SocketAddress local, SocketAddress remote) {
    if (local == null) {
      return null;
    }
    if (!isOwn(local)) {
      return dialFailure(new BindException("Cannot assign requested address"), remote);
    }
    boolean used =
        local instanceof InetSocketAddress inet
            && inet.getPort() != 0
            && open.stream().anyMatch(wire -> wire.connects(local, remote));
    return used ? dialFailure(new BindException("Address already in use"), remote) : null;
  }

  static Failure refused(SocketAddress remote) {
    return dialFailure(new ConnectException("Connection refused"), remote);
  }

  @Nullable MemoryAcceptor listenerFor(SocketAddress remote) {
    return acceptors.stream()
        .filter(acceptor -> acceptor.isUp() && covers(acceptor.address(), remote))
        .findFirst()
        .orElse(null);
  }

  /// Opens a connection and hands out both ends, the listener's in a later turn.
  MemoryWire connect(SocketAddress remote, DialOptions options, @Nullable MemoryAcceptor acceptor) {
    SocketAddress wanted = options.local();
    SocketAddress local = withPort(wanted == null ? loopbackLike(remote) : wanted);
    MemoryWire[] ends = MemoryWire.pair(this, local, remote, capacity);
    open.addAll(List.of(ends));
    if (acceptor == null) {
      farEnds.add(ends[1]);
    } else {
      reactor.execute(() -> acceptor.accept(ends[1]));
    }
    return ends[0];
  }

  private SocketAddress withPort(SocketAddress address) {
    return address instanceof InetSocketAddress inet && inet.getPort() == 0
        ? new InetSocketAddress(inet.getAddress(), nextPort++)
        : address;
  }

  private boolean isOwn(SocketAddress address) {
    if (!(address instanceof InetSocketAddress inet)) {
      return true;
    }
    InetAddress ip = inet.getAddress();
    return ip.isAnyLocalAddress() || ip.isLoopbackAddress() || ownAddresses.contains(ip);
  }

  private static SocketAddress loopbackLike(SocketAddress remote) {
    if (!(remote instanceof InetSocketAddress inet)) {
      return remote;
    }
    String loopback = inet.getAddress() instanceof Inet6Address ? "::1" : "127.0.0.1";
    return new InetSocketAddress(InetAddress.ofLiteral(loopback), 0);
  }

  private static boolean covers(SocketAddress listener, SocketAddress remote) {
    if (listener.equals(remote)) {
      return true;
    }
    return listener instanceof InetSocketAddress all
        && remote instanceof InetSocketAddress one
        && all.getPort() == one.getPort()
        && all.getAddress().isAnyLocalAddress()
        && (all.getAddress() instanceof Inet6Address
            || !(one.getAddress() instanceof Inet6Address));
  }

  private static boolean overlap(SocketAddress a, SocketAddress b) {
    return covers(a, b) || covers(b, a);
  }

  private static Failure dialFailure(Exception error, SocketAddress remote) {
    return Failures.of(error, "connecting", Addresses.text(remote));
  }

  private static FailureException cannotListen(String words, SocketAddress local) {
    return Failures.of(new BindException(words), "listening", Addresses.text(local)).toException();
  }
}
