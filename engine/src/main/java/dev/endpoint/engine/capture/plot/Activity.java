package dev.endpoint.engine.capture.plot;

/// What one direction did in a stretch of time.
///
/// A turn is where a direction speaks after the other one did. It stands at the time of its first
/// byte, and its wait is the time since the last byte of the other direction.
///
/// @param bytes how many passed
/// @param pieces how many reads or writes brought them; one that the recording had to split counts
///   once, where it began
/// @param pieceBytes how many bytes are in these pieces; the bytes of one that was split may have
///   passed later
/// @param smallest bytes of the smallest piece; 0 where there is none
/// @param largest bytes of the largest piece
/// @param turns how often it began to speak after the other
/// @param waited nanoseconds, of all turns together
/// @param shortest nanoseconds of the shortest wait; 0 where there is none
/// @param longest nanoseconds of the longest wait
public record Activity(
    long bytes,
    long pieces,
    long pieceBytes,
    long smallest,
    long largest,
    long turns,
    long waited,
    long shortest,
    long longest) {
  public static final Activity NONE = new Activity(0, 0, 0, 0, 0, 0, 0, 0, 0);

  /// Bytes of a piece on average; 0 where there is none.
  public double meanSize() {
    return pieces == 0 ? 0 : (double) pieceBytes / pieces;
  }

  /// Nanoseconds of a wait on average; 0 where there is none.
  public double meanWait() {
    return turns == 0 ? 0 : (double) waited / turns;
  }
}
