package dev.endpoint.app.control.stream;

/// What the time column tells.
public enum Clock {
  /// The time of day.
  WALL("time of day"),
  SINCE_OPEN("time since the connection opened"),
  /// The time since the row before.
  DELTA("time since the one before"),
  /// The time since something was last sent: how long an answer took.
  SINCE_SENT("time since something was sent");

  private final String words;

  Clock(String words) {
    this.words = words;
  }

  /// As shown to a person.
  public String words() {
    return words;
  }

  public Clock next() {
    return values()[(ordinal() + 1) % values().length];
  }
}
