package dev.endpoint.app.control.stream;

/// What copied bytes look like.
enum CopyForm {
  TEXT("Copy text", 1),
  HEX("Copy hex", 3),
  DUMP("Copy as hex dump", 5);

  private final String words;
  private final int charsPerByte;

  CopyForm(String words, int charsPerByte) {
    this.words = words;
    this.charsPerByte = charsPerByte;
  }

  String words() {
    return words;
  }

  /// About how long the copy of so many bytes is.
  long chars(long bytes) {
    return bytes * charsPerByte;
  }
}
