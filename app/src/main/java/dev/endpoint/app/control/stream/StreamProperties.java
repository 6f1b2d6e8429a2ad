package dev.endpoint.app.control.stream;

import dev.endpoint.app.model.ColourRules;
import dev.endpoint.engine.capture.Recording;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// What can be set on a [StreamView].
public abstract sealed class StreamProperties extends Region permits StreamView {
  public static final double DEFAULT_FONT_SIZE = 13;

  private final ObjectProperty<@Nullable Recording> recording =
      new SimpleObjectProperty<>(this, "recording");
  private final ObjectProperty<StreamMode> mode =
      new SimpleObjectProperty<>(this, "mode", StreamMode.TEXT);
  private final ObjectProperty<Lane> lane = new SimpleObjectProperty<>(this, "lane", Lane.BOTH);
  private final ObjectProperty<Clock> clock = new SimpleObjectProperty<>(this, "clock", Clock.WALL);
  private final ObjectProperty<@Nullable WallClock> wallClockOrigin =
      new SimpleObjectProperty<>(this, "wallClockOrigin");
  private final BooleanProperty messages = new SimpleBooleanProperty(this, "messages");
  private final BooleanProperty following = new SimpleBooleanProperty(this, "following", true);
  private final DoubleProperty fontSize =
      new SimpleDoubleProperty(this, "fontSize", DEFAULT_FONT_SIZE);
  private final ObjectProperty<Encoding> encoding =
      new SimpleObjectProperty<>(this, "encoding", Encoding.UTF_8);
  private final ObjectProperty<Invisible> invisible =
      new SimpleObjectProperty<>(this, "invisible", Invisible.MARKED);
  private final IntegerProperty bytesPerRow =
      new SimpleIntegerProperty(this, "bytesPerRow", HexLayout.BY_WIDTH);
  private final ObjectProperty<ColourRules> colours =
      new SimpleObjectProperty<>(this, "colours", ColourRules.NONE);
  private final ObjectProperty<@Nullable Runnable> onHold =
      new SimpleObjectProperty<>(this, "onHold");

  StreamProperties() {}

  /// What colours the rows.
  public final ObjectProperty<ColourRules> coloursProperty() {
    return colours;
  }

  /// What is shown; null shows nothing.
  public final ObjectProperty<@Nullable Recording> recordingProperty() {
    return recording;
  }

  public final @Nullable Recording getRecording() {
    return recording.get();
  }

  public final void setRecording(@Nullable Recording shown) {
    recording.set(shown);
  }

  public final ObjectProperty<StreamMode> modeProperty() {
    return mode;
  }

  public final StreamMode getMode() {
    return mode.get();
  }

  public final void setMode(StreamMode next) {
    mode.set(next);
  }

  public final ObjectProperty<Lane> laneProperty() {
    return lane;
  }

  public final Lane getLane() {
    return lane.get();
  }

  public final void setLane(Lane next) {
    lane.set(next);
  }

  public final ObjectProperty<Clock> clockProperty() {
    return clock;
  }

  public final Clock getClock() {
    return clock.get();
  }

  public final void setClock(Clock next) {
    clock.set(next);
  }

  /// Whether what is shown came and went as messages: then each record is one, and not only what a
  /// read or write happened to see.
  public final BooleanProperty messagesProperty() {
    return messages;
  }

  /// Ties the recording's times to the time of day; without it [Clock#WALL] shows the time since it
  /// began.
  public final ObjectProperty<@Nullable WallClock> wallClockOriginProperty() {
    return wallClockOrigin;
  }

  public final @Nullable WallClock getWallClockOrigin() {
    return wallClockOrigin.get();
  }

  public final void setWallClockOrigin(@Nullable WallClock origin) {
    wallClockOrigin.set(origin);
  }

  /// Whether the newest rows are shown as they come.
  public final BooleanProperty followingProperty() {
    return following;
  }

  public final boolean isFollowing() {
    return following.get();
  }

  public final void setFollowing(boolean on) {
    following.set(on);
  }

  /// In pixels.
  public final DoubleProperty fontSizeProperty() {
    return fontSize;
  }

  public final double getFontSize() {
    return fontSize.get();
  }

  public final void setFontSize(double pixels) {
    fontSize.set(pixels);
  }

  /// How bytes are read as text.
  public final ObjectProperty<Encoding> encodingProperty() {
    return encoding;
  }

  public final Encoding getEncoding() {
    return encoding.get();
  }

  public final void setEncoding(Encoding next) {
    encoding.set(next);
  }

  /// How much is shown of what one does not see in text.
  public final ObjectProperty<Invisible> invisibleProperty() {
    return invisible;
  }

  public final Invisible getInvisible() {
    return invisible.get();
  }

  public final void setInvisible(Invisible next) {
    invisible.set(next);
  }

  /// How many bytes a row of hex has at most; 0 leaves that to the width.
  public final IntegerProperty bytesPerRowProperty() {
    return bytesPerRow;
  }

  public final int getBytesPerRow() {
    return bytesPerRow.get();
  }

  public final void setBytesPerRow(int most) {
    bytesPerRow.set(most);
  }

  /// What the space bar does: holding reading, and going on.
  public final ObjectProperty<@Nullable Runnable> onHoldProperty() {
    return onHold;
  }

  public final @Nullable Runnable getOnHold() {
    return onHold.get();
  }

  public final void setOnHold(@Nullable Runnable action) {
    onHold.set(action);
  }
}
