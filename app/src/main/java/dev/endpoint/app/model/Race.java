package dev.endpoint.app.model;

import dev.endpoint.engine.endpoint.Step;
import dev.endpoint.engine.session.SessionState;
import dev.endpoint.engine.session.SessionState.Phase;
import dev.endpoint.engine.session.SessionState.TimedStep;
import dev.endpoint.engine.transport.Addresses;
import dev.endpoint.engine.transport.Failure;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All addresses of an attempt side by side: one lane each, on one time axis that begins with the
/// first dial.
///
/// @param lanes in the order they were, or will be, tried
/// @param began reactor time of the first dial, or -1
public record Race(List<Lane> lanes, TimeAxis axis, long began) {
  public Race {
    lanes = List.copyOf(lanes);
  }

  /// @param end reactor time at which the attempt was over, or now
  static Race of(SessionState state, long end) {
    Reader reader = new Reader();
    state.steps().forEach(reader::step);
    return reader.race(state.phase(), end);
  }

  /// What became of it in a few words: `10.0.0.6 won of 4`, `2 refused, 1 not tried`.
  String outcome() {
    for (Lane lane : lanes) {
      if (lane.state() == Lane.State.WON) {
        return lanes.size() == 1 ? lane.address() : lane.address() + " won of " + lanes.size();
      }
    }
    if (lanes.size() < 2) {
      return "";
    }
    List<String> parts = new ArrayList<>();
    counts().forEach((word, count) -> parts.add(count + " " + word));
    return String.join(", ", parts);
  }

  /// How many lanes each word stands on, in the order of the lanes.
  private Map<String, Integer> counts() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    lanes.forEach(lane -> counts.merge(lane.word(), 1, Integer::sum));
    return counts;
  }

  /// What became of it when nobody won, as a sentence: `Of 4 addresses 2 gave no answer, 1 was
  /// refused, 1 was not tried.` Empty when one won: what came later is not the addresses' fault.
  String sentence() {
    if (lanes.isEmpty() || lanes.stream().anyMatch(lane -> lane.state() == Lane.State.WON)) {
      return "";
    }
    if (lanes.size() == 1) {
      return lanes.getFirst().address()
          + (lanes.getFirst().word().equals("no answer")
              ? " never answered."
              : ": " + lanes.getFirst().word() + ".");
    }
    List<String> parts = new ArrayList<>();
    counts().forEach((word, count) -> parts.add(count + verb(word, count) + word));
    return "Of " + lanes.size() + " addresses " + String.join(", ", parts) + ".";
  }

  private static String verb(String word, int count) {
    if (word.equals("no answer")) {
      return " gave ";
    }
    return count == 1 ? " was " : " were ";
  }

  /// How far it is while it runs: `2 of 4 addresses`.
  String progress() {
    long started = lanes.stream().filter(Lane::started).count();
    return lanes.size() > 1
        ? started + " of " + lanes.size() + " addresses"
        : lanes.isEmpty() ? "" : lanes.getFirst().address();
  }

  /// Gathers the lanes from the steps.
  private static final class Reader {
    private final Map<SocketAddress, Dial> dials = new LinkedHashMap<>();
    private List<InetAddress> resolved = List.of();
    private long began = -1;
    private boolean won;

    private static final class Dial {
      final long start;
      long end = -1;
      Lane.State state = Lane.State.TRYING;
      @Nullable Failure failure;

      Dial(long start) {
        this.start = start;
      }
    }

    void step(TimedStep timed) {
      long at = timed.nanos();
      switch (timed.step()) {
        case Step.Resolved s -> resolved = s.addresses();
        case Step.Dialing s -> {
          began = began < 0 ? at : began;
          dials.put(s.address(), new Dial(at));
        }
        case Step.DialFailed s -> {
          Dial dial = over(s.address(), at, Lane.State.FAILED);
          if (dial != null) {
            dial.failure = s.failure();
          }
        }
        case Step.DialAbandoned s -> over(s.address(), at, Lane.State.DROPPED);
        case Step.Dialed s -> {
          won = true;
          over(s.address(), at, Lane.State.WON);
        }
        case Step.Resolving s -> {}
        case Step.Binding s -> {}
        case Step.Negotiating s -> {}
        case Step.Negotiated s -> {}
      }
    }

    private @Nullable Dial over(SocketAddress address, long at, Lane.State how) {
      Dial dial = dials.get(address);
      if (dial != null) {
        dial.end = at;
        dial.state = how;
      }
      return dial;
    }

    Race race(Phase phase, long end) {
      List<Lane> lanes = new ArrayList<>();
      dials.forEach((address, dial) -> lanes.add(lane(Words.address(address), dial, phase, end)));
      if (!dials.isEmpty() || phase == Phase.ATTEMPTING) {
        resolved.stream()
            .filter(address -> !dialed(address))
            .forEach(address -> lanes.add(untried(Addresses.host(address), phase)));
      }
      boolean running = phase == Phase.ATTEMPTING && !won;
      long last =
          dials.values().stream()
              .mapToLong(dial -> running ? end : ended(dial, end))
              .max()
              .orElse(0);
      return new Race(lanes, TimeAxis.covering(began < 0 ? 0 : last - began, running), began);
    }

    private boolean dialed(InetAddress address) {
      return dials.keySet().stream()
          .anyMatch(d -> d instanceof InetSocketAddress inet && address.equals(inet.getAddress()));
    }

    private Lane lane(String address, Dial dial, Phase phase, long end) {
      long start = dial.start - began;
      long until = ended(dial, end) - began;
      Failure failure = dial.failure;
      return switch (dial.state) {
        case FAILED ->
            failure == null
                ? new Lane(address, Lane.State.FAILED, start, until, "failed", "")
                : new Lane(
                    address,
                    Lane.State.FAILED,
                    start,
                    until,
                    Words.failed(failure),
                    detail(failure));
        case WON -> new Lane(address, Lane.State.WON, start, until, "won", "");
        case DROPPED, TRYING, WAITING -> unanswered(address, phase, start, until);
      };
    }

    /// It never answered: still hoped for, or dropped because another one won or the attempt ended.
    private Lane unanswered(String address, Phase phase, long start, long until) {
      if (won) {
        return new Lane(
            address, Lane.State.DROPPED, start, until, "dropped", "another address was faster");
      }
      return switch (phase) {
        case ATTEMPTING -> new Lane(address, Lane.State.TRYING, start, until, "no answer yet", "");
        case CANCELLED -> new Lane(address, Lane.State.DROPPED, start, until, "stopped", "");
        default -> new Lane(address, Lane.State.DROPPED, start, until, "no answer", "");
      };
    }

    private Lane untried(String address, Phase phase) {
      boolean hoped = phase == Phase.ATTEMPTING && !won;
      return hoped
          ? new Lane(address, Lane.State.WAITING, -1, -1, "waits its turn", "")
          : new Lane(address, Lane.State.DROPPED, -1, -1, "not tried", "");
    }

    private static long ended(Dial dial, long end) {
      return dial.end < 0 ? end : dial.end;
    }

    private static String detail(Failure failure) {
      return failure.code().isEmpty()
          ? failure.message()
          : failure.message() + ", " + failure.code();
    }
  }
}
