package dev.endpoint.engine.protocol;

import dev.endpoint.engine.transport.CloseReason;
import dev.endpoint.engine.transport.Protocol;
import dev.endpoint.engine.transport.Transport;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;

/// Sends lines of 72 printable characters, each starting one further, for as long as the peer takes
/// them (RFC 864); what it receives is dropped. It writes a bounded piece a turn, so that it never
/// keeps the reactor to itself.
public final class Chargen implements Protocol {
  private static final int FIRST = ' ';
  private static final int COUNT = '~' - ' ' + 1;
  private static final int LINE = 72;
  private static final int CYCLES_PER_TURN = 16;

  private final Executor nextTurn;
  private final ByteBuffer cycle = cycle();
  private Transport transport;
  private boolean pumping;
  private boolean over;

  /// @param nextTurn runs a task later on the reactor thread
  public Chargen(Executor nextTurn) {
    this.nextTurn = nextTurn;
  }

  @Override
  public void connected(Transport transport) {
    this.transport = transport;
    pump();
  }

  @Override
  public void received(ByteBuffer bytes) {
    bytes.position(bytes.limit());
  }

  @Override
  public void writable() {
    pump();
  }

  @Override
  public void finished() {
    over = true;
    transport.close();
  }

  @Override
  public void closed(CloseReason reason) {
    over = true;
  }

  private void pump() {
    if (!pumping) {
      pumping = true;
      turn();
    }
  }

  private void turn() {
    for (int i = 0; i < CYCLES_PER_TURN && !over && transport.hasRoom(); i++) {
      transport.write(cycle.duplicate());
    }
    if (!over && transport.hasRoom()) {
      nextTurn.execute(this::turn);
    } else {
      pumping = false;
    }
  }

  /// One whole cycle of the pattern: as many lines as there are printable characters.
  private static ByteBuffer cycle() {
    ByteBuffer lines = ByteBuffer.allocate(COUNT * (LINE + 2));
    for (int line = 0; line < COUNT; line++) {
      for (int column = 0; column < LINE; column++) {
        lines.put((byte) (FIRST + (line + column) % COUNT));
      }
      lines.put((byte) '\r').put((byte) '\n');
    }
    return lines.flip().asReadOnlyBuffer();
  }
}
