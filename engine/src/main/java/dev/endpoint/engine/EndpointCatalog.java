package dev.endpoint.engine;

import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.endpoint.ServerEndpoint;
import dev.endpoint.engine.syntax.Completer;
import dev.endpoint.engine.syntax.Completion;
import dev.endpoint.engine.syntax.Side;
import dev.endpoint.engine.syntax.ValueSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/// Every endpoint type there is, and what is made of them: reading, completing, explaining.
/// Immutable; any thread.
public final class EndpointCatalog {
  /// A type that could not be loaded and is left out.
  ///
  /// @param name the place it is in, such as a plug-in's jar; where it comes with the engine its
  ///   own name, or its class's when it did not get that far
  /// @param reason in words
  public record Broken(String name, String reason) {}

  private final List<TypeSource> sources;
  private final TypeTable table;
  private final List<Broken> broken;
  private final Completer completer;

  private EndpointCatalog(List<TypeSource> sources) {
    List<Broken> left = new ArrayList<>();
    this.sources = List.copyOf(sources);
    this.table = TypeTable.of(sources, left);
    this.broken = List.copyOf(left);
    this.completer = new Completer(table::entries);
  }

  /// All types that the class loader of this class finds as services.
  public static EndpointCatalog installed() {
    return installed(EndpointCatalog.class.getClassLoader());
  }

  /// All types that a class loader finds as services. What cannot be loaded is left out and told by
  /// [#broken].
  public static EndpointCatalog installed(ClassLoader loader) {
    List<EndpointType> types = new ArrayList<>();
    List<Broken> broken = new ArrayList<>();
    Iterator<EndpointType> found = ServiceLoader.load(EndpointType.class, loader).iterator();
    while (loadNext(found, types, broken)) {
      continue;
    }
    return new EndpointCatalog(List.of(new TypeSource("", types, broken)));
  }

  /// Exactly these types; of two with one name the first counts.
  public static EndpointCatalog of(List<EndpointType> types) {
    return new EndpointCatalog(List.of(new TypeSource("", types, List.of())));
  }

  /// These types and, after them, those of other places; of two with one name the first counts.
  public EndpointCatalog with(List<TypeSource> more) {
    if (more.isEmpty()) {
      return this;
    }
    List<TypeSource> all = new ArrayList<>(sources);
    all.addAll(more);
    return new EndpointCatalog(all);
  }

  /// A provider that fails in its static initialiser, its constructor or by its class file must not
  /// take the others with it, hence the two kinds of error.
  private static boolean loadNext(
      Iterator<EndpointType> found, List<EndpointType> types, List<Broken> broken) {
    try {
      if (!found.hasNext()) {
        return false;
      }
      types.add(found.next());
    } catch (ServiceConfigurationError | LinkageError e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      broken.add(new Broken(TypeTable.providerName(e), LoadFailures.words(cause)));
    }
    return true;
  }

  /// In the order they were found.
  public List<EndpointType> types() {
    return table.types();
  }

  /// Where one of these types comes from: empty for the engine's own, else such as a plug-in's jar.
  public String place(EndpointType type) {
    return table.place(type);
  }

  /// Types that were left out, and why.
  public List<Broken> broken() {
    return broken;
  }

  /// Never throws: whatever is wrong is in the diagnostics.
  public ParsedEndpoint<ClientEndpoint> client(String text) {
    return StringReader.client(table, true).read(text);
  }

  /// Never throws: whatever is wrong is in the diagnostics.
  public ParsedEndpoint<ServerEndpoint> server(String text) {
    return StringReader.server(table, true).read(text);
  }

  /// As [#client], but no file that the text names is looked into: for whoever cannot wait for a
  /// disk. An endpoint that is made of it finds out when it is used.
  public ParsedEndpoint<ClientEndpoint> glanceClient(String text) {
    return StringReader.client(table, false).read(text);
  }

  /// As [#server], but no file that the text names is looked into.
  public ParsedEndpoint<ServerEndpoint> glanceServer(String text) {
    return StringReader.server(table, false).read(text);
  }

  /// [#glanceClient] or [#glanceServer].
  public ParsedEndpoint<?> glance(Side side, String text) {
    return side == Side.CLIENT ? glanceClient(text) : glanceServer(text);
  }

  /// The text with the values of secret arguments hidden, those of endpoints inside it too, whether
  /// or not it has errors: what to show, log and save.
  public String mask(String text) {
    return table.secrets().mask(text);
  }

  /// How the text could go on at the caret, best first.
  public List<Completion> complete(Side side, String text, int caret) {
    return complete(side, text, caret, ValueSource.NONE);
  }

  /// How the text could go on at the caret, best first.
  ///
  /// @param values what the caller knows of values: interfaces of this machine, recent hosts
  public List<Completion> complete(Side side, String text, int caret, ValueSource values) {
    return completer.complete(side, text, caret, values);
  }

  /// What to show in grey after the text: the arguments still expected, such as `:port`; may be
  /// empty.
  public String ghost(Side side, String text) {
    return completer.ghost(side, text);
  }
}
