package dev.endpoint.app.model;

import dev.endpoint.engine.EndpointCatalog;
import dev.endpoint.engine.ParsedEndpoint;
import dev.endpoint.engine.session.Responder;
import dev.endpoint.engine.session.SessionState;
import dev.endpoint.engine.syntax.Diagnostic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The text of an `.endpoints` file: what the command line can say, without its dashes and one a
/// line.
///
/// ```
/// # an echo, and a connection to it
/// listen tcp:7000:interface=127.0.0.1
/// then echo
/// connect tcp:127.0.0.1:7000
/// retry
/// ```
///
/// Empty lines and those that begin with `#` say nothing. A string goes on to the end of its line;
/// where a `\` quotes that end, to the end of the next one.
public final class EndpointList {
  /// For the desktop to tell what it is, and for the window.
  public static final String SUFFIX = ".endpoints";

  private static final String HEAD =
      "# Endpoints for Endpoint Workbench, one a line; then and retry are for the one before.\n";

  /// What can be done with an endpoint.
  public enum Does {
    CONNECT,
    /// Connect, and try again and again.
    KEEP,
    LISTEN
  }

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final EndpointCatalog catalog;
  private final List<Entry> entries = new ArrayList<>();

  /// One endpoint, or what is wrong at a place.
  ///
  /// @param line from 1
  /// @param column where the string begins, from 1
  public sealed interface Entry {
    int line();

    int column();

    /// An endpoint that can be started.
    ///
    /// @param responder what a listener's connections get
    /// @param shown the string to show, without its secrets
    /// @param words what will happen, and what there is to warn of
    record Usable(
        int line,
        int column,
        Does does,
        String text,
        Responder responder,
        String shown,
        String words,
        boolean exposed)
        implements Entry {
      Usable with(Responder then) {
        return new Usable(line, column, does, text, then, shown, words, exposed);
      }

      Usable kept() {
        return new Usable(line, column, Does.KEEP, text, responder, shown, words, exposed);
      }
    }

    /// A line that cannot be used.
    ///
    /// @param shown what stands there, without secrets
    record Wrong(int line, int column, String shown, String words) implements Entry {}
  }

  private EndpointList(EndpointCatalog catalog) {
    this.catalog = catalog;
  }

  /// Everything that stands in the text, in its order. Opens nothing, but looks into the files that
  /// are named: off the FX thread.
  public static List<Entry> read(EndpointCatalog catalog, String text) {
    EndpointList list = new EndpointList(catalog);
    List<String> lines = text.startsWith(BYTE_ORDER_MARK) ? lines(text.substring(1)) : lines(text);
    for (int i = 0; i < lines.size(); i++) {
      int number = i + 1;
      StringBuilder whole = new StringBuilder(lines.get(i));
      while (isQuotedAtEnd(whole) && i + 1 < lines.size()) {
        whole.append('\n').append(lines.get(++i));
      }
      list.line(number, whole.toString());
    }
    return List.copyOf(list.entries);
  }

  /// The end that other systems give a line is no part of it.
  private static List<String> lines(String text) {
    return Arrays.stream(text.split("\n", -1))
        .map(line -> line.endsWith("\r") ? line.substring(0, line.length() - 1) : line)
        .toList();
  }

  private static boolean isQuotedAtEnd(CharSequence line) {
    int backslashes = 0;
    while (backslashes < line.length() && line.charAt(line.length() - 1 - backslashes) == '\\') {
      backslashes++;
    }
    return backslashes % 2 == 1;
  }

  private void line(int number, String line) {
    int word = start(line, 0);
    if (word == line.length() || line.charAt(word) == '#') {
      return;
    }
    int end = end(line, word);
    String keyword = line.substring(word, end);
    int value = start(line, end);
    switch (keyword) {
      case "connect" -> endpoint(number, value, Does.CONNECT, line.substring(value));
      case "listen" -> endpoint(number, value, Does.LISTEN, line.substring(value));
      case "retry" -> retry(number, word, value, line.substring(value));
      case "then" -> then(number, value, line.substring(value).strip());
      default ->
          wrong(
              number,
              word,
              catalog.mask(line.strip()),
              "A line begins with connect, listen, then or retry, but not with \""
                  + keyword
                  + "\".");
    }
  }

  private static int start(String line, int from) {
    int at = from;
    while (at < line.length() && isBlank(line.charAt(at))) {
      at++;
    }
    return at;
  }

  private static int end(String line, int from) {
    int at = from;
    while (at < line.length() && !isBlank(line.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private void endpoint(int line, int at, Does does, String text) {
    ParsedEndpoint<?> parsed = does == Does.LISTEN ? catalog.server(text) : catalog.client(text);
    String shown = catalog.mask(text);
    if (parsed.ok()) {
      String words =
          Stream.concat(
                  Stream.of(parsed.explain()),
                  parsed.diagnostics().stream().map(Diagnostic::message))
              .collect(Collectors.joining(" "));
      entries.add(
          new Entry.Usable(
              line, at + 1, does, text, Responder.HOLD, shown, words, parsed.exposed()));
    } else {
      parsed.diagnostics().stream()
          .filter(Diagnostic::isError)
          .forEach(error -> wrong(line, at, text, shown, error));
    }
  }

  /// In a string of several lines the place is looked for in its own one.
  private void wrong(int line, int at, String text, String shown, Diagnostic error) {
    String before = text.substring(0, error.start());
    int lines = (int) before.chars().filter(c -> c == '\n').count();
    int column = lines == 0 ? at + error.start() : error.start() - before.lastIndexOf('\n') - 1;
    wrong(line + lines, column, shown, error.message());
  }

  private void wrong(int line, int at, String shown, String words) {
    entries.add(new Entry.Wrong(line, at + 1, shown, words));
  }

  private void then(int line, int at, String word) {
    Entry.Usable listener = last(Does.LISTEN);
    if (listener == null) {
      astray(line, at, "then " + word, "\"then\" must follow the listener it belongs to.");
      return;
    }
    Responder.named(word)
        .ifPresentOrElse(
            responder -> entries.set(entries.size() - 1, listener.with(responder)),
            () -> wrong(line, at, "then " + word, unknown(word)));
  }

  private void retry(int line, int word, int value, String rest) {
    Entry.Usable attempt = last(Does.CONNECT);
    if (!rest.isBlank()) {
      wrong(line, value, "retry " + rest.strip(), "\"retry\" stands alone.");
    } else if (attempt == null) {
      astray(line, word, "retry", "\"retry\" must follow the connect it belongs to.");
    } else {
      entries.set(entries.size() - 1, attempt.kept());
    }
  }

  private Entry.@Nullable Usable last(Does does) {
    return !entries.isEmpty()
            && entries.getLast() instanceof Entry.Usable usable
            && usable.does() == does
        ? usable
        : null;
  }

  /// What belongs to a mistake is not a second one.
  private void astray(int line, int at, String shown, String words) {
    if (entries.isEmpty() || !(entries.getLast() instanceof Entry.Wrong)) {
      wrong(line, at, shown, words);
    }
  }

  private static String unknown(String word) {
    String known =
        Arrays.stream(Responder.values()).map(Responder::word).collect(Collectors.joining(", "));
    return "\"then\" knows " + known + ", but not \"" + word + "\".";
  }

  /// The text that stands for these sessions, each once, without their secrets. What belongs to
  /// another one, a listener or a keeper, is left out, and so is what was only looked at.
  public static String write(List<SessionState> sessions) {
    Set<String> said = new LinkedHashSet<>();
    sessions.stream().filter(state -> state.parent() == 0).forEach(state -> said.add(write(state)));
    return HEAD + String.join("", said);
  }

  private static String write(SessionState state) {
    String text = quoteLineEnds(state.masked());
    return switch (state.role()) {
      case LISTEN -> "listen " + text + "\nthen " + state.responder().word() + "\n";
      case KEEP -> "connect " + text + "\nretry\n";
      case CONNECT, ACCEPTED -> "connect " + text + "\n";
      case FILE -> "";
    };
  }

  private static String quoteLineEnds(String text) {
    StringBuilder quoted = new StringBuilder();
    for (char c : text.toCharArray()) {
      if (c == '\n' && !isQuotedAtEnd(quoted)) {
        quoted.append('\\');
      }
      quoted.append(c);
    }
    return quoted.toString();
  }
}
