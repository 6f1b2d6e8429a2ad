package dev.endpoint.app.model;

import dev.endpoint.engine.session.SessionState.Transfer;
import org.jspecify.annotations.Nullable;

/// A file or a recording on its way to the peer, in words.
///
/// @param fraction from 0 to 1
/// @param running whether it can still be stopped
public record FileProgress(String words, double fraction, boolean running, boolean failed) {
  static @Nullable FileProgress of(@Nullable Transfer transfer) {
    if (transfer == null) {
      return null;
    }
    double fraction =
        transfer.size() <= 0
            ? (transfer.done() ? 1 : 0)
            : Math.clamp((double) transfer.sent() / transfer.size(), 0, 1);
    return new FileProgress(
        words(transfer), fraction, !transfer.done(), transfer.failure() != null);
  }

  private static String words(Transfer transfer) {
    String sent = Words.bytes(transfer.sent());
    String all = Words.bytes(transfer.size());
    if (transfer.failure() != null) {
      return transfer.name() + ": " + transfer.failure().message() + " (" + sent + " sent)";
    }
    if (transfer.stopped()) {
      return transfer.name() + ": stopped after " + sent + " of " + all;
    }
    return transfer.done()
        ? transfer.name() + ": all " + all + " sent"
        : transfer.name() + ": " + sent + " of " + all + note(transfer);
  }

  private static String note(Transfer transfer) {
    return transfer.note().isEmpty() ? "" : " \u00B7 " + transfer.note();
  }
}
