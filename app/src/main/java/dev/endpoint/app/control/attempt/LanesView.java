package dev.endpoint.app.control.attempt;

import dev.endpoint.app.model.Lane;
import dev.endpoint.app.model.Race;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/// The race: a lane for each address, all on one time axis.
public final class LanesView extends GridPane {
  private final List<Row> rows = new ArrayList<>();
  private final LaneAxis axis = new LaneAxis();

  public LanesView() {
    getStyleClass().add("lanes");
    ColumnConstraints address = column(HPos.LEFT);
    ColumnConstraints track = new ColumnConstraints();
    track.setHgrow(Priority.ALWAYS);
    ColumnConstraints time = column(HPos.RIGHT);
    time.setMinWidth(62);
    ColumnConstraints word = column(HPos.LEFT);
    word.setMinWidth(96);
    getColumnConstraints().addAll(address, track, time, word);
  }

  private static ColumnConstraints column(HPos side) {
    ColumnConstraints column = new ColumnConstraints();
    column.setHalignment(side);
    column.setHgrow(Priority.NEVER);
    return column;
  }

  public void show(Race race) {
    if (rows.size() != race.lanes().size()) {
      rebuild(race.lanes().size());
    }
    for (int i = 0; i < rows.size(); i++) {
      rows.get(i).show(race.lanes().get(i), race);
    }
    axis.show(race.axis());
    setAccessibleText(race.lanes().stream().map(Lane::words).collect(Collectors.joining("; ")));
  }

  private void rebuild(int count) {
    getChildren().clear();
    rows.clear();
    for (int i = 0; i < count; i++) {
      Row row = new Row();
      rows.add(row);
      addRow(i, row.address, row.track, row.time, row.word);
    }
    if (count > 0) {
      add(axis, 1, count);
    }
  }

  private static final class Row {
    final Label address = new Label();
    final LaneTrack track = new LaneTrack();
    final Label time = new Label();
    final Label word = new Label();
    private final Tooltip detail = new Tooltip();

    Row() {
      address.getStyleClass().add("lane-address");
      address.setMinWidth(USE_PREF_SIZE);
      time.getStyleClass().add("lane-time");
      time.setMinWidth(USE_PREF_SIZE);
      word.getStyleClass().add("lane-word");
    }

    void show(Lane lane, Race race) {
      address.setText(lane.address());
      track.show(lane, race.axis());
      time.setText(lane.time());
      word.setText(lane.word());
      word.getStyleClass()
          .setAll(
              "label", "lane-word", "lane-word-" + lane.state().name().toLowerCase(Locale.ROOT));
      detail.setText(lane.detail());
      word.setTooltip(lane.detail().isEmpty() ? null : detail);
    }
  }
}
