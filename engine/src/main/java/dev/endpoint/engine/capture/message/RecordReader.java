package dev.endpoint.engine.capture.message;

import dev.endpoint.engine.capture.Recording;
import java.io.IOException;

/// Reads records one after the other, many at once.
final class RecordReader {
  private static final int BATCH = 256;

  private final Recording recording;
  private final Recording.Record[] batch = new Recording.Record[BATCH];
  private long first;
  private int count;

  RecordReader(Recording recording) {
    this.recording = recording;
  }

  /// One that is published.
  Recording.Record record(long number) throws IOException {
    if (number < first || number >= first + count) {
      first = number;
      count = recording.records(number, batch);
      if (count == 0) {
        throw new IOException("Record " + number + " cannot be found");
      }
    }
    return batch[(int) (number - first)];
  }
}
