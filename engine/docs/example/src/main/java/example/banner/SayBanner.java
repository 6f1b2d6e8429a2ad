package example.banner;

import dev.endpoint.engine.layer.Handshake;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The server's half: says the line, and that was it. What the client sends is payload.
record SayBanner(String line) implements Handshake {
  @Override
  public Result step(ByteBuffer in, Sender out) {
    out.send(StandardCharsets.UTF_8.encode(line + "\r\n"));
    return new Done(List.of(Banner.fact(line)));
  }
}
