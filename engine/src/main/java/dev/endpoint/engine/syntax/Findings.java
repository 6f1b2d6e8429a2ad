package dev.endpoint.engine.syntax;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Collects what there is to say about one string while it is read.
public final class Findings {
  private final List<Diagnostic> found = new ArrayList<>();
  private boolean overlooked;

  public void error(
      int start, int end, String message, Diagnostic.@Nullable Suggestion suggestion) {
    found.add(new Diagnostic(Diagnostic.Severity.ERROR, start, end, message, suggestion));
  }

  public void warning(
      int start, int end, String message, Diagnostic.@Nullable Suggestion suggestion) {
    found.add(new Diagnostic(Diagnostic.Severity.WARNING, start, end, message, suggestion));
  }

  /// In the order of their places, and of finding at the same place.
  public List<Diagnostic> sorted() {
    return found.stream().sorted(Comparator.comparingInt(Diagnostic::start)).toList();
  }

  /// Drops the errors from a place on, because one about to be reported there explains them.
  public void dropErrorsFrom(int place) {
    found.removeIf(diagnostic -> diagnostic.isError() && diagnostic.end() >= place);
  }

  public long errors() {
    return found.stream().filter(Diagnostic::isError).count();
  }

  /// A file that the string names was not looked into.
  void overlook() {
    overlooked = true;
  }

  public boolean isOverlooked() {
    return overlooked;
  }

  /// Puts one error in place of all, because what it suggests mends them all.
  public void replaceErrors(int start, int end, String message, Diagnostic.Suggestion suggestion) {
    found.removeIf(Diagnostic::isError);
    error(start, end, message, suggestion);
  }
}
