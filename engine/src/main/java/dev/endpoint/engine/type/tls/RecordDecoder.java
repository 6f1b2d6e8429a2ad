package dev.endpoint.engine.type.tls;

import dev.endpoint.engine.decode.Decoder;
import dev.endpoint.engine.decode.Parts;
import dev.endpoint.engine.decode.Sample;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// Records of TLS (RFC 8446, section 5.1; RFC 5246, section 6.2): what they carry, and what can be
/// read of the handshake.
public final class RecordDecoder implements Decoder {
  private static final int HEAD = 5;
  private static final int MAJOR = 3;
  private static final int CHANGE_CIPHER_SPEC = 20;
  private static final int ALERT = 21;
  private static final int HANDSHAKE = 22;
  private static final int APPLICATION_DATA = 23;
  private static final int LONGEST = (1 << 14) + 2048;

  @Override
  public String name() {
    return "TLS";
  }

  @Override
  public @Nullable String summary(Sample sample) {
    ByteBuffer bytes = sample.bytes();
    Parts records = Parts.several();
    while (bytes.remaining() >= HEAD) {
      int type = bytes.get() & 0xff;
      boolean known = type >= CHANGE_CIPHER_SPEC && type <= APPLICATION_DATA;
      int major = bytes.get();
      bytes.get();
      int length = bytes.getShort() & 0xffff;
      if (!known || major != MAJOR || length > LONGEST) {
        return null;
      }
      int here = Math.min(length, bytes.remaining());
      records.add(record(type, bytes.slice(bytes.position(), here), length));
      bytes.position(bytes.position() + here);
    }
    return records.isEmpty() ? null : records.text();
  }

  /// @param content as much of the record as can be seen
  private static String record(int type, ByteBuffer content, int length) {
    return switch (type) {
      case CHANGE_CIPHER_SPEC -> "change cipher spec";
      case ALERT -> alert(content, length);
      case HANDSHAKE -> new Hello(content, length).words();
      default -> "application data, " + Parts.bytes(length);
    };
  }

  private static String alert(ByteBuffer content, int length) {
    if (length != 2 || content.remaining() < 2) {
      return "alert, encrypted";
    }
    String level = content.get(0) == 1 ? "warning" : "fatal";
    int description = content.get(1) & 0xff;
    return "alert: " + TlsNumbers.alert(description) + " (" + level + ")";
  }
}
