package dev.endpoint.app.cli;

/// What a command leaves behind for the shell.
final class Exit {
  static final int OK = 0;
  static final int FAILED = 1;
  static final int BAD_STRING = 2;
  static final int TIMED_OUT = 124;
  static final int CANCELLED = 130;

  private Exit() {}
}
