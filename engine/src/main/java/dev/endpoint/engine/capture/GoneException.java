package dev.endpoint.engine.capture;

import java.io.IOException;

/// What was to be read has gone with the oldest files of a capture of which only the newest are
/// kept. [Recording.Extent#gone] says from where on there is something.
public final class GoneException extends IOException {
  private static final long serialVersionUID = 1;

  GoneException(String words) {
    super(words);
  }
}
