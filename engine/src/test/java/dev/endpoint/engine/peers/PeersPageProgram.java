package dev.endpoint.engine.peers;

import dev.endpoint.engine.EndpointCatalog;
import dev.endpoint.engine.EndpointType;
import dev.endpoint.engine.syntax.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The page `docs/peers.md` says what the last run of the peer tests showed. Run by
/// `.ci/peers-page`: without an argument this writes it anew, with `--check` it fails if it is not
/// up to date.
final class PeersPageProgram {
  /// One line for each type, side, peer and test class, and whether all of it passed.
  static final Path RESULTS = Path.of("target", "tested-peers.tsv");

  private static final Path PAGE = Path.of("docs", "peers.md");

  private PeersPageProgram() {}

  private record Row(String type, Side side, String peer, String test, boolean passed) {
    static Row read(String line) {
      String[] parts = line.split("\t");
      return new Row(
          parts[0], Side.valueOf(parts[1]), parts[2], parts[3], Boolean.parseBoolean(parts[4]));
    }
  }

  /// Entry point.
  public static void main(String[] arguments) throws IOException {
    List<Row> rows = Files.readAllLines(RESULTS).stream().sorted().map(Row::read).toList();
    for (Row row : rows) {
      if (!typeNames().contains(row.type())) {
        throw new IllegalStateException(row + " is of no type of ours");
      }
    }
    String page = page(rows);
    if (arguments.length == 0) {
      Files.writeString(PAGE, page);
    } else if (!page.equals(Files.readString(PAGE))) {
      System.err.println(PAGE + " does not say what passed: .ci/peers-page writes it anew");
      System.exit(1);
    }
  }

  private static List<String> typeNames() {
    return EndpointCatalog.installed().types().stream().map(EndpointType::name).toList();
  }

  private static String page(List<Row> rows) {
    StringBuilder page =
        new StringBuilder(
            """
            # Tested peers

            Made from the tests that ran and passed against these programs; not to be edited. `.ci/peers-page` runs them and
            writes it anew; CI checks it after every run. The versions are those of the Debian packages that `.ci/run`
            installs.

            | type | we connect to | connects to us |
            |---|---|---|
            """);
    for (String type : typeNames()) {
      page.append(
          "| `%s` | %s | %s |\n"
              .formatted(type, peers(rows, type, Side.CLIENT), peers(rows, type, Side.SERVER)));
    }
    page.append(
        """

        A type without a peer has none that speaks it, or none that these tests can drive; its own tests run in memory and
        on loopback.

        ## By which tests

        | type | our side | peer | tests |
        |---|---|---|---|
        """);
    for (String type : typeNames()) {
      for (Side side : Side.values()) {
        for (String peer : passed(rows, type, side)) {
          page.append(
              "| `%s` | %s | %s | %s |\n"
                  .formatted(
                      type,
                      side == Side.CLIENT ? "connects" : "listens",
                      peer,
                      tests(rows, type, side, peer)));
        }
      }
    }
    return page.toString();
  }

  private static String peers(List<Row> rows, String type, Side side) {
    return String.join(", ", passed(rows, type, side));
  }

  /// The peers of whose tests not one failed.
  private static Set<String> passed(List<Row> rows, String type, Side side) {
    Set<String> peers = new TreeSet<>(Comparator.comparing(name -> name.toLowerCase(Locale.ROOT)));
    rows.stream()
        .filter(row -> row.type().equals(type) && row.side() == side)
        .map(Row::peer)
        .forEach(peers::add);
    peers.removeIf(peer -> of(rows, type, side, peer).stream().anyMatch(row -> !row.passed()));
    return peers;
  }

  private static List<Row> of(List<Row> rows, String type, Side side, String peer) {
    return rows.stream()
        .filter(row -> row.type().equals(type) && row.side() == side && row.peer().equals(peer))
        .toList();
  }

  private static String tests(List<Row> rows, String type, Side side, String peer) {
    return of(rows, type, side, peer).stream()
        .map(Row::test)
        .distinct()
        .map(
            name ->
                "[%s](../src/test/java/%s.java)"
                    .formatted(name.substring(name.lastIndexOf('.') + 1), name.replace('.', '/')))
        .collect(Collectors.joining(", "));
  }
}
