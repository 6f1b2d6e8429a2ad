package dev.endpoint.engine.type.tls;

import dev.endpoint.engine.Engine;
import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.endpoint.ServerEndpoint;
import dev.endpoint.engine.syntax.Arguments;
import dev.endpoint.engine.syntax.Description;
import dev.endpoint.engine.syntax.EndpointSyntaxException;
import dev.endpoint.engine.syntax.Item;
import dev.endpoint.engine.syntax.Option;
import java.util.ArrayList;
import java.util.List;

/// The endpoint below TLS. It is made by the catalogue from a string, because types do not know
/// each other.
final class Inner {
  private Inner() {}

  /// TCP with the same host, port, timeout and local address.
  static ClientEndpoint client(
      Engine engine,
      Arguments arguments,
      Option<String> host,
      Option<Integer> port,
      List<Option<?>> keywords) {
    List<Item> items = new ArrayList<>();
    items.add(Item.positional("tcp"));
    items.add(Item.positional(arguments.get(host)));
    items.add(Item.positional(String.valueOf(arguments.get(port))));
    keywords.forEach(option -> addKeyword(arguments, option, items));
    return client(engine, Description.of(items).write());
  }

  static ClientEndpoint client(Engine engine, String text) {
    try {
      return engine.clientFromString(text);
    } catch (EndpointSyntaxException e) {
      throw new IllegalStateException("checked before: " + text, e);
    }
  }

  /// TCP on the same port and interface.
  static ServerEndpoint server(
      Engine engine, Arguments arguments, Option<Integer> port, List<Option<?>> keywords) {
    List<Item> items = new ArrayList<>();
    items.add(Item.positional("tcp"));
    items.add(Item.positional(String.valueOf(arguments.get(port))));
    keywords.forEach(option -> addKeyword(arguments, option, items));
    return server(engine, Description.of(items).write());
  }

  static ServerEndpoint server(Engine engine, String text) {
    try {
      return engine.serverFromString(text);
    } catch (EndpointSyntaxException e) {
      throw new IllegalStateException("checked before: " + text, e);
    }
  }

  private static <T> void addKeyword(Arguments arguments, Option<T> option, List<Item> items) {
    arguments
        .find(option)
        .ifPresent(value -> items.add(Item.keyword(option.name(), option.kind().write(value))));
  }
}
