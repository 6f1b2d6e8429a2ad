package dev.endpoint.engine.type.unix;

import dev.endpoint.engine.syntax.Diagnostic;
import dev.endpoint.engine.syntax.EndpointSyntaxException;
import java.net.UnixDomainSocketAddress;
import java.nio.file.InvalidPathException;
import java.util.List;

/// From texts to paths.
final class UnixPaths {
  private UnixPaths() {}

  /// @throws EndpointSyntaxException for characters that file names cannot have on this system
  static UnixDomainSocketAddress address(String type, String path) throws EndpointSyntaxException {
    try {
      return UnixDomainSocketAddress.of(path);
    } catch (InvalidPathException e) {
      String text = type + ":" + path;
      Diagnostic unnameable =
          new Diagnostic(
              Diagnostic.Severity.ERROR,
              type.length() + 1,
              text.length(),
              "No file can have that name here: "
                  + e.getReason()
                  + ". File names follow the language settings of the system (LANG).",
              null);
      throw new EndpointSyntaxException(text, List.of(unnameable));
    }
  }
}
