package dev.endpoint.app.settings;

import java.util.List;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// How streams are shown, whichever connection they are of. FX thread only.
public final class StreamLook {
  private final DoubleProperty fontSize = new SimpleDoubleProperty(this, "stream.font.size", 13);
  private final DoubleProperty bytesPerRow =
      new SimpleDoubleProperty(this, "stream.bytes.per.row", 0);
  private final StringProperty encoding = new SimpleStringProperty(this, "stream.encoding", "");
  private final StringProperty invisible = new SimpleStringProperty(this, "stream.invisible", "");

  /// The size of the letters in which bytes are shown, in pixels.
  public DoubleProperty fontSizeProperty() {
    return fontSize;
  }

  /// How many bytes a row of hex has at most; 0 leaves that to the width.
  public DoubleProperty bytesPerRowProperty() {
    return bytesPerRow;
  }

  /// The name of the encoding of text; empty until one was chosen.
  public StringProperty encodingProperty() {
    return encoding;
  }

  /// The word for how invisible characters are shown; empty until that was chosen.
  public StringProperty invisibleProperty() {
    return invisible;
  }

  List<DoubleProperty> numbers() {
    return List.of(fontSize, bytesPerRow);
  }

  List<StringProperty> words() {
    return List.of(encoding, invisible);
  }
}
