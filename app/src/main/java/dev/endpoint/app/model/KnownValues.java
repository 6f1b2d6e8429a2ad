package dev.endpoint.app.model;

import dev.endpoint.app.settings.HistoryEntry;
import dev.endpoint.app.settings.Settings;
import dev.endpoint.engine.EndpointCatalog;
import dev.endpoint.engine.ParsedEndpoint;
import dev.endpoint.engine.syntax.Choice;
import dev.endpoint.engine.syntax.Option;
import dev.endpoint.engine.syntax.Side;
import dev.endpoint.engine.syntax.ValueSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Stream;

/// What this computer and the user's past know of values: hosts that were connected to, addresses
/// of this computer, files. FX thread only.
public final class KnownValues implements ValueSource {
  private static final int MOST_HOSTS = 5;

  private final EndpointCatalog catalog;
  private final Settings settings;
  private final Findings addresses;
  private final Findings files;

  /// @param finder finds what has to be asked of the system
  /// @param background where that is done
  /// @param fx runs tasks on the FX thread
  /// @param changed is called when more was found than was answered
  public KnownValues(
      EndpointCatalog catalog,
      Settings settings,
      Finder finder,
      Executor background,
      Executor fx,
      Runnable changed) {
    this.catalog = catalog;
    this.settings = settings;
    addresses = new Findings(none -> finder.addresses(), background, fx, changed);
    files = new Findings(finder::files, background, fx, changed);
  }

  /// What has to be asked of the system, and blocks.
  public interface Finder {
    /// The addresses of this computer.
    List<Choice> addresses();

    /// What is in a folder, each with the folder's name before it; a folder ends with `/`.
    ///
    /// @param folder as it was typed, with the `/` at its end; empty for the current one
    List<Choice> files(String folder);
  }

  @Override
  public List<Choice> values(Side side, String type, Option<?> option, String typed) {
    if (option.kind().isPath()) {
      return files.of(typed.substring(0, typed.lastIndexOf('/') + 1)).stream()
          .filter(file -> file.value().startsWith(typed))
          .toList();
    } else if (option.kind().isLocalAddress()) {
      return addresses.of("");
    }
    return option.name().equals("host") ? hosts() : List.of();
  }

  private List<Choice> hosts() {
    return settings.history().stream()
        .filter(entry -> entry.side() == Side.CLIENT)
        .flatMap(this::host)
        .distinct()
        .limit(MOST_HOSTS)
        .map(host -> new Choice(host, "connected to before"))
        .toList();
  }

  private Stream<String> host(HistoryEntry entry) {
    ParsedEndpoint<?> parsed = catalog.glance(Side.CLIENT, entry.text());
    Function<Object, String> text = Object::toString;
    return parsed.ok() ? parsed.value("host").map(text).stream() : Stream.empty();
  }
}
