package dev.endpoint.engine.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A captured conversation as readers see it: numbered records, each a chunk of bytes as one read
/// or write saw it, or an event. Safe to use from any thread; below [Extent#records] nothing ever
/// changes. One writer, any number of readers, no locks.
public interface Recording {
  /// How far the recording has got, and where it begins; one read of one published reference.
  /// Compare by identity or by value to see whether it grew.
  Extent extent();

  /// One record, `extent().gone().records() <= number < extent().records()`.
  ///
  /// Where only the newest files of a capture are kept, what was in the others goes while it is
  /// read; this and everything else that reads then raises [GoneException].
  Record record(long number) throws IOException;

  /// The time of its very first record, of which there is or was one.
  default long began() throws IOException {
    return record(extent().gone().records()).nanos();
  }

  /// Fills `into` with the records from `first` on, as many as fit and exist; returns how many. One
  /// disk read.
  int records(long first, Record[] into) throws IOException;

  /// The words of an event record.
  String words(Record event) throws IOException;

  /// The bytes of one direction, or of both in the order they happened (null).
  ByteSource bytes(@Nullable Direction direction);

  /// The number of the data record holding this offset of `bytes(direction)`; `0 <= offset <
  /// length`.
  long recordAt(@Nullable Direction direction, long offset) throws IOException;

  /// The number of the last record before which there is no more than that: of the bytes of one
  /// direction, or of both (null), and so much for each record; there is a record.
  default long lastBefore(@Nullable Direction direction, long each, long amount)
      throws IOException {
    long low = extent().gone().records();
    long high = extent().records() - 1;
    while (low < high) {
      long middle = (low + high + 1) >>> 1;
      if (record(middle).offset(direction) + each * middle <= amount) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /// The number of the first record at or after a time, or of the last one there is; there is one.
  default long recordFrom(long nanos) throws IOException {
    long low = extent().gone().records();
    long high = extent().records() - 1;
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (record(middle).nanos() < nanos) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /// Goes once, in order, through what `bytes(null)` holds from `from` to `to`;
  /// `extent().gone().bytes() <= from <= to <= extent().bytes()`.
  default void walk(long from, long to, Pieces pieces) throws IOException {
    Objects.checkFromToIndex(from, to, extent().bytes());
    if (from < to) {
      new RecordWalk(this, pieces).walk(from, to);
    }
  }

  /// Hears of bytes of one record after another.
  @FunctionalInterface
  interface Pieces {
    /// @param from where in the record they begin
    /// @param bytes good during this call only
    void take(Record record, int from, ByteBuffer bytes) throws IOException;
  }

  /// The pcapng file, or the first of them, or null for a recording in memory.
  @Nullable Path file();

  /// Which recording of its capture it is.
  default Face face() {
    return Face.PLAIN;
  }

  /// A file of its capture, whichever recording of it this is; null while there is none.
  default @Nullable Path capture() {
    return file();
  }

  /// What passed below, on the wire, where that is something else and was recorded; null where it
  /// is not. It is in the same files, which are not its own.
  default @Nullable Recording below() {
    return null;
  }

  /// The files it is in, in order; the one that grows is the last.
  default List<FilePart> files() {
    Path file = file();
    return file == null ? List.of() : List.of(new FilePart(file, extent().fileBytes()));
  }

  /// @param bytes how much of the file is the recording's
  record FilePart(Path file, long bytes) {}

  /// @param records how many records are published, with those that are gone
  /// @param sent bytes sent in them
  /// @param received bytes received in them
  /// @param fileBytes size of the capture files up to there
  /// @param trouble why nothing more is recorded although the conversation goes on, in words; null
  ///   when all is well
  /// @param missed bytes that passed while recording was stopped
  /// @param gone what is no longer there of its beginning
  record Extent(
      long records,
      long sent,
      long received,
      long fileBytes,
      @Nullable String trouble,
      long missed,
      Gone gone) {
    /// Of one that is there from its beginning.
    public Extent(
        long records,
        long sent,
        long received,
        long fileBytes,
        @Nullable String trouble,
        long missed) {
      this(records, sent, received, fileBytes, trouble, missed, Gone.NOTHING);
    }

    public long bytes() {
      return sent + received;
    }

    /// Bytes in one direction, or in both (null).
    public long bytes(@Nullable Direction direction) {
      return direction == null ? sent + received : direction == Direction.SENT ? sent : received;
    }
  }

  /// What is no longer there of a recording's beginning, because only the newest files of a capture
  /// are kept, or because files are missing. Numbers and offsets count it all the same.
  ///
  /// @param records how many records
  /// @param sent bytes sent in them
  /// @param received bytes received in them
  record Gone(long records, long sent, long received) {
    public static final Gone NOTHING = new Gone(0, 0, 0);

    /// Bytes in both directions.
    public long bytes() {
      return sent + received;
    }

    /// Bytes in one direction, or in both (null).
    public long bytes(@Nullable Direction direction) {
      return direction == null ? bytes() : direction == Direction.SENT ? sent : received;
    }

    /// How much is not here, in words; empty when all is.
    public String words() {
      return records == 0
          ? ""
          : "The beginning is not here any more: %s sent and %s received."
              .formatted(ByteCount.words(sent), ByteCount.words(received));
    }
  }

  /// One chunk of bytes or one event.
  ///
  /// @param direction which way the bytes went, null for an event
  /// @param nanos reactor time
  /// @param sentBefore bytes sent before this record
  /// @param receivedBefore bytes received before this record
  /// @param length bytes in this record; for an event, of its words
  /// @param continued whether this record goes on with the read or write of the one before, which
  ///   was too long for one packet
  /// @param position where its bytes stand in the file
  record Record(
      long number,
      @Nullable Direction direction,
      long nanos,
      long sentBefore,
      long receivedBefore,
      int length,
      boolean continued,
      long position) {
    public boolean isEvent() {
      return direction == null;
    }

    /// Where its bytes begin in `bytes(direction)`.
    public long offset(@Nullable Direction direction) {
      return direction == null
          ? sentBefore + receivedBefore
          : direction == Direction.SENT ? sentBefore : receivedBefore;
    }
  }
}
