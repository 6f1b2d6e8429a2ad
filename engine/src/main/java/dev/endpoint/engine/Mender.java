package dev.endpoint.engine;

import dev.endpoint.engine.syntax.Description;
import dev.endpoint.engine.syntax.Diagnostic.Suggestion;
import dev.endpoint.engine.syntax.Findings;
import dev.endpoint.engine.syntax.Grammar;
import dev.endpoint.engine.syntax.IpText;
import dev.endpoint.engine.syntax.Item;
import dev.endpoint.engine.syntax.Pasted;
import dev.endpoint.engine.syntax.Schema;
import dev.endpoint.engine.syntax.Side;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Finds what a string with errors was meant to be, where one idea mends all of it: a type left
/// out, a URL, an IPv6 address without brackets. An idea counts only when the string it leads to
/// reads without an error; then one diagnostic takes the place of all, because the others are only
/// consequences.
final class Mender {
  /// Longer strings are not pasted addresses; the search for runs of items is quadratic.
  private static final int MOST_ITEMS = 24;

  private final TypeTable table;
  private final Side side;
  private final Predicate<String> reads;

  /// @param reads whether a string has no error
  Mender(TypeTable table, Side side, Predicate<String> reads) {
    this.table = table;
    this.side = side;
    this.reads = reads;
  }

  void mend(ParsedString<?> parsed, Findings findings) {
    Description description = parsed.description();
    boolean tooLong = description.items().size() > MOST_ITEMS;
    boolean done =
        pasted(parsed, findings)
            || (!tooLong && openBracket(description, findings))
            || (!tooLong && ipv6(description, findings))
            || (!tooLong && nested(parsed, findings))
            || typeLeftOut(parsed, findings)
            || meant(parsed, findings);
    if (!done && Grammar.openBracket(description) >= 0) {
      int at = description.text().place(Grammar.openBracket(description));
      findings.error(at, at + 1, "This bracket is never closed.", null);
    }
  }

  private boolean pasted(ParsedString<?> parsed, Findings findings) {
    String text = parsed.text();
    if (parsed.type() != null && !text.contains("://")) {
      return false;
    }
    Optional<Pasted> pasted = Pasted.recognise(text);
    return pasted.isPresent() && pasted(pasted.get(), text, findings);
  }

  private boolean pasted(Pasted pasted, String text, Findings findings) {
    TypeTable.Entry wanted = table.find(side, pasted.type());
    boolean there = wanted != null && wanted.role(side) != null;
    if (!there && !pasted.path().isEmpty()) {
      return false;
    }
    String type = there ? pasted.type() : "tcp";
    String mended = new PastedText(side, type).write(pasted);
    String message = "This is " + pasted.what() + ", not an endpoint.";
    if (!pasted.either() && pasted.side() != side) {
      message =
          side == Side.CLIENT
              ? "This is a command line that listens; this would connect to it."
              : "This is a command line that connects; this would listen for it.";
    } else if (!there) {
      message +=
          " There is no endpoint type \""
              + pasted.type()
              + "\" in this version; tcp makes the plain connection.";
    }
    return accept(findings, 0, text.length(), message, mended);
  }

  private boolean openBracket(Description description, Findings findings) {
    int open = Grammar.openBracket(description);
    if (open < 0) {
      return false;
    }
    String text = description.text().value();
    char close = text.charAt(open) == '[' ? ']' : '}';
    for (Item item : description.items().reversed()) {
      int at = item.to();
      String mended = text.substring(0, at) + close + text.substring(at);
      boolean after = at > open;
      if (after && accept(findings, open, open + 1, "This bracket is never closed.", mended)) {
        return true;
      }
    }
    return false;
  }

  private boolean ipv6(Description description, Findings findings) {
    String text = description.text().value();
    List<Item> items = description.items();
    for (int i = 1; i < items.size(); i++) {
      int from = items.get(i).valueFrom();
      for (int j = items.size() - 1; j > i; j--) {
        int to = items.get(j).to();
        String address = text.substring(from, to);
        String mended = text.substring(0, from) + "[" + address + "]" + text.substring(to);
        if (IpText.isIpv6(address)
            && accept(findings, from, to, "An IPv6 address needs brackets here.", mended)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean nested(ParsedString<?> parsed, Findings findings) {
    EndpointRole<?> role = parsed.role();
    if (role == null) {
      return false;
    }
    String text = parsed.text();
    List<Item> items = parsed.description().items();
    for (int i = 1; i < items.size(); i++) {
      Item item = items.get(i);
      int from = item.valueFrom();
      for (int j = nests(role.schema(), item) ? items.size() - 1 : i; j > i; j--) {
        int to = items.get(j).to();
        String mended =
            text.substring(0, from) + "{" + text.substring(from, to) + "}" + text.substring(to);
        String message = "The endpoint inside this one needs braces around it.";
        if (accept(findings, from, to, message, mended)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean nests(Schema schema, Item item) {
    return item.isKeyword()
        && item.key() != null
        && schema.find(item.key().value()).filter(o -> o.kind().nests().isPresent()).isPresent();
  }

  private boolean typeLeftOut(ParsedString<?> parsed, Findings findings) {
    Item first = parsed.description().items().getFirst();
    if (parsed.type() != null || first.key() == null) {
      return false;
    }
    String text = parsed.text();
    int to = parsed.description().items().getFirst().to();
    String key = first.key().value();
    if (table.find(side, key) != null) {
      String mended =
          text.substring(0, first.key().end()) + ":" + text.substring(first.valueFrom());
      String message = "A colon follows the type, not an equals sign.";
      return accept(findings, first.key().end(), first.valueFrom(), message, mended);
    }
    String message = "The type is missing.";
    return table.names(side).stream()
        .anyMatch(name -> accept(findings, 0, to, message, name + ":" + text));
  }

  private boolean meant(ParsedString<?> parsed, Findings findings) {
    EndpointRole<?> role = parsed.role();
    if (role == null) {
      return false;
    }
    String text = parsed.text();
    return role.meant(parsed.description())
        .filter(meant -> accept(findings, 0, text.length(), meant.message(), meant.text()))
        .isPresent();
  }

  private boolean accept(Findings findings, int start, int end, String message, String mended) {
    if (!reads.test(mended)) {
      return false;
    }
    findings.replaceErrors(start, end, message, new Suggestion("Use " + mended, mended));
    return true;
  }
}
