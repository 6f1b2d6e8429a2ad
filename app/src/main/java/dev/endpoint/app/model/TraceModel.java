package dev.endpoint.app.model;

import dev.endpoint.engine.capture.trace.TraceStream;
import dev.endpoint.engine.capture.trace.Traces;
import dev.endpoint.engine.session.SessionState.FileRead;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongConsumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// The trace of another program that is shown: its TCP streams, to choose one from. FX thread only.
public final class TraceModel {
  private final Actions actions;
  private final WorkbenchModel workbench;
  private final LongConsumer started;
  private final ReadOnlyObjectWrapper<List<TraceStream>> streams =
      new ReadOnlyObjectWrapper<>(this, "streams", List.of());
  private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper(this, "words", "");
  private final ReadOnlyStringWrapper damage = new ReadOnlyStringWrapper(this, "damage", "");
  private final StringProperty filter = new SimpleStringProperty(this, "filter", "");

  /// The session of each stream that was looked at already, by the trace's session and its number.
  private final Map<Long, Map<Integer, Long>> looked = new HashMap<>();

  private @Nullable SessionModel session;
  private Traces.@Nullable Survey survey;

  /// @param started hears the id of a session that is started here, to select it when it is known
  TraceModel(Actions actions, WorkbenchModel workbench, LongConsumer started) {
    this.actions = actions;
    this.workbench = workbench;
    this.started = started;
    filter.subscribe(text -> list());
  }

  void show(@Nullable SessionModel next) {
    if (session != next) {
      filter.set("");
    }
    session = next;
    refresh();
  }

  void refresh() {
    FileRead file = session == null ? null : session.state().file();
    Traces.Survey now = file == null ? null : file.survey();
    if (now != survey) {
      survey = now;
      list();
    }
  }

  private void list() {
    Traces.Survey all = survey;
    if (all == null) {
      streams.set(List.of());
      words.set("");
      damage.set("");
      return;
    }
    List<String> wanted = List.of(filter.get().toLowerCase(Locale.ROOT).trim().split("\\s+"));
    streams.set(all.streams().stream().filter(stream -> matches(stream, wanted)).toList());
    words.set(words(all));
    damage.set(all.damage() == null ? "" : all.damage());
  }

  private static boolean matches(TraceStream stream, List<String> wanted) {
    String ends = Words.address(stream.client()) + " " + Words.address(stream.server());
    return wanted.stream().allMatch(ends::contains);
  }

  private String words(Traces.Survey all) {
    int listed = streams.get().size();
    String found = Words.count(all.streamCount(), "TCP stream", "TCP streams");
    String first = listed == all.streamCount() ? found : listed + " of " + found;
    String other =
        all.others() == 0
            ? ""
            : "; " + Words.count(all.others(), "packet is", "packets are") + " of other kinds";
    return first + " in " + Words.count(all.packets(), "packet", "packets") + other + ".";
  }

  /// Shows what was said on a stream: its capture is made once and then found again.
  public void open(TraceStream stream) {
    SessionModel trace = session;
    if (trace == null) {
      return;
    }
    Map<Integer, Long> known = looked.computeIfAbsent(trace.id(), id -> new HashMap<>());
    SessionModel before = workbench.session(known.getOrDefault(stream.number(), 0L));
    if (before != null && before.state().failure() == null) {
      workbench.select(before);
      return;
    }
    long id = actions.extract(trace.id(), stream);
    known.put(stream.number(), id);
    started.accept(id);
  }

  /// The streams that the filter lets through, in the order of their first packets.
  public ReadOnlyObjectProperty<List<TraceStream>> streamsProperty() {
    return streams.getReadOnlyProperty();
  }

  /// How many there are, and of what the rest is.
  public ReadOnlyStringProperty wordsProperty() {
    return words.getReadOnlyProperty();
  }

  /// Why the trace could not be read to its end; empty when it could.
  public ReadOnlyStringProperty damageProperty() {
    return damage.getReadOnlyProperty();
  }

  /// Words of which each has to be in a stream's addresses: `10.0.0.7 :443`.
  public StringProperty filterProperty() {
    return filter;
  }
}
