package dev.endpoint.engine.capture.message;

/// Cuts TLS records (RFC 8446, section 5.1). What is no record, such as what is said before
/// STARTTLS, goes as far as the next bytes that look like the head of one.
final class TlsCutter extends HeadCutter {
  private static final int HEAD = 5;
  private static final int FIRST_TYPE = 20;
  private static final int LAST_TYPE = 24;
  private static final int MAJOR = 3;
  private static final int HIGHEST_MINOR = 4;

  /// As TLS 1.2 allows it (RFC 5246, section 6.2.3); TLS 1.3 allows less.
  private static final int LONGEST = (1 << 14) + 2048;

  TlsCutter() {
    super(HEAD);
  }

  @Override
  HeadCutter fresh() {
    return new TlsCutter();
  }

  @Override
  long length(byte[] head, int count) throws NoHead {
    if (!begins(head[0]) || count == 2 && head[1] != MAJOR) {
      throw new NoHead("it does not begin like a TLS record");
    }
    if (count < HEAD) {
      return MORE;
    }
    if (said(head) > LONGEST) {
      throw new NoHead("a TLS record of " + said(head) + " bytes is longer than there may be");
    }
    return HEAD + said(head);
  }

  private static int said(byte[] head) {
    return (head[3] & 0xff) << 8 | head[4] & 0xff;
  }

  @Override
  boolean canResume() {
    return true;
  }

  @Override
  boolean begins(byte first) {
    return first >= FIRST_TYPE && first <= LAST_TYPE;
  }

  @Override
  boolean resumes(byte[] head) {
    return begins(head[0])
        && head[1] == MAJOR
        && head[2] >= 0
        && head[2] <= HIGHEST_MINOR
        && said(head) > 0
        && said(head) <= LONGEST;
  }
}
