package dev.endpoint.engine.type.proxy;

/// What a proxy speaks.
enum Dialect {
  SOCKS_5("SOCKS 5", "a "),
  SOCKS_4("SOCKS 4", "a "),
  HTTP("HTTP", "an ");

  private final String words;
  private final String article;

  Dialect(String words, String article) {
    this.words = words;
    this.article = article;
  }

  /// `SOCKS 5`
  String words() {
    return words;
  }

  /// The name of the layer, and the group of its facets: `SOCKS 5 proxy`.
  String proxy() {
    return words + " proxy";
  }

  /// `a SOCKS 5 proxy`
  String aProxy() {
    return article + proxy();
  }
}
