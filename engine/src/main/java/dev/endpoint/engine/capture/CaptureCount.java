package dev.endpoint.engine.capture;

import dev.endpoint.engine.capture.CaptureSet.Member;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// Goes once through the files of a capture and counts what is in them, as far as they are whole
/// and follow one another. Where a part does not go on where the one before it ends, what comes
/// before is left out when the part that was asked for comes after it, else what comes after.
final class CaptureCount {
  private static final int SECTION_MAGIC_AT = 8;

  /// Of a large capture there is news a thousand times, of others every so many bytes.
  private static final long BETWEEN_NEWS = 32L << 20;

  private static final long NEWS = 1000;

  private final List<Member> members;
  private final int wanted;
  private final Progress progress;
  private final List<String> words = new ArrayList<>();
  private Parts parts;
  private Counts counts;

  /// Why the file that was counted last ends earlier than it should; null when it does not.
  private @Nullable String torn;

  private long total;
  private long done;
  private long told;

  CaptureCount(CaptureSet set, Progress progress) {
    members = set.members();
    wanted = set.wanted();
    this.progress = progress;
    Member first = members.getFirst();
    counts = first.before();
    parts = new Parts(new ReadChannel(first.file()), counts, first.begun());
  }

  Parts parts() {
    return parts;
  }

  Counts counts() {
    return counts;
  }

  /// Null when everything was counted.
  @Nullable String damage() {
    return words.isEmpty() ? null : String.join(" ", words);
  }

  /// @throws IOException in words, when it cannot be read or is no capture of this program
  void run() throws IOException {
    for (Member member : members) {
      total += Files.size(member.file());
    }
    int first = 0;
    for (int i = 0; i < members.size(); i++) {
      Member member = members.get(i);
      if (i > first && !follows(member)) {
        if (i > wanted) {
          break;
        }
        begin(member);
        first = i;
      } else if (i > first) {
        parts = parts.with(new ReadChannel(member.file()), counts);
      }
      count(member.file());
    }
    say(first);
  }

  private boolean follows(Member member) {
    return member.label() instanceof PartLabel label && label.follows(counts.plain());
  }

  private void begin(Member member) throws IOException {
    parts.close();
    counts = member.before();
    parts = new Parts(new ReadChannel(member.file()), counts, member.begun());
  }

  private void say(int first) {
    if (torn != null) {
      words.add(torn);
    }
    int last = first + parts.files(counts.position()).size();
    if (last < members.size()) {
      words.add(
          "%s does not go on where that ends; open it to see what is in it."
              .formatted(members.get(last).file().getFileName()));
    }
  }

  private void count(Path file) throws IOException {
    long size = Files.size(file);
    long start = counts.position();
    torn = null;
    Parts one = new Parts(new ReadChannel(file));
    try (Walker walker = new Walker(one, size, Parts.PLAIN, true)) {
      while (walker.next()) {
        tell(walker);
        if (counts.position() == start) {
          checkSection(walker, file);
        }
        walker.count(counts);
      }
    } catch (CaptureDamage e) {
      if (counts.position() == start) {
        throw new IOException(file + " is no capture of this program: " + e.getMessage());
      }
      torn =
          "Damaged at byte %d of %d: %s. What comes before is shown."
              .formatted(counts.position() - start, size, e.getMessage());
    } finally {
      one.close();
    }
    done += size;
    long rest = size - (counts.position() - start);
    if (torn == null && rest > 0) {
      torn =
          "The last %d bytes are part of a record that was not written to its end; they are left out."
              .formatted(rest);
    }
  }

  private void tell(Walker walker) {
    long at = done + walker.tally().position();
    if (at >= told) {
      told = at + Math.max(BETWEEN_NEWS, total / NEWS);
      if (!progress.at(at, total)) {
        throw new CancellationException("called off");
      }
    }
  }

  private static void checkSection(Walker walker, Path file) throws IOException {
    if (walker.block().type() != Pcapng.SECTION
        || walker.getInt(SECTION_MAGIC_AT) != Pcapng.BYTE_ORDER_MAGIC) {
      throw new IOException(file + " is no capture of this program");
    }
  }
}
