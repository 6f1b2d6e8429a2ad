package dev.endpoint.engine.capture.export;

import dev.endpoint.engine.capture.CapturePart;
import dev.endpoint.engine.capture.Progress;
import dev.endpoint.engine.capture.Recording;
import java.io.IOException;
import java.io.OutputStream;

/// An excerpt as a capture of its own, which Wireshark opens.
final class PacketsFile {
  private PacketsFile() {}

  static void write(Excerpt excerpt, OutputStream out, Progress progress) throws IOException {
    Pieces pieces = new Pieces(excerpt, progress);
    long epoch = excerpt.calendar().epoch();
    CapturePart part = null;
    while (pieces.next()) {
      Recording.Record record = pieces.record();
      long time = epoch + record.nanos();
      if (part == null) {
        part = new CapturePart(excerpt.recording(), out, time);
      }
      if (record.direction() == null) {
        part.event(time, pieces.words());
      } else {
        part.data(record.direction(), time, pieces.bytes(), pieces.last());
      }
    }
    if (part != null) {
      part.flush();
    }
  }
}
