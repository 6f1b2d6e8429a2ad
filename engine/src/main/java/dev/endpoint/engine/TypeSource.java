package dev.endpoint.engine;

import dev.endpoint.engine.EndpointCatalog.Broken;
import java.util.List;

/// Endpoint types that were found in one place.
///
/// @param place what to call it, such as the name of a plug-in's jar; empty for the engine's own
/// @param broken what could not be loaded there
public record TypeSource(String place, List<EndpointType> types, List<Broken> broken) {
  public TypeSource {
    types = List.copyOf(types);
    broken = List.copyOf(broken);
  }

  /// A place that has nothing to give.
  public static TypeSource broken(String place, String reason) {
    return new TypeSource(place, List.of(), List.of(new Broken(place, reason)));
  }
}
