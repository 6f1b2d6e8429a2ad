package dev.endpoint.app;

import dev.endpoint.engine.session.Responder;
import java.nio.file.Path;
import java.util.List;

/// Something the command line asks to have started when the window opens.
public sealed interface Start {
  /// As on the command line.
  List<String> arguments();

  record Listen(String text, Responder responder) implements Start {
    @Override
    public List<String> arguments() {
      return List.of("--listen", text, "--then", responder.word());
    }
  }

  /// @param file absolute
  record Open(Path file) implements Start {
    @Override
    public List<String> arguments() {
      return List.of(file.toString());
    }
  }

  record Connect(String text) implements Start {
    @Override
    public List<String> arguments() {
      return List.of("--connect", text);
    }
  }

  record Keep(String text) implements Start {
    @Override
    public List<String> arguments() {
      return List.of("--connect", text, "--retry");
    }
  }
}
