package dev.endpoint.app.model;

import dev.endpoint.engine.capture.Recording;
import dev.endpoint.engine.session.SessionState;
import dev.endpoint.engine.session.SessionState.Role;
import dev.endpoint.engine.transport.Facet;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One thing known about a session, for the inspector.
///
/// @param group the heading it stands under
public record Fact(String group, String name, String value) {
  private static final String SESSION = "Session";
  private static final String TRAFFIC = "Traffic";

  /// Everything known, in the order to show it; facts of one group stand together.
  public static List<Fact> of(SessionState state, long now, ZoneId zone) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact(SESSION, state.role() == Role.FILE ? "file" : "endpoint", state.masked()));
    facts.add(new Fact(SESSION, "state", Words.state(state)));
    add(
        facts,
        SESSION,
        state.role() == Role.LISTEN ? "address" : "local",
        Words.address(state.local()));
    add(facts, SESSION, "peer", Words.address(state.peer()));
    add(facts, SESSION, "the peer's program", state.peerProgram());
    facts.add(
        new Fact(
            SESSION,
            "started",
            state.role() == Role.FILE
                ? Times.dateAndTime(state.startedAt(), zone)
                : Times.timeOfDay(state.startedAt(), zone)));
    if (state.number() > 0) {
      facts.add(new Fact(SESSION, "number", count(state.number())));
    }
    if (state.role() == Role.CONNECT || state.role() == Role.LISTEN) {
      facts.add(new Fact(SESSION, "attempt", Times.took(Story.of(state, now).total())));
    }
    if (state.role() == Role.LISTEN) {
      facts.add(new Fact(TRAFFIC, "open now", count(state.open())));
      facts.add(new Fact(TRAFFIC, "so far", count(state.total())));
    }
    traffic(state, facts);
    for (Facet facet : state.facets()) {
      facts.add(new Fact(facet.group(), facet.name(), facet.value()));
    }
    return List.copyOf(facts);
  }

  private static void traffic(SessionState state, List<Fact> facts) {
    Recording recording = state.recording();
    if (recording == null) {
      return;
    }
    Recording.Extent extent = recording.extent();
    facts.add(new Fact(TRAFFIC, "sent", exact(extent.sent())));
    facts.add(new Fact(TRAFFIC, "received", exact(extent.received())));
    Recording below = recording.below();
    if (below != null) {
      facts.add(new Fact(TRAFFIC, "sent on the wire", exact(below.extent().sent())));
      facts.add(new Fact(TRAFFIC, "received on the wire", exact(below.extent().received())));
    }
    if (state.unsent() > 0) {
      facts.add(new Fact(TRAFFIC, "waiting", exact(state.unsent())));
    }
    add(facts, TRAFFIC, "not here", extent.gone().words());
    add(facts, TRAFFIC, "not recorded", extent.missed() == 0 ? "" : exact(extent.missed()));
    add(facts, TRAFFIC, "recording", extent.trouble() == null ? "" : extent.trouble());
    add(facts, TRAFFIC, "capture", capture(recording));
  }

  private static String capture(Recording recording) {
    int more = recording.files().size() - 1;
    String first = recording.file() == null ? "" : recording.file().toString();
    return more < 1 ? first : first + " and " + Words.count(more, "next file", "next files");
  }

  private static void add(List<Fact> facts, String group, String name, String value) {
    if (!value.isEmpty()) {
      facts.add(new Fact(group, name, value));
    }
  }

  private static String exact(long bytes) {
    return Words.count(bytes, "byte", "bytes");
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
