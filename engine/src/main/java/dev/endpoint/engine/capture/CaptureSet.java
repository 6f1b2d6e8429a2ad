package dev.endpoint.engine.capture;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The files of one capture that are still there, found from one of them: those around it whose
/// numbers follow one another. Names make them candidates; that they are of one capture stands in
/// the files.
///
/// @param members in order
/// @param wanted which of them it was found from
record CaptureSet(List<Member> members, int wanted) {
  /// @param number 1 for the first file of the capture
  /// @param label null for the first file
  /// @param below what it says of what passed below, if it does
  record Member(Path file, int number, @Nullable PartLabel label, @Nullable PartLabel below) {
    /// What is counted of what comes before it.
    Counts before() {
      Recording.Gone nothing = Recording.Gone.NOTHING;
      return Counts.behind(
          label == null ? nothing : label.before(), below == null ? nothing : below.before());
    }

    /// When the capture began, if it is not the first file.
    long begun() {
      return label == null ? 0 : label.begun();
    }
  }

  /// Blocks.
  static CaptureSet of(Path file) throws IOException {
    Ends ends = ends(file);
    if (ends == null) {
      return new CaptureSet(List.of(new Member(file, 1, null, null)), 0);
    }
    Member wanted = member(file, ends);
    List<Member> all = new ArrayList<>(List.of(wanted));
    for (Path other : candidates(file)) {
      Ends others = ends(other);
      if (others != null && others.begun() == ends.begun() && others.number() != ends.number()) {
        all.add(member(other, others));
      }
    }
    all.sort(Comparator.comparingInt(Member::number));
    int at = all.indexOf(wanted);
    int from = at;
    while (from > 0 && all.get(from - 1).number() == all.get(from).number() - 1) {
      from--;
    }
    int to = at + 1;
    while (to < all.size() && all.get(to).number() == all.get(to - 1).number() + 1) {
      to++;
    }
    return new CaptureSet(List.copyOf(all.subList(from, to)), at - from);
  }

  private static Member member(Path file, Ends ends) {
    return new Member(file, ends.number(), ends.label(), ends.below());
  }

  /// Null for a file that has no whole packet: whoever opens it says why.
  private static @Nullable Ends ends(Path file) {
    try {
      return Ends.read(file);
    } catch (IOException e) {
      return null;
    }
  }

  private static List<Path> candidates(Path file) throws IOException {
    Path name = file.getFileName();
    Path folder = file.toAbsolutePath().getParent();
    List<Path> found = new ArrayList<>();
    if (name == null || folder == null) {
      return found;
    }
    String first = CaptureName.first(name.toString());
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(
            folder, other -> isCandidate(other.getFileName().toString(), name.toString(), first))) {
      for (Path other : files) {
        Path beside = file.resolveSibling(other.getFileName());
        if (CaptureFile.isOurs(beside)) {
          found.add(beside);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return found;
  }

  private static boolean isCandidate(String other, String name, String first) {
    return !other.equals(name) && CaptureName.first(other).equals(first);
  }
}
