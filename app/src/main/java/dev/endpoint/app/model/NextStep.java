package dev.endpoint.app.model;

import dev.endpoint.engine.syntax.Side;

/// Something to do after an attempt has ended: a button on its card.
///
/// @param label what the button says
/// @param side whether the string is for connecting or for listening
/// @param text the endpoint string it uses
public record NextStep(String label, Verb verb, Side side, String text) {
  public enum Verb {
    /// Starts it at once.
    START,
    /// Starts to keep a connection.
    KEEP,
    /// Puts it into the endpoint bar, to be changed there.
    EDIT,
    /// Shows what passed on the wire of an attempt that failed, or no longer.
    LOOK
  }

  static NextStep start(String label, Side side, String text) {
    return new NextStep(label, Verb.START, side, text);
  }

  static NextStep keep(String label, String text) {
    return new NextStep(label, Verb.KEEP, Side.CLIENT, text);
  }

  static NextStep edit(String label, Side side, String text) {
    return new NextStep(label, Verb.EDIT, side, text);
  }

  static NextStep look(String label) {
    return new NextStep(label, Verb.LOOK, Side.CLIENT, "");
  }

  /// What the button does, for its tooltip.
  public String hint() {
    return switch (verb) {
      case EDIT -> "puts " + text + " into the address bar";
      case KEEP -> "keeps trying " + text + ", with pauses, until it is stopped";
      case LOOK -> "shows the bytes, or the attempt again";
      case START -> (side == Side.CLIENT ? "connects to " : "listens on ") + text;
    };
  }
}
