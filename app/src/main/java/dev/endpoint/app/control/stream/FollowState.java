package dev.endpoint.app.control.stream;

/// Whether the newest rows are shown as they come, and how much came since they are not.
final class FollowState {
  private boolean following = true;
  private long leftAt;

  boolean following() {
    return following;
  }

  void follow() {
    following = true;
  }

  /// @param bytes how many there are now
  void leave(long bytes) {
    if (following) {
      following = false;
      leftAt = bytes;
    }
  }

  /// Another recording or lane: the count begins anew.
  void restart(long bytes) {
    leftAt = bytes;
  }

  /// @param bytes how many there are now
  long missed(long bytes) {
    return following ? 0 : Math.max(0, bytes - leftAt);
  }
}
