package dev.endpoint.engine.type.haproxy;

import dev.endpoint.engine.decode.Decoder;
import dev.endpoint.engine.decode.Parts;
import dev.endpoint.engine.decode.Sample;
import dev.endpoint.engine.layer.Handshake;
import dev.endpoint.engine.transport.Facet;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The PROXY header that a conversation may begin with.
public final class HeaderDecoder implements Decoder {
  private static final byte[] TEXT = TextHeader.SIGNATURE.getBytes(StandardCharsets.US_ASCII);

  @Override
  public String name() {
    return "PROXY header";
  }

  @Override
  public @Nullable String summary(Sample sample) {
    ByteBuffer bytes = sample.bytes();
    boolean text = begins(bytes, TEXT);
    if (sample.offset() > 0 || !text && !begins(bytes, BinaryHeader.SIGNATURE)) {
      return null;
    }
    try {
      Handshake.Result result = text ? TextHeader.read(bytes) : BinaryHeader.read(bytes);
      return result instanceof Handshake.Done done
          ? words(done, bytes.remaining() + sample.unseen())
          : "the beginning of a PROXY header";
    } catch (BadHeader e) {
      return "a PROXY header that is not valid: " + e.reason();
    }
  }

  private static boolean begins(ByteBuffer bytes, byte[] signature) {
    return bytes.remaining() >= signature.length
        && bytes.slice(0, signature.length).equals(ByteBuffer.wrap(signature));
  }

  private static String words(Handshake.Done header, long behind) {
    Parts parts = Parts.of("PROXY header");
    for (Facet facet : header.learned()) {
      parts.add(facet.name() + " " + facet.value());
    }
    return parts.add(behind == 0 ? "" : Parts.bytes(behind) + " behind it").text();
  }
}
