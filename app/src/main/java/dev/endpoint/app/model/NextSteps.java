package dev.endpoint.app.model;

import dev.endpoint.engine.EndpointCatalog;
import dev.endpoint.engine.ParsedEndpoint;
import dev.endpoint.engine.endpoint.Step;
import dev.endpoint.engine.session.SessionState;
import dev.endpoint.engine.session.SessionState.Phase;
import dev.endpoint.engine.session.SessionState.Role;
import dev.endpoint.engine.syntax.IpText;
import dev.endpoint.engine.syntax.Side;
import dev.endpoint.engine.transport.Failure;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// What to offer after an attempt ended, worked out from what happened to it.
final class NextSteps {
  private static final String TRY_AGAIN = "Try again";
  private static final String KEEP_TRYING = "Keep trying";
  private static final int PATIENCE_SECONDS = 60;
  private static final int NEARBY_MOST = 2;

  /// Ports below it are for root only.
  private static final int FIRST_FREE = 1024;

  private static final int HIGH = 8000;

  /// Stands where a name and a password are to be typed.
  private static final String SOMEBODY = "me";

  /// What can be wrong with the peer's certificate; where ours was refused, other codes say so.
  private static final Set<String> CERTIFICATE_DEFECTS =
      Set.of(
          "wrong_name",
          "expired",
          "not_yet_valid",
          "weak_key",
          "self_signed",
          "incomplete_chain",
          "unknown_issuer");

  private final SessionState state;
  private final Collection<SessionState> others;
  private final EndpointCatalog catalog;
  private final Side side;

  /// Whether a keeper tries again by itself, so that there is no need to offer it.
  private final boolean kept;

  private final EndpointEdit text;
  private final ParsedEndpoint<?> parsed;
  private final List<NextStep> steps = new ArrayList<>();

  private NextSteps(SessionState state, Collection<SessionState> others, EndpointCatalog catalog) {
    this.state = state;
    this.others = others;
    this.catalog = catalog;
    side = state.role() == Role.LISTEN ? Side.SERVER : Side.CLIENT;
    kept = others.stream().anyMatch(o -> o.id() == state.parent() && o.phase().isKeeping());
    text = new EndpointEdit(state.text());
    parsed = catalog.glance(side, state.text());
  }

  /// @param others the other sessions there are: a listener among them may be what was looked for
  static List<NextStep> of(
      SessionState state, Collection<SessionState> others, EndpointCatalog catalog) {
    return switch (state.role()) {
      case CONNECT, KEEP, LISTEN -> new NextSteps(state, others, catalog).find();
      case ACCEPTED -> look(state).stream().toList();
      case FILE -> List.of();
    };
  }

  private List<NextStep> find() {
    Failure failure = state.failure();
    switch (state.phase()) {
      case CLOSED -> {
        again("Reconnect");
        keep("Keep connected");
      }
      case STOPPED -> stopped();
      case TIMED_OUT -> timedOut();
      case FAILED -> failed(failure == null ? Failure.Kind.OTHER : failure.kind());
      default -> again(TRY_AGAIN);
    }
    look(state).ifPresent(steps::add);
    return List.copyOf(steps);
  }

  /// Where there was no conversation, there may have been something on its way to one.
  private static Optional<NextStep> look(SessionState state) {
    return state.phase() != Phase.CLOSED && state.recording() != null
        ? Optional.of(NextStep.look("What passed on the wire"))
        : Optional.empty();
  }

  private void stopped() {
    if (state.role() == Role.KEEP) {
      keep(KEEP_TRYING);
    } else {
      again("Listen again");
    }
  }

  private void failed(Failure.Kind kind) {
    if (kind == Failure.Kind.BAD_ARGUMENT) {
      edit("Correct the address");
      return;
    }
    again(TRY_AGAIN);
    if (!parsed.ok()) {
      return;
    }
    if (side == Side.SERVER) {
      couldNotListen(kind);
    } else {
      couldNotConnect(kind);
    }
  }

  private void couldNotConnect(Failure.Kind kind) {
    switch (kind) {
      case REFUSED -> {
        keep(KEEP_TRYING);
        nearby();
        listenMyself();
        oneFamily();
      }
      case UNREACHABLE -> {
        keep(KEEP_TRYING);
        oneFamily();
        lookUpHere();
      }
      case RESET, TRUNCATED, LOOKUP_FAILED -> keep(KEEP_TRYING);
      case NOT_SUPPORTED, OTHER -> {
        oneFamily();
        lookUpHere();
      }
      case SIGN_IN -> signIn();
      case TIMED_OUT -> timedOut();
      case NO_SUCH_NAME, ADDRESS_NOT_AVAILABLE -> edit("Correct the address");
      case WRONG_PROTOCOL, PERMISSION_DENIED -> {
        refusedUpgrade();
        notTls();
        noProxy();
      }
      case UNTRUSTED -> untrusted();
      default -> {}
    }
  }

  /// A WebSocket that was asked for on the wrong terms.
  private void refusedUpgrade() {
    Failure failure = state.failure();
    if (failure == null || !failure.stage().equals("upgrading")) {
      return;
    }
    boolean direct = Set.of("websocket", "ws").contains(text.type()) && !text.has("endpoint");
    if (failure.code().equals("TLS") && direct) {
      start("Connect with TLS", parsed.with("secure", "yes"));
    }
    edit("Correct the address");
  }

  /// The peer said something that is not TLS; what TLS itself complains of has a code.
  private void notTls() {
    Failure failure = state.failure();
    if (failure == null || !failure.stage().equals("securing") || !failure.code().isEmpty()) {
      return;
    }
    String plain = text.withType("tcp").text();
    if (catalog.glance(Side.CLIENT, plain).ok()) {
      start("Connect without TLS", Optional.of(plain));
    }
  }

  /// What was taken for a proxy is a server of its own, so that one may talk with it.
  private void noProxy() {
    Failure failure = state.failure();
    if (failure != null
        && failure.stage().equals("proxying")
        && failure.kind() == Failure.Kind.WRONG_PROTOCOL) {
      parsed.arguments().nested().stream()
          .findFirst()
          .ifPresent(inside -> start("Connect to it directly", Optional.of(inside.canonical())));
    }
  }

  /// Only into the address bar, which warns of it: that is to be a decision.
  private void untrusted() {
    Failure failure = state.failure();
    if (failure != null && CERTIFICATE_DEFECTS.contains(failure.code())) {
      parsed.with("verify", "no").ifPresent(text -> edit("Look without trust", text));
    }
  }

  private void couldNotListen(Failure.Kind kind) {
    OptionalInt port = port();
    switch (kind) {
      case ADDRESS_IN_USE -> {
        start("Use a free port", parsed.with("port", "0"));
        port.ifPresent(
            p -> steps.add(NextStep.start("Connect to " + p, Side.CLIENT, "tcp:127.0.0.1:" + p)));
      }
      case PERMISSION_DENIED ->
          port.ifPresent(
              p -> {
                if (p < FIRST_FREE) {
                  start("Use port " + (p + HIGH), parsed.with("port", String.valueOf(p + HIGH)));
                }
              });
      case ADDRESS_NOT_AVAILABLE -> start("Listen on this computer only", parsed.loopbackOnly());
      default -> {}
    }
  }

  private void timedOut() {
    if (steps.isEmpty()) {
      again(TRY_AGAIN);
    }
    keep(KEEP_TRYING);
    long given = state.phaseNanos() - state.startedNanos();
    if (given < PATIENCE_SECONDS * 1_000_000_000L && parsed.ok()) {
      start("Wait " + PATIENCE_SECONDS + " s", parsed.with("timeout", "" + PATIENCE_SECONDS));
    }
    oneFamily();
  }

  /// Only one kind of address, when the name has both.
  private void oneFamily() {
    if (text.type().equals("tcp") && has(Inet6Address.class) && has(Inet4Address.class)) {
      start("Try IPv4 only", Optional.of(text.withType("tcp4").text()));
    }
  }

  /// What a proxy cannot do with a name it may do with an address.
  private void lookUpHere() {
    if (parsed.value("resolve").filter("remote"::equals).isPresent() && !IpText.isLiteral(host())) {
      start("Look the name up here", parsed.with("resolve", "local"));
    }
  }

  private void signIn() {
    if (parsed.value("username").isPresent()) {
      edit("Correct the username and password");
      return;
    }
    Optional<String> named = parsed.with("username", SOMEBODY);
    named
        .map(given -> catalog.glance(Side.CLIENT, given))
        .filter(ParsedEndpoint::ok)
        .flatMap(with -> with.with("password", SOMEBODY))
        .or(() -> named)
        .ifPresent(text -> edit("Give username and password", text));
  }

  private boolean has(Class<? extends InetAddress> family) {
    return state.steps().stream()
        .anyMatch(
            timed ->
                timed.step() instanceof Step.Resolved resolved
                    && resolved.addresses().stream().anyMatch(family::isInstance));
  }

  /// Listeners of our own on the same computer.
  private void nearby() {
    if (!isHere()) {
      return;
    }
    others.stream()
        .filter(other -> other.phase() == Phase.LISTENING)
        .filter(other -> other.local() instanceof InetSocketAddress)
        .map(other -> ((InetSocketAddress) other.local()).getPort())
        .distinct()
        .limit(NEARBY_MOST)
        .forEach(port -> start("Connect to " + port, parsed.with("port", "" + port)));
  }

  private void listenMyself() {
    OptionalInt port = port();
    if (isHere() && port.isPresent()) {
      steps.add(
          NextStep.start(
              "Listen on " + port.getAsInt() + " myself",
              Side.SERVER,
              "tcp:" + port.getAsInt() + ":interface=127.0.0.1"));
    }
  }

  private boolean isHere() {
    return host().equalsIgnoreCase("localhost") || host().startsWith("127.");
  }

  private String host() {
    return parsed.value("host").map(Object::toString).orElse("");
  }

  private OptionalInt port() {
    return parsed.value("port").orElse("") instanceof Number port
        ? OptionalInt.of(port.intValue())
        : OptionalInt.empty();
  }

  private void again(String label) {
    if (!kept) {
      start(label, Optional.of(state.text()));
    }
  }

  private void keep(String label) {
    if (!kept) {
      steps.add(NextStep.keep(label, state.text()));
    }
  }

  /// Nothing where the string has no place for it.
  private void start(String label, Optional<String> text) {
    text.ifPresent(sure -> steps.add(NextStep.start(label, side, sure)));
  }

  private void edit(String label) {
    edit(label, state.text());
  }

  private void edit(String label, String text) {
    steps.add(NextStep.edit(label, side, text));
  }
}
