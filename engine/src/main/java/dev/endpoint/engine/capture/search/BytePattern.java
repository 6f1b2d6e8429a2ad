package dev.endpoint.engine.capture.search;

/// A row of bytes of which some bits may be anything: a place fits where every byte, but for those
/// bits, is as given. All places count, also those that overlap.
final class BytePattern implements SearchPattern {
  /// The bits that count.
  final byte[] mask;

  /// What they have to be; 0 where the mask is.
  final byte[] value;

  /// @param mask at least one bit of it is set
  BytePattern(byte[] mask, byte[] value) {
    this.mask = mask;
    this.value = value;
  }

  boolean fits(byte[] data, int at) {
    for (int i = 0; i < value.length; i++) {
      if ((data[at + i] & mask[i]) != value[i]) {
        return false;
      }
    }
    return true;
  }
}
