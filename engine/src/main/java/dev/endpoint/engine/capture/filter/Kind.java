package dev.endpoint.engine.capture.filter;

import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.message.Message;

/// What a word alone asks for.
enum Kind {
  RECV("recv", "what was received"),
  RECEIVED("received", "what was received"),
  SENT("sent", "what was sent"),
  EVENT("event", "what happened, such as connecting"),
  UNCUT("uncut", "what does not fit the way of cutting"),
  OPEN("open", "what is not whole yet");

  final String word;
  final String help;

  Kind(String word, String help) {
    this.word = word;
    this.help = help;
  }

  boolean accepts(Message message) {
    return switch (this) {
      case RECV, RECEIVED -> message.direction() == Direction.RECEIVED;
      case SENT -> message.direction() == Direction.SENT;
      case EVENT -> message.isEvent();
      case UNCUT -> message.state() == Message.State.UNCUT;
      case OPEN -> message.state() == Message.State.OPEN;
    };
  }
}
