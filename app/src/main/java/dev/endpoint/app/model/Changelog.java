package dev.endpoint.app.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What changed from one version to the next, as CHANGELOG.md tells it: headings and items.
///
/// @param lines in their order
public record Changelog(List<Line> lines) {
  public enum Kind {
    VERSION,
    GROUP,
    ITEM
  }

  /// @param text with the marks of Markdown left out, but for the `\`` around code
  public record Line(Kind kind, String text) {}

  public Changelog {
    lines = List.copyOf(lines);
  }

  /// The one that comes with the program.
  public static Changelog installed() {
    try (InputStream in = Changelog.class.getResourceAsStream("/dev/endpoint/app/CHANGELOG.md")) {
      return of(in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What stands before the first version is about the file itself.
  static Changelog of(String markdown) {
    List<Line> lines = new ArrayList<>();
    for (String line : markdown.lines().toList()) {
      if (line.startsWith("## ")) {
        lines.add(new Line(Kind.VERSION, plain(line.substring(3)).replaceAll("[\\[\\]]", "")));
      } else if (!lines.isEmpty()) {
        inVersion(line, lines);
      }
    }
    return new Changelog(lines);
  }

  private static void inVersion(String line, List<Line> lines) {
    if (line.startsWith("### ")) {
      lines.add(new Line(Kind.GROUP, plain(line.substring(4))));
    } else if (line.startsWith("- ")) {
      lines.add(new Line(Kind.ITEM, plain(line.substring(2))));
    } else if (line.startsWith("  ") && lines.getLast().kind() == Kind.ITEM) {
      Line begun = lines.removeLast();
      lines.add(new Line(Kind.ITEM, begun.text() + " " + plain(line.strip())));
    }
  }

  private static String plain(String text) {
    return text.replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1").replaceAll("\\*+([^*]+)\\*+", "$1");
  }
}
