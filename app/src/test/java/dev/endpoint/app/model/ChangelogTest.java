package dev.endpoint.app.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.app.model.Changelog.Kind;
import dev.endpoint.app.model.Changelog.Line;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangelogTest {
  @Test
  void headingsAndItemsWithoutTheMarks() {
    Changelog changelog =
        Changelog.of(
            """
            # Changelog

            The format is that of [somebody](https://example.com).

            ## [0.2.0] - 2026-12-01

            ### Fixed

            - One that goes on
              in the *next* line, with `code`.
            - [Another](docs/x.md).

            ## [0.1.0]
            """);
    assertEquals(
        List.of(
            new Line(Kind.VERSION, "0.2.0 - 2026-12-01"),
            new Line(Kind.GROUP, "Fixed"),
            new Line(Kind.ITEM, "One that goes on in the next line, with `code`."),
            new Line(Kind.ITEM, "Another."),
            new Line(Kind.VERSION, "0.1.0")),
        changelog.lines());
  }

  @Test
  void theProgramHasItsOwn() {
    List<Line> lines = Changelog.installed().lines();
    assertEquals(Kind.VERSION, lines.getFirst().kind());
    assertTrue(lines.stream().anyMatch(line -> line.text().contains(".endpoints")));
  }
}
