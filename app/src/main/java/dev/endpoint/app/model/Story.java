package dev.endpoint.app.model;

import dev.endpoint.engine.endpoint.Step;
import dev.endpoint.engine.session.SessionState;
import dev.endpoint.engine.session.SessionState.Role;
import dev.endpoint.engine.session.SessionState.TimedStep;
import dev.endpoint.engine.transport.Facet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// An attempt as its ribbon tells it: what was done, in which order, how long each stage took, and
/// where it stands. Worked out from a session's state and the time; it stays the same for ever once
/// the attempt is over.
///
/// @param stages from us (left) to the peer (right); never empty
/// @param race the addresses that were tried
/// @param deadline how much time is used, while the attempt runs and has a limit
/// @param total nanoseconds from the start to the end of the attempt, or to now
public record Story(List<Stage> stages, Race race, @Nullable Deadline deadline, long total) {
  public Story {
    stages = List.copyOf(stages);
  }

  /// @param now reactor time
  public static Story of(SessionState state, long now) {
    long end = end(state, now);
    Race race = Race.of(state, end);
    List<Stage> stages = new Teller(state, race, end).tell();
    return new Story(stages, race, Deadline.of(state, now), end - state.startedNanos());
  }

  /// When the attempt was over; now, while it runs.
  static long end(SessionState state, long now) {
    return switch (state.phase()) {
      case ATTEMPTING -> now;
      case FAILED, CANCELLED, TIMED_OUT, LISTENING -> state.phaseNanos();
      default -> state.steps().isEmpty() ? state.startedNanos() : state.steps().getLast().nanos();
    };
  }

  /// Everything there is to know about the attempt, as lines of text to copy.
  public String text() {
    StringBuilder text = new StringBuilder();
    stages.forEach(stage -> text.append(stage.state().glyph() + " " + stage.words()).append('\n'));
    race.lanes()
        .forEach(
            lane ->
                text.append("    " + lane.state().glyph() + " " + lane.words())
                    .append(lane.detail().isEmpty() ? "" : " (" + lane.detail() + ")")
                    .append('\n'));
    return text.toString();
  }

  /// Walks over the steps once. A stage is open from its first step to the one that ends it; what
  /// is open at the end is what the attempt was doing when it ended.
  private static final class Teller {
    private final SessionState state;
    private final Race race;
    private final long end;
    private final List<Stage> stages = new ArrayList<>();
    private @Nullable String name;
    private long began;
    private boolean reached;

    Teller(SessionState state, Race race, long end) {
      this.state = state;
      this.race = race;
      this.end = end;
    }

    List<Stage> tell() {
      if (state.role() == Role.FILE) {
        return List.of(new Stage("read", reading(), end - state.startedNanos(), ""));
      }
      if (state.role() == Role.ACCEPTED) {
        done("accepted", "");
      }
      state.steps().forEach(this::step);
      finish();
      return stages;
    }

    private Stage.State reading() {
      return switch (state.phase()) {
        case ATTEMPTING -> Stage.State.RUNNING;
        case FAILED -> Stage.State.FAILED;
        case CANCELLED -> Stage.State.CANCELLED;
        default -> Stage.State.DONE;
      };
    }

    private void step(TimedStep timed) {
      long at = timed.nanos();
      switch (timed.step()) {
        case Step.Resolving s -> begin("resolve", at);
        case Step.Resolved s -> end(at, addresses(s.addresses().size()));
        case Step.Dialing s -> beginOnce("connect", at);
        case Step.Dialed s -> end(at, race.outcome());
        case Step.DialFailed s -> {}
        case Step.DialAbandoned s -> {}
        case Step.Binding s -> begin("bind", at);
        case Step.Negotiating s -> begin(s.layer(), at);
        case Step.Negotiated s -> end(at, learned(s.learned()));
      }
    }

    private void beginOnce(String stage, long at) {
      if (!stage.equals(name)) {
        begin(stage, at);
      }
    }

    private void begin(String stage, long at) {
      name = stage;
      began = at;
      reached |= !stage.equals("resolve") && !stage.equals("address");
    }

    private void end(long at, String note) {
      if (name != null) {
        stages.add(new Stage(name, Stage.State.DONE, at - began, note));
        name = null;
      }
    }

    private void done(String stage, String note) {
      stages.add(new Stage(stage, Stage.State.DONE, 0, note));
      reached = true;
    }

    private void finish() {
      String last = state.role() == Role.LISTEN ? "listen" : "open";
      switch (state.phase()) {
        case ATTEMPTING -> running(last);
        case FAILED, TIMED_OUT -> stopped(last, Stage.State.FAILED);
        case CANCELLED -> stopped(last, Stage.State.CANCELLED);
        default -> {
          end(end, "");
          done(last, after());
        }
      }
    }

    private String after() {
      return state.role() == Role.ACCEPTED && state.steps().isEmpty()
          ? ""
          : "after " + Times.took(end - state.startedNanos());
    }

    private void running(String last) {
      if (name == null) {
        begin(between(), lastStepAt());
      }
      stages.add(new Stage(name, Stage.State.RUNNING, end - began, runningNote()));
      rest(last, Stage.State.WAITING);
    }

    private void stopped(String last, Stage.State how) {
      String stage = name != null ? name : stages.isEmpty() ? "address" : refusedIn(last);
      long since = name != null ? began : lastStepAt();
      stages.add(new Stage(stage, how, end - since, "connect".equals(stage) ? race.outcome() : ""));
      if (!stage.equals("address")) {
        rest(last, Stage.State.SKIPPED);
      }
    }

    /// What layers settle with somebody who came to us has no steps.
    private String refusedIn(String last) {
      return state.role() == Role.ACCEPTED && state.failure() != null
          ? state.failure().stage()
          : last;
    }

    /// The stages still to come. Layers announce themselves only when they begin, so they cannot be
    /// foretold.
    private void rest(String last, Stage.State how) {
      if (!reached) {
        stages.add(new Stage(state.role() == Role.LISTEN ? "bind" : "connect", how, 0, ""));
      }
      if (!stages.getLast().name().equals(last)) {
        stages.add(new Stage(last, how, 0, ""));
      }
    }

    /// What goes on when no step says so: after a look-up the race begins, and everything begins
    /// with a look at the address.
    private String between() {
      if (stages.isEmpty()) {
        return "address";
      }
      return reached ? "open" : state.role() == Role.LISTEN ? "bind" : "connect";
    }

    private long lastStepAt() {
      return state.steps().isEmpty() ? state.startedNanos() : state.steps().getLast().nanos();
    }

    private String runningNote() {
      if ("connect".equals(name)) {
        return race.progress();
      }
      return state.steps().isEmpty()
              || !(state.steps().getLast().step() instanceof Step.Resolving s)
          ? ""
          : s.host();
    }

    private static String addresses(int count) {
      return count == 1 ? "1 address" : count + " addresses";
    }

    private static String learned(List<Facet> facets) {
      return facets.stream().map(Facet::value).collect(Collectors.joining(", "));
    }
  }
}
