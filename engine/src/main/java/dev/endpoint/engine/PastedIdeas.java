package dev.endpoint.engine;

import dev.endpoint.engine.syntax.IpText;
import dev.endpoint.engine.syntax.Nearest;
import dev.endpoint.engine.syntax.Pasted;
import dev.endpoint.engine.syntax.Quoting;
import dev.endpoint.engine.syntax.Side;
import java.util.List;
import java.util.stream.Stream;

/// What was pasted from somewhere else, as an endpoint string.
record PastedIdeas(TypeTable table, Side side) {
  /// A host without a port is most often meant for the web.
  private static final String USUAL_PORT = "80";

  Stream<Idea> of(String text) {
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
    TypeTable.Entry wanted = table.find(side, pasted.type());
    boolean there = wanted != null && wanted.role(side) != null;
    if (!there && !pasted.path().isEmpty()) {
      return Stream.empty();
    }
    String mended = write(pasted, there ? pasted.type() : "tcp");
    return Stream.of(new Idea(0, text.length(), message(pasted, there), mended));
  }

  private String message(Pasted pasted, boolean there) {
    if (otherSides(pasted)) {
      return side == Side.CLIENT
          ? "This is a command line that listens; here is how to connect to it."
          : "This is a command line that connects; here is how to listen for it.";
    }
    String what = "This is " + pasted.what() + ", not an endpoint.";
    return there
        ? what
        : what
            + " There is no endpoint type \""
            + pasted.type()
            + "\" in this version; tcp makes the plain connection.";
  }

  private boolean otherSides(Pasted pasted) {
    return !pasted.either() && pasted.side() != side;
  }

  private static String more(Pasted pasted) {
    StringBuilder more = new StringBuilder();
    pasted
        .more()
        .forEach(
            (name, value) ->
                more.append(':').append(name).append('=').append(Quoting.value(value)));
    return more.toString();
  }

  private String write(Pasted pasted, String type) {
    if (!pasted.path().isEmpty()) {
      return type + ":" + Quoting.positional(pasted.path());
    }
    String host = pasted.host();
    String port = pasted.port().isEmpty() ? USUAL_PORT : pasted.port();
    boolean anywhere = host.isEmpty() || IpText.isWildcard(host);
    if (side == Side.CLIENT) {
      String place = type + ":" + (anywhere ? "localhost" : Quoting.readable(host)) + ":" + port;
      return type.equals(pasted.type()) ? place + more(pasted) : place;
    }
    boolean everywhere = anywhere || otherSides(pasted);
    return type + ":" + port + (everywhere ? "" : ":interface=" + Quoting.readable(host));
  }
}
