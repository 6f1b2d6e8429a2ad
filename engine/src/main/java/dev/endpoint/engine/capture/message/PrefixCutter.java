package dev.endpoint.engine.capture.message;

/// Cuts messages that begin with their length, or have it somewhere near their beginning.
final class PrefixCutter extends HeadCutter {
  private final Cutting.LengthPrefix prefix;

  PrefixCutter(Cutting.LengthPrefix prefix) {
    super(prefix.offset() + prefix.width());
    this.prefix = prefix;
  }

  @Override
  HeadCutter fresh() {
    return new PrefixCutter(prefix);
  }

  @Override
  long length(byte[] head, int count) throws NoHead {
    if (count < head.length) {
      return MORE;
    }
    long said = said(head);
    long before =
        switch (prefix.counts()) {
          case REST -> head.length;
          case FIELD -> prefix.offset();
          case ALL -> 0;
        };
    if (said < 0 || said > Long.MAX_VALUE - before) {
      throw new NoHead("a length of " + Long.toUnsignedString(said) + " cannot be");
    }
    if (said + before < head.length) {
      throw new NoHead(
          "a length of %d is less than the %d bytes up to it".formatted(said, head.length));
    }
    return said + before;
  }

  private long said(byte[] head) {
    long said = 0;
    for (int i = 0; i < prefix.width(); i++) {
      int at = prefix.little() ? head.length - 1 - i : prefix.offset() + i;
      said = said << 8 | head[at] & 0xff;
    }
    return said;
  }
}
