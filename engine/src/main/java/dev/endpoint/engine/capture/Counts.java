package dev.endpoint.engine.capture;

import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is counted along the blocks of a capture, of each of its interfaces: of what was said, and
/// of what passed below it. Writing and opening both count with this.
final class Counts {
  private final Tally plain = new Tally();
  private final Marks plainMarks = new Marks();
  private final Tally wire = new Tally();
  private final Marks wireMarks = new Marks();
  private final Block wireBlock = new Block(Parts.WIRE);

  /// Counts a block that is whole in the buffer, but for what was left out of it.
  ///
  /// @param block as the interface of what was said sees it
  /// @throws CaptureDamage when the other interface cannot read it; then nothing is counted
  void add(Block block, ByteBuffer bytes, int at) throws CaptureDamage {
    if (block.other()) {
      wireBlock.parse(bytes, at, block.leftOut());
    }
    plainMarks.offer(plain);
    wireMarks.offer(wire);
    plain.add(block);
    if (block.other()) {
      wire.add(wireBlock);
    } else {
      wire.pass(block.length());
    }
  }

  /// Those of a capture whose beginning is not there.
  ///
  /// @param said before it
  /// @param passed the same of the other interface
  static Counts behind(Recording.Gone said, Recording.Gone passed) {
    Counts counts = new Counts();
    counts.plain.set(0, said.records(), said.sent(), said.received(), null);
    counts.wire.set(0, passed.records(), passed.sent(), passed.received(), null);
    return counts;
  }

  /// Where the next block begins.
  long position() {
    return plain.position();
  }

  /// What is counted of what was said.
  Tally plain() {
    return plain;
  }

  /// What is counted of an interface.
  Tally tally(int face) {
    return face == Parts.PLAIN ? plain : wire;
  }

  /// As readers of an interface see it.
  ///
  /// @param fileBytes size of the files that are there
  Published published(
      int face,
      @Nullable Parts source,
      long fileBytes,
      @Nullable String trouble,
      long missed,
      List<Published.Held> held) {
    Tally tally = tally(face);
    Marks marks = face == Parts.PLAIN ? plainMarks : wireMarks;
    return new Published(
        new Recording.Extent(
            tally.records() + held.size(),
            tally.sent(),
            tally.received(),
            fileBytes,
            trouble,
            missed,
            source == null ? Recording.Gone.NOTHING : source.gone(face)),
        source,
        marks.table(),
        marks.count(),
        tally.records(),
        held);
  }
}
