package dev.endpoint.app;

import dev.endpoint.engine.session.Responder;

/// Something the command line asks to have started when the window opens.
public sealed interface Start {
  record Listen(String text, Responder responder) implements Start {}

  record Connect(String text) implements Start {}
}
