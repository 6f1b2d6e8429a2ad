package dev.endpoint.app.view;

import dev.endpoint.app.model.SaveModel;
import dev.endpoint.engine.capture.Recording;
import java.util.List;

/// Opens the capture of a recording in Wireshark: as it is, or, where it is in several files, put
/// together to one, which is removed when Wireshark is closed.
record ToWireshark(SaveModel save, Outside outside) {
  void open(Recording recording) {
    List<Recording.FilePart> parts = recording.files();
    if (parts.size() == 1) {
      outside.openInWireshark(parts.getFirst().file(), false);
    } else if (!parts.isEmpty()) {
      save.join(recording, outside.captures(), joined -> outside.openInWireshark(joined, true));
    }
  }
}
