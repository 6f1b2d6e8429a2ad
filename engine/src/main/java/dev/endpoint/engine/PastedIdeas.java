package dev.endpoint.engine;

import dev.endpoint.engine.syntax.IpText;
import dev.endpoint.engine.syntax.Nearest;
import dev.endpoint.engine.syntax.Pasted;
import dev.endpoint.engine.syntax.PastedProxy;
import dev.endpoint.engine.syntax.Quoting;
import dev.endpoint.engine.syntax.Side;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What was pasted from somewhere else, as an endpoint string.
record PastedIdeas(TypeTable table, Side side) {
  /// Where a proxy leads that was pasted alone.
  private static final String SOMEWHERE = "example.com";

  /// A host without a port is most often meant for the web.
  private static final String USUAL_PORT = "80";

  /// An endpoint string with what stood around it where it was copied.
  private enum Around {
    CALL(".*FromString\\s*\\([^\"']*([\"'])(?<string>.+?)\\1.*", notAnEndpoint("source code")),
    COMMAND(
        "(?:\\S*/)?twistd?\\s.*?(?:--(?:listen|port|https?)[=\\s]|-p\\s*)[\"']?(?<string>[^\\s\"']+).*",
        notAnEndpoint("a command line")),
    QUOTES(
        "([\"'`])(?<string>.+)\\1[,;]?", "The quotation marks are not part of an endpoint string.");

    private final Pattern pattern;
    private final String message;

    Around(String pattern, String message) {
      this.pattern = Pattern.compile(pattern, Pattern.DOTALL);
      this.message = message;
    }
  }

  Stream<Idea> of(String text) {
    return Stream.concat(within(text), notations(text));
  }

  private Stream<Idea> within(String text) {
    return Stream.of(Around.values())
        .flatMap(
            around -> {
              Matcher matcher = around.pattern.matcher(text.strip());
              return matcher.matches()
                  ? within(text, around, matcher.group("string"))
                  : Stream.empty();
            });
  }

  /// Taken as it is, or mended. Source code has its backslashes twice.
  private Stream<Idea> within(String text, Around around, String string) {
    String plain = string.replace("\\\\", "\\");
    return Stream.concat(Stream.of(plain), notations(plain).map(Idea::text))
        .map(meant -> new Idea(0, text.length(), around.message, meant));
  }

  private Stream<Idea> notations(String text) {
    List<String> near = Nearest.to(text.split(":", 2)[0], table.names(side));
    return Pasted.recognise(text).stream()
        .filter(pasted -> near.isEmpty() || !pasted.either() || text.contains("://"))
        .flatMap(pasted -> ideas(pasted, text));
  }

  /// Only what cannot be anything else, for a string whose type there is: `tcp://host:80`.
  Stream<Idea> ofUrl(String text) {
    return text.contains("://") ? of(text) : Stream.empty();
  }

  private Stream<Idea> ideas(Pasted pasted, String text) {
    boolean there = has(pasted.type());
    if (!there && !pasted.path().isEmpty()) {
      return Stream.empty();
    }
    PastedProxy proxy = pasted.proxy();
    if (proxy != null && !(side == Side.CLIENT && has(proxy.type()))) {
      return Stream.empty();
    }
    String mended = write(pasted, there ? pasted.type() : "tcp");
    return Stream.of(new Idea(0, text.length(), message(pasted, there), mended));
  }

  private boolean has(String type) {
    TypeTable.Entry entry = table.find(side, type);
    return entry != null && entry.role(side) != null;
  }

  private String message(Pasted pasted, boolean there) {
    if (otherSides(pasted)) {
      return side == Side.CLIENT
          ? "This is a command line that listens; here is how to connect to it."
          : "This is a command line that connects; here is how to listen for it.";
    }
    if (pasted.proxy() != null && pasted.host().isEmpty()) {
      return "This is " + pasted.what() + "; " + SOMEWHERE + " stands for where to go through it.";
    }
    String what = notAnEndpoint(pasted.what());
    return there
        ? what
        : what
            + " There is no endpoint type \""
            + pasted.type()
            + "\" in this version; tcp makes the plain connection.";
  }

  private static String notAnEndpoint(String what) {
    return "This is " + what + ", not an endpoint.";
  }

  private boolean otherSides(Pasted pasted) {
    return !pasted.either() && pasted.side() != side;
  }

  private static String written(Map<String, String> more) {
    StringBuilder written = new StringBuilder();
    more.forEach(
        (name, value) -> written.append(':').append(name).append('=').append(Quoting.value(value)));
    return written.toString();
  }

  private String client(String type, Pasted pasted) {
    PastedProxy proxy = pasted.proxy();
    boolean anywhere = pasted.host().isEmpty() || IpText.isWildcard(pasted.host());
    String nowhere = proxy == null ? "localhost" : SOMEWHERE;
    String host = anywhere ? nowhere : Quoting.readable(pasted.host());
    String place = ":" + host + ":" + (pasted.port().isEmpty() ? USUAL_PORT : pasted.port());
    String direct = type + place + (type.equals(pasted.type()) ? written(pasted.more()) : "");
    if (proxy == null) {
      return direct;
    }
    String by = proxy.type() + place + written(proxy.more()) + standing(proxy.endpoint());
    // The proxy takes the place of plain TCP, and carries what is more than that.
    return type.startsWith("tcp") ? by : direct + standing(by);
  }

  private static String standing(String below) {
    return ":endpoint=" + Quoting.readable(below);
  }

  private String write(Pasted pasted, String type) {
    if (!pasted.path().isEmpty()) {
      return type + ":" + Quoting.positional(pasted.path());
    }
    if (side == Side.CLIENT) {
      return client(type, pasted);
    }
    String host = pasted.host();
    String port = pasted.port().isEmpty() ? USUAL_PORT : pasted.port();
    boolean anywhere = host.isEmpty() || IpText.isWildcard(host);
    boolean everywhere = anywhere || otherSides(pasted);
    return type + ":" + port + (everywhere ? "" : ":interface=" + Quoting.readable(host));
  }
}
