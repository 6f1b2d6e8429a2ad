package dev.endpoint.engine.session;

/// What an accepted connection gets.
public enum Responder {
  /// Nothing by itself: a person talks by hand.
  HOLD("hold", "leave it to me"),
  /// Everything comes back (RFC 862).
  ECHO("echo", "send everything back"),
  /// Everything is read and dropped (RFC 863).
  DISCARD("discard", "read and drop everything"),
  /// An endless pattern of lines (RFC 864).
  CHARGEN("chargen", "send lines for ever");

  private final String word;
  private final String words;

  Responder(String word, String words) {
    this.word = word;
    this.words = words;
  }

  /// As written on the command line.
  public String word() {
    return word;
  }

  /// As shown to a person.
  public String words() {
    return words;
  }
}
